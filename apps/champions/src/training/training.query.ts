import { given } from '@heard/contracts'
import type { TrainingDone } from '@heard/contracts/champions'
import type { ReadModel } from '@heard/service-kit'

type Queried = Pick<ReadModel, 'query'>
export type ModuleRow = {
  readonly module: string
  readonly name: string
  readonly about: string | null
  readonly required: number
  readonly months: number | null
  readonly link: string | null
}
export type SessionRow = {
  readonly lesson: string
  readonly module: string
  readonly starts: string
  readonly ends: string
  readonly place: string
  readonly cancelled: number
}

/** What is taught now, the required first. */
export const modulesIn = (model: Queried, programme: string): readonly ModuleRow[] =>
  model.query(
    'SELECT module, name, about, required, months, link FROM training_modules WHERE programme = ? AND retired = 0 ORDER BY required DESC, module LIMIT 200',
    programme,
  )

/** Of these, what is taught no longer. */
export const retiredAmong = (model: Queried, programme: string, modules: readonly string[]): readonly ModuleRow[] =>
  model.query(
    `SELECT module, name, about, required, months, link FROM training_modules
WHERE programme = ? AND retired = 1 AND module IN (SELECT value FROM json_each(?)) ORDER BY module`,
    programme,
    JSON.stringify(modules),
  )

/** Sessions that are not over. */
export const sessionsIn = (model: Queried, programme: string, now: string): readonly SessionRow[] =>
  model.query(
    'SELECT lesson, module, starts, ends, place, cancelled FROM training_sessions WHERE programme = ? AND ends >= ? ORDER BY starts LIMIT 500',
    programme,
    now,
  )

const CHAMPIONS = `SELECT application FROM applications WHERE programme = ?1 AND erased = 0
  AND (state = 'accepted' OR (state = 'paused' AND before = 'accepted'))`

export const championIds = (model: Queried, programme: string): readonly string[] =>
  model.query<{ application: string }>(`${CHAMPIONS} ORDER BY at, application LIMIT 500`, programme).map(({ application }) => application)

/** Of a row `l`: that they did not do it again on a later day. */
export const NEWEST = 'l.on_day = (SELECT max(on_day) FROM training_learned m WHERE m.application = l.application AND m.module = l.module)'

type Learned = TrainingDone & { readonly application: string }

/** What the champions of today have learned, with the newest day of each. */
export const learnedIn = (model: Queried, programme: string): readonly Learned[] =>
  model
    .query<{ application: string; module: string; on_day: string; expires: string | null }>(
      `SELECT application, module, on_day, expires FROM training_learned l WHERE programme = ?1 AND ${NEWEST} AND application IN (${CHAMPIONS})`,
      programme,
    )
    .map(({ on_day: on, expires, ...row }) => ({ ...row, on, ...given({ expires: expires ?? undefined }) }))

export const contactsRef = (model: Queried, programme: string): string | undefined =>
  model.query<{ contacts: string }>('SELECT contacts FROM champion_contacts WHERE programme = ?', programme)[0]?.contacts

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
const NEWEST = 'l.on_day = (SELECT max(on_day) FROM training_learned n WHERE n.application = l.application AND n.module = l.module)'

type Learned = TrainingDone & { readonly application: string }

/** What the champions of today have learned, with the newest day of each. */
export const learnedIn = (model: Queried, programme: string): readonly Learned[] =>
  model
    .query<{ application: string; module: string; on_day: string; expires: string | null }>(
      `SELECT application, module, on_day, expires FROM training_learned l WHERE programme = ?1 AND ${NEWEST} AND application IN (${CHAMPIONS})`,
      programme,
    )
    .map(({ on_day: on, expires, ...row }) => ({ ...row, on, ...given({ expires: expires ?? undefined }) }))

export type Ending = { readonly programme: string; readonly application: string; readonly module: string; readonly expires: string }

const ENDING = `SELECT l.programme, l.application, l.module, l.expires FROM training_learned l
JOIN training_modules m USING (module) JOIN applications a USING (application)
WHERE m.retired = 0 AND a.erased = 0 AND a.state = 'accepted' AND l.expires > ?1 AND l.expires <= ?2 AND ${NEWEST}
AND (l.expires, l.application, l.module) > (?3, ?4, ?5) ORDER BY l.expires, l.application, l.module LIMIT ?6`

/** What ends after one day and by another, of champions who are not on leave, page by page until nothing is left. */
export function* endingIn(model: Queried, after: string, by: string, page = 200): Generator<Ending> {
  let last: Ending | undefined
  do {
    const rows: readonly Ending[] = model.query<Ending>(ENDING, after, by, last?.expires ?? '', last?.application ?? '', last?.module ?? '', page)
    yield* rows
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last)
}

export const contactsRef = (model: Queried, programme: string): string | undefined =>
  model.query<{ contacts: string }>('SELECT contacts FROM champion_contacts WHERE programme = ?', programme)[0]?.contacts

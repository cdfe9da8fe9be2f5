import { ApplicationRow, ApplicationState } from '@heard/contracts/champions'
import type { ReadModel } from '@heard/service-kit'
import { hearsBy } from './hears-by.ts'

type Queried = Pick<ReadModel, 'query'>
type Row = {
  readonly application: string
  readonly at: string
  readonly state: string
  readonly paused_until: string | null
  readonly talk_at: string | null
  readonly proposed_by: string | null
  readonly proposed_at: string | null
  readonly erased: number
}

const COLUMNS = 'application, at, state, paused_until, talk_at, proposed_by, proposed_at, erased'

/** Eight signs by which people speak of an application. */
export const referenceOf = (application: string): string => application.slice(-8).toUpperCase()

const rowOf = ({ application, at, state, paused_until, talk_at, proposed_by, erased }: Row): ApplicationRow =>
  ApplicationRow.parse({
    application,
    reference: referenceOf(application),
    at,
    state,
    due: hearsBy(at),
    ...(talk_at === null ? {} : { talkAt: talk_at }),
    ...(paused_until === null ? {} : { pausedUntil: paused_until }),
    proposed: proposed_by !== null,
    erased: erased === 1,
  })

export const applicationsOf = (model: Queried, programme: string, state: ApplicationState | undefined): ApplicationRow[] =>
  model
    .query<Row>(
      `SELECT ${COLUMNS} FROM applications WHERE programme = ?1 AND (?2 IS NULL OR state = ?2) ORDER BY at DESC, application LIMIT 500`,
      programme,
      state ?? null,
    )
    .map(rowOf)

export const applicationOf = (model: Queried, programme: string, application: string): ApplicationRow | undefined =>
  model.query<Row>(`SELECT ${COLUMNS} FROM applications WHERE programme = ? AND application = ?`, programme, application).map(rowOf)[0]

export const countsOf = (model: Queried, programme: string): Record<ApplicationState, number> => {
  const rows = model.query<{ state: string; many: number }>(
    'SELECT state, count(*) AS many FROM applications WHERE programme = ? GROUP BY state',
    programme,
  )
  const counts = new Map(rows.map(({ state, many }) => [state, many]))
  return Object.fromEntries(ApplicationState.options.map((state) => [state, counts.get(state) ?? 0])) as Record<ApplicationState, number>
}

/** What waits for somebody: applications to read, talks, decisions that somebody else proposed, and rests that are over. */
export const waitingOf = (model: Queried, programme: string): readonly Row[] =>
  model.query<Row>(
    `SELECT ${COLUMNS} FROM applications WHERE programme = ? AND erased = 0
     AND (state IN ('new', 'talk') OR (state = 'paused' AND paused_until IS NOT NULL)) ORDER BY at, application LIMIT 500`,
    programme,
  )

import type { ConcernOutcome, ConcernSource, ConcernView, ProtocolStep, Urgency } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'
import { dueOfConcern } from './concern-due.ts'

type Queried = Pick<ReadModel, 'query'>

export type ConcernRow = {
  readonly concern: string
  readonly source: ConcernSource
  readonly urgency: Urgency
  readonly raised_at: string
  readonly since: string
  readonly checked_at: string | null
  readonly acted_at: string
  readonly call_on: string | null
  readonly called: number
  readonly contribution: string | null
  readonly enquiry: string | null
  readonly assignee: string | null
  readonly contact: string | null
  readonly cancelled: number
  readonly closed: string | null
  readonly outcome: ConcernOutcome | null
  readonly steps: string | null
}

const STEPS = '(SELECT group_concat(step) FROM concern_steps s WHERE s.programme = c.programme AND s.concern = c.concern) AS steps'
const MOST_CLOSED = 200

/** Every concern that is open: none may be overlooked because there are many. */
export const openConcerns = (model: Queried, programme: string): readonly ConcernRow[] =>
  model.query<ConcernRow>(`SELECT c.*, ${STEPS} FROM concerns c WHERE programme = ? AND closed IS NULL ORDER BY raised_at, concern`, programme)

/** Those closed last. */
export const closedConcerns = (model: Queried, programme: string): readonly ConcernRow[] =>
  model.query<ConcernRow>(
    `SELECT c.*, ${STEPS} FROM concerns c WHERE programme = ? AND closed IS NOT NULL ORDER BY closed DESC, concern LIMIT ${MOST_CLOSED}`,
    programme,
  )

export const concernOf = (model: Queried, programme: string, concern: string): ConcernRow | undefined =>
  model.query<ConcernRow>(`SELECT c.*, ${STEPS} FROM concerns c WHERE programme = ? AND concern = ?`, programme, concern)[0]

/** What a resident asked for themselves with a contribution; never what staff raised about it. */
export const callsAbout = (model: Queried, contribution: string): readonly ConcernRow[] =>
  model.query<ConcernRow>(
    `SELECT c.*, ${STEPS} FROM concerns c WHERE contribution = ? AND source IN ('call-asked', 'under-age') ORDER BY raised_at, concern`,
    contribution,
  )

/** An open concern about something that this person gave to the programme, or asked of it: it stands against erasing it. */
export const concernOn = (model: Queried, programme: string, person: string): string | undefined =>
  model.query<{ concern: string }>(
    `WITH theirs AS (SELECT item FROM holdings WHERE programme = ?1 AND person = ?2)
     SELECT concern FROM concerns WHERE programme = ?1 AND closed IS NULL AND (contribution IN theirs OR enquiry IN theirs) ORDER BY raised_at LIMIT 1`,
    programme,
    person,
  )[0]?.concern

/** Who somebody is, by account; nothing for one who has left. */
export type NameOf = (account: string) => string | undefined

/** Who somebody is, in words: an account goes when its person leaves. */
export const whoIs = (nameOf: NameOf, account: string): string => nameOf(account) ?? 'Somebody who has left'

/** A concern as the queue shows it at this moment (ISO 8601) to this account. */
export const viewOf = (row: ConcernRow, nameOf: NameOf, { at, actor }: { readonly at: string; readonly actor: string }): ConcernView => {
  const due = dueOfConcern({ urgency: row.urgency, since: row.since, checkedAt: row.checked_at, actedAt: row.acted_at, callOn: row.call_on })
  const { assignee } = row
  return {
    concern: row.concern,
    source: row.source,
    urgency: row.urgency,
    raisedAt: row.raised_at,
    state: row.closed === null ? 'open' : 'closed',
    due,
    overdue: row.closed === null && due < at,
    ...(row.contribution === null ? {} : { contribution: row.contribution }),
    ...(row.enquiry === null ? {} : { enquiry: row.enquiry }),
    ...(assignee === null ? {} : { assignee: { account: assignee, name: whoIs(nameOf, assignee), own: assignee === actor } }),
    reachable: row.contact !== null,
    ...(row.call_on === null ? {} : { callOn: row.call_on }),
    steps: (row.steps?.split(',') ?? []) as ProtocolStep[],
    ...(row.closed === null ? {} : { closedAt: row.closed }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
  }
}

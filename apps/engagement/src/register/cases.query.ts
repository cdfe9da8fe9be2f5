import type { CaseKind, CaseView, RightAsked } from '@heard/contracts/engagement'
import { daysBetween, dueOf } from '@heard/privacy'
import type { ReadModel } from '@heard/service-kit'
import type { Outcome } from './case.state.ts'

export type CaseRow = {
  readonly case_id: string
  readonly kind: CaseKind
  readonly right_asked: RightAsked | null
  readonly contribution: string | null
  readonly since: string
  readonly acknowledged: string | null
  readonly paused_on: string | null
  readonly paused_days: number
  readonly extended: number
  readonly closed: string | null
  readonly outcome: Outcome | null
  readonly details: string
  readonly answer: string | null
}

/** What is still to be done by the due day: a complaint is on time once acknowledged. */
const isLate = (row: CaseRow, due: string, now: string): boolean => {
  if (row.closed !== null || row.paused_on !== null) return false
  if (row.kind === 'complaint' && row.acknowledged !== null) return false
  return row.kind === 'breach' ? due < now : due < now.slice(0, 10)
}

/** A case as a register shows it at this moment (ISO 8601). */
export const viewOf = (row: CaseRow, now: string): CaseView => {
  const standing = row.paused_on === null ? 0 : daysBetween(row.paused_on, now.slice(0, 10))
  const due = dueOf({ kind: row.kind, since: row.since, pausedDays: row.paused_days + standing, extended: row.extended === 1 })
  return {
    case: row.case_id,
    kind: row.kind,
    ...(row.right_asked === null ? {} : { right: row.right_asked }),
    ...(row.contribution === null ? {} : { contribution: row.contribution }),
    state: row.closed !== null ? 'closed' : row.paused_on === null ? 'open' : 'paused',
    received: row.since,
    ...(row.acknowledged === null ? {} : { acknowledged: row.acknowledged }),
    extended: row.extended === 1,
    due,
    overdue: isLate(row, due, now),
    ...(row.closed === null ? {} : { closed: row.closed }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
  }
}

export const casesOf = (model: ReadModel, programme: string): readonly CaseRow[] =>
  model.query<CaseRow>('SELECT * FROM cases WHERE programme = ?', programme)

export const caseOf = (model: ReadModel, programme: string, id: string): CaseRow | undefined =>
  model.query<CaseRow>('SELECT * FROM cases WHERE programme = ? AND case_id = ?', programme, id)[0]

export const casesAbout = (model: ReadModel, contribution: string): readonly CaseRow[] =>
  model.query<CaseRow>('SELECT * FROM cases WHERE contribution = ? ORDER BY since, case_id', contribution)

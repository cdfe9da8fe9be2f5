import type { ExpenseState } from '@heard/contracts/champions'
import type { ReadModel } from '@heard/service-kit'

type Row = { readonly application: string; readonly claim: string; readonly state: ExpenseState; readonly at: string; readonly account: string }

const MOST = 500
const THERE = 'application IN (SELECT application FROM applications WHERE erased = 0)'

/** What waits to be decided or paid, the oldest first; nothing of applications that are erased. */
export const openClaims = (model: Pick<ReadModel, 'query'>, programme: string): readonly Row[] =>
  model.query<Row>(
    `SELECT application, claim, state, at, account FROM expense_claims
     WHERE programme = ? AND state IN ('waiting', 'approved') AND ${THERE} ORDER BY state DESC, at, claim LIMIT ?`,
    programme,
    MOST,
  )

/** What was decided or paid last. */
export const settledClaims = (model: Pick<ReadModel, 'query'>, programme: string, most: number): readonly Row[] =>
  model.query<Row>(
    `SELECT application, claim, state, at, account FROM expense_claims
     WHERE programme = ? AND state IN ('refused', 'paid') AND ${THERE} ORDER BY at DESC, claim LIMIT ?`,
    programme,
    most,
  )

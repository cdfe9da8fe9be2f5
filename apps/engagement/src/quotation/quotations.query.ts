import type { QuotationView, WordsField } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'

/** One quotation as the read model has it. */
export type QuotationRow = {
  readonly quotation: string
  readonly programme: string
  readonly contribution: string
  readonly field: WordsField
  readonly starts: number
  readonly ends: number
  readonly state: QuotationView['state']
  readonly proposer: string
  readonly proposed_at: string
  readonly decided_at: string | null
  readonly why: string | null
  readonly words: string | null
}

const PAGE = 25
const APPROVED = "SELECT * FROM quotations WHERE programme = ? AND state = 'approved' ORDER BY proposed_at DESC, quotation LIMIT 200"
const FIRST_PAGE = `SELECT * FROM quotations WHERE programme = ? AND state = ? ORDER BY proposed_at DESC, quotation DESC LIMIT ${PAGE + 1}`
const PAGE_AFTER = `SELECT * FROM quotations WHERE programme = ? AND state = ?
  AND (proposed_at, quotation) < (SELECT proposed_at, quotation FROM quotations WHERE quotation = ?)
  ORDER BY proposed_at DESC, quotation DESC LIMIT ${PAGE + 1}`
const OF_CONTRIBUTION = "SELECT * FROM quotations WHERE contribution = ? AND state <> 'refused'"

type Queried = Pick<ReadModel, 'query'>
type Page = { readonly rows: readonly QuotationRow[]; readonly next?: string }

/** The newest 200 that are public. */
export const approvedQuotations = (model: Queried, programme: string): readonly QuotationRow[] => model.query<QuotationRow>(APPROVED, programme)

/** Those in one state, newest first: a page of them, from the first or after the last of the page before. */
export const quotationsIn = (model: Queried, programme: string, state: QuotationView['state'], after?: string): Page => {
  const found =
    after === undefined ? model.query<QuotationRow>(FIRST_PAGE, programme, state) : model.query<QuotationRow>(PAGE_AFTER, programme, state, after)
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return { rows, ...(found.length > PAGE && last ? { next: last.quotation } : {}) }
}

/** Those that are proposed, public or withdrawn. */
export const quotationsOf = (model: Queried, contribution: string): readonly QuotationRow[] =>
  model.query<QuotationRow>(OF_CONTRIBUTION, contribution)

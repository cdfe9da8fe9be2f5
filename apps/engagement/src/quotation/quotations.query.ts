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

const NEWEST = 'SELECT * FROM quotations WHERE programme = ? AND state = ? ORDER BY proposed_at DESC, quotation LIMIT 200'
const OF_CONTRIBUTION = "SELECT * FROM quotations WHERE contribution = ? AND state <> 'refused'"

export const quotationsIn = (model: ReadModel, programme: string, state: QuotationView['state']): readonly QuotationRow[] =>
  model.query<QuotationRow>(NEWEST, programme, state)

/** Those that are proposed, public or withdrawn. */
export const quotationsOf = (model: Pick<ReadModel, 'query'>, contribution: string): readonly QuotationRow[] =>
  model.query<QuotationRow>(OF_CONTRIBUTION, contribution)

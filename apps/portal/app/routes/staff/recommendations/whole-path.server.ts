import type { AnswerOf, Call } from '@heard/contracts'
import { listQuotations, type QuotationView } from '@heard/contracts/engagement'
import { listRecommendations, recommendationEvidence, showCodebook } from '@heard/contracts/reporting'
import { type PathNarrowing, type WholePath, wholePath } from '../../../accountability/whole-path.ts'
import { answerOf } from '../../../services/calling.ts'

type Evidence = AnswerOf<typeof recommendationEvidence>
type Approved = Pick<QuotationView, 'quotation' | 'words'>
type Codebook = AnswerOf<typeof showCodebook>['themes']

/** What a recommendation on the page rests on, with the approved quotations from there. */
export type Behind = { readonly evidence: Evidence; readonly quotations: readonly Approved[] }
export type PathPage = {
  readonly path: WholePath
  readonly behind: Readonly<Record<string, Behind>>
  /** Those that recommendations rest on, in the order of the codebook. */
  readonly themes: readonly { readonly theme: string; readonly name: Codebook[number]['name'] }[]
  readonly isEmpty: boolean
}

const approvedQuotations = async (call: Call, programme: string): Promise<QuotationView[]> => {
  const found: QuotationView[] = []
  let after: string | undefined
  do {
    const { quotations, next } = answerOf(await call(listQuotations, { params: { programme }, query: { state: 'approved', after } }))
    found.push(...quotations.filter(({ words }) => words !== undefined))
    after = next
  } while (after !== undefined)
  return found
}

const behindOne = ({ themes, excerpts }: Evidence, approved: readonly QuotationView[]): Approved[] => {
  const contributions = new Set([...themes.flatMap(({ newest }) => newest), ...excerpts.map(({ contribution }) => contribution)])
  return approved.filter(({ contribution }) => contributions.has(contribution)).map(({ quotation, words }) => ({ quotation, words }))
}

/** A page of the whole path, and what each recommendation on it rests on. Quotations only for those who may see which there are. */
export const readPath = async (call: Call, programme: string, narrowing: PathNarrowing, mayQuote: boolean): Promise<PathPage> => {
  const params = { programme }
  const [listed, codebook, approved] = await Promise.all([
    call(listRecommendations, { params }),
    call(showCodebook, { params }),
    mayQuote ? approvedQuotations(call, programme) : [],
  ])
  const told = answerOf(listed)
  const path = wholePath(told, narrowing)
  const behind = await Promise.all(
    path.asked.map(async ({ recommendation: { id } }): Promise<[string, Behind]> => {
      const evidence = answerOf(await call(recommendationEvidence, { params: { programme, recommendation: id } }))
      return [id, { evidence, quotations: behindOne(evidence, approved) }]
    }),
  )
  const rested = new Set(told.recommendations.flatMap(({ themes }) => themes))
  return {
    path,
    behind: Object.fromEntries(behind),
    themes: answerOf(codebook).themes.flatMap(({ id, name }) => (rested.has(id) ? [{ theme: id, name }] : [])),
    isEmpty: told.recommendations.length + told.commitments.length === 0,
  }
}

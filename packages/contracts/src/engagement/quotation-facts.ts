import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Sealed, Slug } from '../values.ts'
import { WordsField } from './words.ts'

/** Why the second person said no. */
export const QuotationRefusalReason = z.enum(['still-identifies', 'out-of-context', 'not-helpful'])
/** What took a quotation back: a consent that ended, new words, a new mark inside it, or an erasure. */
export const QuotationEnd = z.enum(['consent-ended', 'words-corrected', 'marked', 'erased'])
export type QuotationEnd = z.infer<typeof QuotationEnd>

const one = { programme: Slug, quotation: Id }

/** The way of one quotation, in the stream `quotation-<programme>.<quotation>`. Who proposed and who decided stands in the metadata. */
export const quotationFacts = defineFacts({
  /** `from` and `to` are UTF-16 offsets into the sealed original, in a part that nothing was taken out of. */
  QuotationProposed: {
    version: 1,
    data: z.strictObject({ ...one, contribution: Id, field: WordsField, from: z.int().min(0), to: z.int().min(1) }),
  },
  /** By somebody else than who proposed it. `words` is the copy for the public: purpose `publication`, the teller as its subject. */
  QuotationApproved: { version: 1, data: z.strictObject({ ...one, words: Sealed }) },
  QuotationRefused: { version: 1, data: z.strictObject({ ...one, reason: QuotationRefusalReason }) },
  QuotationWithdrawn: { version: 1, data: z.strictObject({ ...one, why: QuotationEnd }) },
})
export type QuotationFactType = keyof typeof quotationFacts
export type QuotationFact<T extends QuotationFactType = QuotationFactType> = FactOf<typeof quotationFacts, T>

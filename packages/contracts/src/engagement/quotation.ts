import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, LocalText, Moment, Slug } from '../values.ts'
import { QuotationEnd, QuotationRefusalReason } from './quotation-facts.ts'
import { WordsField } from './words.ts'

/** What the vault holds for an approved quotation. */
export const QuotedWords = LocalText

const programme = z.strictObject({ programme: Slug })
const params = programme.extend({ quotation: Id })
const path = '/api/v1/engagement/programmes/:programme/quotations'

const mayBeQuoted = {
  'no-consent': { status: 409, title: 'The person has not agreed to be quoted, or took it back' },
  'not-de-identified': { status: 409, title: 'These words can be quoted once they are de-identified' },
  'touches-redaction': { status: 422, title: 'Something inside this part was taken out; choose words without it' },
  'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' },
} as const
const toDecide = {
  'unknown-quotation': { status: 404, title: 'There is no such quotation' },
  'already-decided': { status: 409, title: 'This quotation was decided or withdrawn already' },
} as const

export const proposeQuotation = defineRoute({
  id: 'proposeQuotation',
  method: 'POST',
  path,
  action: 'quotation.propose',
  summary: 'Propose words of a contribution for quoting without a name; somebody else has to approve them',
  params: programme,
  /** Offsets into one answer of the de-identified text, with the `textVersion` it was marked in. */
  body: z.strictObject({ contribution: Id, field: WordsField, from: z.int().min(0), to: z.int().min(1), textVersion: z.int().min(1) }),
  status: 201,
  answer: z.strictObject({ quotation: Id }),
  problems: {
    ...mayBeQuoted,
    'span-outside-words': { status: 422, title: 'The part does not lie inside the words' },
    'text-changed': { status: 409, title: 'The text was de-identified again since you opened it; choose the words again' },
  },
})

export const approveQuotation = defineRoute({
  id: 'approveQuotation',
  method: 'POST',
  path: `${path}/:quotation/approval`,
  action: 'quotation.approve',
  summary: 'Approve a quotation that somebody else proposed: from now on it is public',
  params,
  answer: z.strictObject({ quotation: Id }),
  problems: {
    ...toDecide,
    ...mayBeQuoted,
    'same-person-approves': { status: 409, title: 'You proposed this quotation; somebody else has to approve it' },
  },
})

export const refuseQuotation = defineRoute({
  id: 'refuseQuotation',
  method: 'POST',
  path: `${path}/:quotation/refusal`,
  action: 'quotation.approve',
  summary: 'Refuse a quotation that was proposed',
  params,
  body: z.strictObject({ reason: QuotationRefusalReason }),
  answer: z.strictObject({ quotation: Id }),
  problems: toDecide,
})

const QuotationState = z.enum(['proposed', 'approved', 'refused', 'withdrawn'])

/** A quotation as staff see it. It has words while it is proposed or approved and they can be read. */
export const QuotationView = z
  .strictObject({
    quotation: Id,
    contribution: Id,
    field: WordsField,
    state: QuotationState,
    proposedAt: Moment,
    /** Proposed by who is asking: somebody else has to approve it. */
    own: z.boolean(),
    decidedAt: Moment.optional(),
    reason: QuotationRefusalReason.optional(),
    ended: QuotationEnd.optional(),
    words: LocalText.optional(),
  })
  .meta({ id: 'QuotationView' })
export type QuotationView = z.infer<typeof QuotationView>

export const listQuotations = defineRoute({
  id: 'listQuotations',
  method: 'GET',
  path,
  action: 'quotation.view',
  summary: 'Quotations of a programme in one state, newest first, 25 at a time; opening the words of those not decided is recorded',
  params: programme,
  /** `after`: the `next` of the page before. */
  query: z.strictObject({ state: QuotationState.default('proposed'), after: Id.optional() }),
  answer: z.strictObject({ quotations: z.array(QuotationView), next: Id.optional() }),
})

/** Newest first, nothing beside the words: neither when, nor who, nor which community. */
export const publicQuotations = defineRoute({
  id: 'publicQuotations',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/quotations/public',
  action: 'public',
  summary: 'What people said, in their own words: approved by two people, with the consent of each teller still given',
  params: programme,
  answer: z.strictObject({ quotations: z.array(z.strictObject({ quotation: Id, words: LocalText })) }),
})

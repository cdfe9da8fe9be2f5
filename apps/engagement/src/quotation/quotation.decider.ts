import type { IdentifyingSpan, QuotationEnd, QuotationFact, WordsField } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { type Excerpt, inOriginal, touches } from './excerpt.ts'

/** What the contribution allows at this moment. */
export type Source = {
  /** Consent for anonymous quotation is given now. */
  readonly consent: boolean
  /** How often the words were de-identified. */
  readonly textVersion: number
  /** What is taken out of the newest words; nothing while they are not de-identified. */
  readonly spans: readonly IdentifyingSpan[] | undefined
}

type One = { readonly programme: string; readonly quotation: string }
type Propose = One & {
  readonly type: 'Propose'
  readonly contribution: string
  readonly shown: Excerpt
  readonly textVersion: number
  readonly source: Source
  /** Length of each answer of the original, in UTF-16 units. */
  readonly lengths: Readonly<Partial<Record<WordsField, number>>>
}
type Approve = One & {
  readonly type: 'Approve'
  readonly by: string
  readonly proposer: string
  readonly source: Source
  readonly words: QuotationFact<'QuotationApproved'>['data']['words']
}
type Refuse = One & { readonly type: 'Refuse'; readonly reason: QuotationFact<'QuotationRefused'>['data']['reason'] }
type Withdraw = One & { readonly type: 'Withdraw'; readonly why: QuotationEnd }
export type QuotationCommand = Propose | Approve | Refuse | Withdraw

export type QuotationRefusal =
  | 'unknown-quotation'
  | 'already-decided'
  | 'same-person-approves'
  | 'no-consent'
  | 'not-de-identified'
  | 'text-changed'
  | 'touches-redaction'
  | 'span-outside-words'

export type QuotationState = { readonly stage: 'new' | 'proposed' | 'approved' | 'ended'; readonly excerpt?: Excerpt }
type Decided = Decision<QuotationFact, QuotationRefusal>

const propose = ({ programme, quotation, contribution, shown, textVersion, source, lengths }: Propose): Decided => {
  if (!source.consent) return refuse('no-consent')
  if (!source.spans) return refuse('not-de-identified')
  if (source.textVersion !== textVersion) return refuse('text-changed')
  if (shown.from >= shown.to) return refuse('span-outside-words')
  const excerpt = inOriginal(source.spans, shown)
  if (!excerpt) return refuse('touches-redaction')
  if (excerpt.to > (lengths[excerpt.field] ?? 0)) return refuse('span-outside-words')
  return accept<QuotationFact>({ type: 'QuotationProposed', data: { programme, quotation, contribution, ...excerpt } })
}

const approve = ({ programme, quotation, by, proposer, source, words }: Approve, excerpt: Excerpt): Decided => {
  if (by === proposer) return refuse('same-person-approves')
  if (!source.consent) return refuse('no-consent')
  if (!source.spans) return refuse('not-de-identified')
  if (touches(source.spans, excerpt)) return refuse('touches-redaction')
  return accept<QuotationFact>({ type: 'QuotationApproved', data: { programme, quotation, words } })
}

const decide = (command: QuotationCommand, { stage, excerpt }: QuotationState): Decided => {
  if (command.type === 'Propose') return propose(command)
  if (!excerpt) return refuse('unknown-quotation')
  const { programme, quotation } = command
  if (command.type === 'Withdraw') {
    return stage === 'ended' ? accept() : accept<QuotationFact>({ type: 'QuotationWithdrawn', data: { programme, quotation, why: command.why } })
  }
  if (stage !== 'proposed') return refuse('already-decided')
  if (command.type === 'Approve') return approve(command, excerpt)
  return accept<QuotationFact>({ type: 'QuotationRefused', data: { programme, quotation, reason: command.reason } })
}

const evolve = (state: QuotationState, fact: QuotationFact): QuotationState => {
  switch (fact.type) {
    case 'QuotationProposed': {
      const { field, from, to } = fact.data
      return { stage: 'proposed', excerpt: { field, from, to } }
    }
    case 'QuotationApproved':
      return { ...state, stage: 'approved' }
    case 'QuotationRefused':
    case 'QuotationWithdrawn':
      return { ...state, stage: 'ended' }
  }
}

/** Words become public when one person proposed them and another approved them, while the teller agrees and nothing in them is taken out. */
export const quotationDecider: Decider<QuotationCommand, QuotationState, QuotationFact, QuotationRefusal> = {
  initial: { stage: 'new' },
  evolve,
  decide,
}

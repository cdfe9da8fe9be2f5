import type { QuotationEnd, QuotationView } from '@heard/contracts/engagement'

type QuotationState = QuotationView['state']
type Reason = NonNullable<QuotationView['reason']>

export const states = ['proposed', 'approved', 'refused', 'withdrawn'] as const satisfies readonly QuotationState[]

export const stateTags = {
  proposed: ['Proposed', 'blue'],
  approved: ['Approved', 'green'],
  refused: ['Refused', 'grey'],
  withdrawn: ['Withdrawn', 'yellow'],
} as const satisfies Record<QuotationState, readonly [string, string]>

export const nothingIn = {
  proposed: 'Nothing waits for a decision. Words are proposed on the page of a contribution.',
  approved: 'No quotation has been approved yet.',
  refused: 'No quotation has been refused.',
  withdrawn: 'No quotation has been withdrawn.',
} as const satisfies Record<QuotationState, string>

export const reasonNames = {
  'still-identifies': 'It could still tell who said it',
  'out-of-context': 'It says something else than the person meant',
  'not-helpful': 'It does not help readers understand',
} as const satisfies Record<Reason, string>

export const reasons = (['still-identifies', 'out-of-context', 'not-helpful'] as const).map((value) => ({ value, label: reasonNames[value] }))

export const endNames = {
  'consent-ended': 'The person took their agreement back.',
  'words-corrected': 'The person corrected their words.',
  marked: 'Something inside these words was taken out later.',
  erased: 'The contribution was erased.',
} as const satisfies Record<QuotationEnd, string>

export const stateIn = (search: URLSearchParams): QuotationState => states.find((state) => state === search.get('state')) ?? 'proposed'

import type { EnquiryFact } from '@heard/contracts/engagement'

export type { EnquiryFact } from '@heard/contracts/engagement'

/** What is recorded of an enquiry beside its words. */
export type FactOfType<T extends EnquiryFact['type']> = Extract<EnquiryFact, { type: T }>

export const enquiryStream = (programme: string, enquiry: string): string => `enquiry-${programme}.${enquiry}`

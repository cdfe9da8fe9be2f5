export type { QuotationFact } from '@heard/contracts/engagement'

/** Stream of one quotation; the programme in it is the partition. */
export const quotationStream = (programme: string, quotation: string): string => `quotation-${programme}.${quotation}`

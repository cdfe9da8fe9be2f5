import type { ReportingFact } from '@heard/contracts/reporting'

export type WordingFact = ReportingFact<'WordingWithdrawn'>

/** Stream of what was withdrawn of a programme's published texts. */
export const wordingStream = (programme: string): string => `wording-${programme}`

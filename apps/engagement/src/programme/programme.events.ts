export type { ProgrammeFact } from '@heard/contracts/engagement'

/** Stream of one programme. */
export const programmeStream = (programme: string): string => `programme-${programme}`

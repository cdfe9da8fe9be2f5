import type { ReportingFact } from '@heard/contracts/reporting'

export type TablesFact = ReportingFact<'TablesProposed' | 'TablesPutBack' | 'TablesReleased'>

/** What the public sees, and what histories keep. */
export type TablesReleased = ReportingFact<'TablesReleased'>

export const tablesStream = (programme: string): string => `tables-${programme}`

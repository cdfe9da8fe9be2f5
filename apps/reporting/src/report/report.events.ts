import type { ReportingFact } from '@heard/contracts/reporting'

export type ReportFact = ReportingFact<'ReportWorded' | 'ReportLanguageDropped' | 'ReportProposed' | 'ReportPutBack' | 'ReportPublished'>

/** What the public sees, and what histories keep. */
export type ReportPublished = ReportingFact<'ReportPublished'>

export const reportStream = (programme: string): string => `report-${programme}`

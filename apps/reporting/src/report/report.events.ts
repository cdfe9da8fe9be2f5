import type { ReportingFact } from '@heard/contracts/reporting'

export type ReportFact = ReportingFact<'ReportPublished'>

export const reportStream = (programme: string): string => `report-${programme}`

import type { ReportingFact } from '@heard/contracts/reporting'

export type TablesFact = ReportingFact<'TablesReleased'>

export const tablesStream = (programme: string): string => `tables-${programme}`

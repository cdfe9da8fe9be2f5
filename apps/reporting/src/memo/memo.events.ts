import type { ReportingFact } from '@heard/contracts/reporting'

export type MemoFact = ReportingFact<'MemoWritten' | 'MemoChanged' | 'MemoRemoved'>

export const memoStream = (programme: string, memo: string): string => `memo-${programme}.${memo}`

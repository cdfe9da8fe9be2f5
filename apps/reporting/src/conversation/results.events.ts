import type { ReportingFact } from '@heard/contracts/reporting'

export type ResultsFact = ReportingFact<'ConversationResultsReleased'>

export const resultsStream = (programme: string, conversation: string): string => `results-${programme}.${conversation}`

import type { ReportingFact } from '@heard/contracts/reporting'

export type SuggestingFact = ReportingFact<'SuggestionsSwitched' | 'SuggestionsLearned'>
export type SuggestedFact = ReportingFact<'SuggestionAnswered'>

export const suggestingStream = (programme: string): string => `suggestions-${programme}`
export const suggestedStream = (programme: string, contribution: string): string => `suggested-${programme}.${contribution}`

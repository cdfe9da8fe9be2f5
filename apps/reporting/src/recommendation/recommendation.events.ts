import type { ReportingFact } from '@heard/contracts/reporting'

export type RecommendationFact = ReportingFact<
  | 'RecommendationDrafted'
  | 'RecommendationRedrafted'
  | 'RecommendationPublished'
  | 'RecommendationWithdrawn'
  | 'ResponseGiven'
  | 'ResponseAmended'
  | 'SilenceRecorded'
>

export const recommendationStream = (programme: string, recommendation: string): string => `recommendation-${programme}.${recommendation}`

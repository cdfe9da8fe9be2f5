import type { ReportingFact } from '@heard/contracts/reporting'

export type RecommendationFact = ReportingFact<
  | 'RecommendationDrafted'
  | 'RecommendationRedrafted'
  | 'DraftSent'
  | 'DraftReplied'
  | 'DraftCheckAsked'
  | 'DraftCheckClosed'
  | 'RecommendationPublished'
  | 'RecommendationWithdrawn'
  | 'ResponseGiven'
  | 'ResponseAmended'
  | 'SilenceRecorded'
>
/** One fact of a recommendation, by its type. */
export type OfRecommendation<Type extends RecommendationFact['type']> = Extract<RecommendationFact, { readonly type: Type }>['data']

export const recommendationStream = (programme: string, recommendation: string): string => `recommendation-${programme}.${recommendation}`

import type { Upcasts } from '@heard/event-sourcing'

/** What was addressed to one organisation, as addressed to several. */
const toOne: Upcasts[string] = (data) => {
  const { organisation, ...same } = data as { readonly organisation?: unknown }
  return { ...same, organisations: [organisation] }
}

/** Lifts of older fact versions, `Type@from`. What an older version did not say stays unsaid. */
export const upcasts: Upcasts = {
  'ArrivalNoted@1': (data) => data,
  'CommitmentAmended@1': (data) => data,
  'CommitmentMade@1': (data) => data,
  'CommitmentMade@2': (data) => data,
  'GatheringAnnounced@1': (data) => ({ communities: [], access: [], ...data }),
  'GatheringAnnounced@2': (data) => data,
  'GatheringPrepared@1': (data) => data,
  'OutcomeClaimed@1': (data) => ({ level: 'complete', ...data }),
  'OutcomeClaimed@2': (data) => data,
  'ProgressReported@1': (data) => data,
  'ProgressReported@2': (data) => data,
  'RecommendationDrafted@1': toOne,
  'RecommendationPublished@1': (data) => data,
  'RecommendationPublished@2': toOne,
  'RecommendationPublished@3': (data) => data,
  'RecommendationRedrafted@1': toOne,
  'RecommendationWithdrawn@1': (data) => data,
  'RecommendationWithdrawn@2': toOne,
  'RegistrationMade@1': (data) => data,
  'ReportPublished@1': (data) => data,
  'TablesReleased@1': (data) => data,
  'WordingWithdrawn@1': (data) => data,
}

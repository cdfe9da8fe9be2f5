import type { Upcasts } from '@heard/event-sourcing'

/** Lifts of older fact versions, `Type@from`. What an older version did not say stays unsaid. */
export const upcasts: Upcasts = {
  'ArrivalNoted@1': (data) => data,
  'CommitmentAmended@1': (data) => data,
  'CommitmentMade@1': (data) => data,
  'GatheringAnnounced@1': (data) => ({ communities: [], access: [], ...data }),
  'GatheringAnnounced@2': (data) => data,
  'GatheringPrepared@1': (data) => data,
  'OutcomeClaimed@1': (data) => ({ level: 'complete', ...data }),
  'ProgressReported@1': (data) => data,
  'RecommendationPublished@1': (data) => data,
  'RecommendationWithdrawn@1': (data) => data,
  'RegistrationMade@1': (data) => data,
  'ReportPublished@1': (data) => data,
  'TablesReleased@1': (data) => data,
}

import type { OfRecommendation, RecommendationFact } from '../recommendation/recommendation.events.ts'

type Draft = OfRecommendation<'RecommendationDrafted'>
/** A round of asking, with the draft that it is about. */
export type Round = OfRecommendation<'DraftCheckAsked'> & { readonly draft: Draft; readonly at: string; readonly isClosed: boolean }

/** Every round of a draft, the oldest first; none once it is a draft no longer. */
export const roundsOf = (facts: readonly (RecommendationFact & { readonly at: string })[]): readonly Round[] => {
  let draft: Draft | undefined
  let rounds: readonly Round[] = []
  for (const { type, data, at } of facts) {
    if (type === 'RecommendationDrafted' || type === 'RecommendationRedrafted') draft = data
    else if (type === 'DraftCheckAsked' && draft) rounds = [...rounds, { ...data, draft, at, isClosed: false }]
    else if (type === 'DraftCheckClosed') rounds = rounds.map((each) => (each.round === data.round ? { ...each, isClosed: true } : each))
    else if (type === 'RecommendationPublished' || type === 'RecommendationWithdrawn') return []
  }
  return rounds
}

/** Whether it can be answered on a day. */
export const isOpenOn = ({ isClosed, until }: Round, today: string): boolean => !isClosed && today <= until

import type { CitedExcerpt } from '@heard/contracts/reporting'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'

/** What a recommendation rests on. */
export type Grounds = {
  readonly recommendation: string
  readonly themes: readonly string[]
  readonly excerpts: readonly CitedExcerpt[]
  readonly contributions: readonly string[]
}

/** By the newest draft. */
export const groundsOf = (facts: readonly RecommendationFact[]): Grounds | undefined => {
  for (const { type, data } of facts.toReversed()) {
    if (type !== 'RecommendationDrafted' && type !== 'RecommendationRedrafted') continue
    const { recommendation, themes, excerpts } = data
    return { recommendation, themes, excerpts, contributions: [...new Set(excerpts.map(({ contribution }) => contribution))] }
  }
  return undefined
}

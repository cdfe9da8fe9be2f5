import type { PublicRecommendation, RecommendationStanding } from '@heard/contracts/reporting'
import { type Stretch, stack } from './scale.ts'

export const answerKinds = ['accepted', 'accepted-in-part', 'declined', 'silent', 'awaiting'] as const satisfies readonly RecommendationStanding[]
export type AnswerKind = (typeof answerKinds)[number]

export type ResponseRow = {
  readonly organisation: string
  readonly asked: number
  readonly counts: Readonly<Record<AnswerKind, number>>
  readonly parts: readonly (Stretch & { readonly key: AnswerKind; readonly count: number })[]
}

/** How each organisation answered what it was asked: whoever was asked most comes first. Withdrawn recommendations ask nobody any more. */
export const responses = (recommendations: readonly PublicRecommendation[], mirrored = false): ResponseRow[] => {
  const asked = recommendations.flatMap((each) => each.asked).filter(({ standing }) => (answerKinds as readonly string[]).includes(standing))
  return [...Map.groupBy(asked, ({ organisation }) => organisation)]
    .map(([organisation, of]) => {
      const count = (kind: AnswerKind): number => of.filter(({ standing }) => standing === kind).length
      const counts = {
        accepted: count('accepted'),
        'accepted-in-part': count('accepted-in-part'),
        declined: count('declined'),
        silent: count('silent'),
        awaiting: count('awaiting'),
      }
      return {
        organisation,
        asked: of.length,
        counts,
        parts: stack(
          answerKinds.map((key) => ({ key, count: counts[key] })),
          mirrored,
        ),
      }
    })
    .toSorted((a, b) => b.asked - a.asked || a.organisation.localeCompare(b.organisation))
}

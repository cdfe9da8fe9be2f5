import type { Call } from '@heard/contracts'
import type { FollowedBy } from '@heard/contracts/champions'
import { publicReport } from '@heard/contracts/reporting'
import { answerOf } from '../../services/calling.ts'

/** What decisions may be followed by, with where it stands: as the public report tells it. */
export const followable = async (call: Call, programme: string) => {
  const { recommendations, commitments } = answerOf(await call(publicReport, { params: { programme } }))
  return [
    ...recommendations.map(({ id, title, asked }) => ({ as: 'recommendation' as const, id, title, asked })),
    ...commitments.map(({ id, text, standing, overdue }) => ({ as: 'commitment' as const, id, title: text, standing, overdue })),
  ]
}
export type Followable = Awaited<ReturnType<typeof followable>>[number]

/** Only what some decision is followed by. */
export const followedOf = (
  decisions: readonly { readonly followedBy?: FollowedBy | undefined }[],
  all: readonly Followable[],
): readonly Followable[] => all.filter(({ id }) => decisions.some(({ followedBy }) => followedBy?.id === id))

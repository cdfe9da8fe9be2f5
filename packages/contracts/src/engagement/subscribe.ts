import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Language, Slug } from '../values.ts'
import { FollowState } from './my-contribution.ts'

/** How often somebody is told: soon after something moved, or of everything in a week at once. */
export const DigestPace = z.enum(['at-once', 'weekly'])
export type DigestPace = z.infer<typeof DigestPace>

export const subscribe = defineRoute({
  id: 'subscribe',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/subscriptions',
  action: 'public',
  summary:
    'Be told by e-mail when something moves in public: in a programme, or with one commitment of it. Nothing is sent before the link in a first mail was followed; confirmed and stopped like the following of a contribution',
  params: z.strictObject({ programme: Slug }),
  body: z.strictObject({ email: z.email().max(254), language: Language, pace: DigestPace, commitment: Id.optional() }),
  answer: z.strictObject({ follow: FollowState }),
  problems: {
    'unknown-commitment': { status: 404, title: 'There is no such commitment' },
    'no-mail-server': { status: 503, title: 'We cannot send e-mail at the moment' },
  },
})

import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Email, Id, Language, Slug } from '../values.ts'
import { FollowState } from './my-contribution.ts'
import { WordsHash } from './programme-facts.ts'

/** How often somebody is told: soon after something moved, or of everything in a week at once. */
export const DigestPace = z.enum(['at-once', 'weekly'])
export type DigestPace = z.infer<typeof DigestPace>

/** What somebody agrees to who subscribes, by language. The same words for a programme and a commitment, so that no hash of them tells what is followed. */
export const subscribeWords = {
  en: 'We use your address to write to you when this changes, and for nothing else. Each e-mail has a link to stop. When you stop, we erase the address.',
  ur: 'ہم آپ کا پتہ صرف اس لیے استعمال کرتے ہیں کہ اس میں تبدیلی ہو تو آپ کو لکھیں، اور کسی کام کے لیے نہیں۔ ہر ای میل میں اسے بند کرنے کا لنک ہے۔ جب آپ بند کریں تو ہم پتہ مٹا دیتے ہیں۔',
} as const satisfies Readonly<Record<string, string>>

export const subscribe = defineRoute({
  id: 'subscribe',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/subscriptions',
  action: 'public',
  summary:
    'Be told by e-mail when something moves in public: in a programme, or with one commitment of it. Nothing is sent before the link in a first mail was followed, and of these mails one a day at most to an address; an earlier subscription stands until then. Confirmed and stopped like the following of a contribution',
  params: z.strictObject({ programme: Slug }),
  body: z.strictObject({
    email: Email,
    language: Language,
    pace: DigestPace,
    commitment: Id.optional(),
    /** SHA-256 of the words of `subscribeWords` that were shown. */
    noticeHash: WordsHash,
  }),
  answer: z.strictObject({ follow: FollowState }),
  problems: {
    'unknown-commitment': { status: 404, title: 'There is no such commitment' },
    'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
    'no-mail-server': { status: 503, title: 'We cannot send e-mail at the moment' },
  },
})

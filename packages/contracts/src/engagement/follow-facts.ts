import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Language, Sealed, Slug } from '../values.ts'
import { WordsHash } from './programme-facts.ts'
import { Mode } from './share-story.ts'

/** Consent that was given with the address itself: SHA-256 of the exact words shown, their language, and how it was said. */
export const FollowConsent = z.strictObject({ purpose: z.literal('contact'), notice: WordsHash, language: Language, mode: Mode })
export type FollowConsent = z.infer<typeof FollowConsent>

const follow = { programme: Slug, follow: Id }

/**
 * Following a contribution, a programme or a commitment by e-mail, in the stream `follow-<programme>.<follow>`. What is followed stands in no fact: the vault alone links
 * the two, and `address` is sealed for the purpose `contact` of a subject that is used for nothing else.
 */
export const followFacts = defineFacts({
  /** `consent`: of a subscription; a contribution has records of its own, and the words do not say what is followed. */
  FollowAsked: { version: 1, data: z.strictObject({ ...follow, address: Sealed, consent: FollowConsent.optional() }) },
  /** The link in the mail was followed: the address belongs to whoever asked. */
  FollowConfirmed: { version: 1, data: z.strictObject(follow) },
  /** The address is erased. */
  FollowEnded: {
    version: 1,
    data: z.strictObject({ ...follow, why: z.enum(['asked', 'replaced', 'consent-ended', 'unconfirmed', 'erased', 'programme-over', 'retention']) }),
  },
})
export type FollowFact<T extends keyof typeof followFacts = keyof typeof followFacts> = FactOf<typeof followFacts, T>

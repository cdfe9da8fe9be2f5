import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Sealed, Slug } from '../values.ts'

const follow = { programme: Slug, follow: Id }

/**
 * Following a contribution, a programme or a commitment by e-mail, in the stream `follow-<programme>.<follow>`. What is followed stands in no fact: the vault alone links
 * the two, and `address` is sealed for the purpose `contact` of a subject that is used for nothing else.
 */
export const followFacts = defineFacts({
  FollowAsked: { version: 1, data: z.strictObject({ ...follow, address: Sealed }) },
  /** The link in the mail was followed: the address belongs to whoever asked. */
  FollowConfirmed: { version: 1, data: z.strictObject(follow) },
  /** The address is erased. */
  FollowEnded: {
    version: 1,
    data: z.strictObject({ ...follow, why: z.enum(['asked', 'replaced', 'consent-ended', 'unconfirmed', 'erased', 'programme-over']) }),
  },
})
export type FollowFact<T extends keyof typeof followFacts = keyof typeof followFacts> = FactOf<typeof followFacts, T>

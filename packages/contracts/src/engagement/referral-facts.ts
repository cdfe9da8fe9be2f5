import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Language, Sealed, Slug } from '../values.ts'
import { WordsHash } from './programme-facts.ts'

/** What a person may tell a service about themselves; name and contact always, the others where the partner asks for them. */
export const ReferralField = z.enum(['name', 'contact', 'about', 'language'])
export type ReferralField = z.infer<typeof ReferralField>

const service = { programme: Slug, piece: Id }
const one = { programme: Slug, referral: Id }

/** Where staff pointed somebody to a service. */
export const SignpostingChannel = z.enum(['in-person', 'phone', 'e-mail', 'gathering'])
export type SignpostingChannel = z.infer<typeof SignpostingChannel>

/**
 * Self-referrals to services of the directory. An agreement is in the stream `agreement-<programme>.<piece>`, a referral in `referral-<programme>.<referral>`,
 * what staff pointed to in `signposting-<programme>`.
 */
export const referralFacts = defineFacts({
  /** The partner takes referrals: since when, which fields are passed on, and behind `words` (AgreementWords) who said so and to which address. */
  ReferralsAgreed: { version: 1, data: z.strictObject({ ...service, on: Day, fields: z.array(ReferralField).min(2), words: Sealed }) },
  ReferralsEnded: { version: 1, data: z.strictObject(service) },
  /**
   * Somebody asks a service to get in touch. `details` (ReferralDetails) are sealed for the purpose `self-referral` of `person`; `consent` is to
   * `share-partner`, with the SHA-256 of the exact words shown; `agreement` is the vault reference of the agreement's words that they were made from, and
   * the request goes to nobody else.
   */
  ReferralAsked: {
    version: 1,
    data: z.strictObject({
      ...one,
      piece: Id,
      person: Id,
      details: Sealed,
      agreement: Id.optional(),
      consent: z.strictObject({ purpose: z.literal('share-partner'), notice: WordsHash, language: Language }),
    }),
  },
  /** The link that the partner got is worth nothing any more; another one is on its way. `attempt` counts from 2. */
  ReferralSentAgain: { version: 1, data: z.strictObject({ ...one, attempt: z.int().min(2) }) },
  /** The partner has it: they opened the link, or told staff. */
  ReferralAcknowledged: { version: 1, data: z.strictObject({ ...one, by: z.enum(['partner', 'staff']) }) },
  /** The person took it back: the details are erased, and the partner is told (Article 19). */
  ReferralWithdrawn: { version: 1, data: z.strictObject(one) },
  /** The number of times is the number of facts; nothing says to whom. */
  Signposted: { version: 1, data: z.strictObject({ ...service, channel: SignpostingChannel, on: Day }) },
})
export type ReferralFactType = keyof typeof referralFacts
export type ReferralFact<T extends ReferralFactType = ReferralFactType> = FactOf<typeof referralFacts, T>

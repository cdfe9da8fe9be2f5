import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Language, Slug } from '../values.ts'
import { WordsHash } from './programme-facts.ts'
import { Mode } from './share-story.ts'

/** The notice that was shown: version, language and SHA-256 (hex) of the exact words. */
export const ShownNotice = z.strictObject({ version: z.int().min(1), language: Language, hash: WordsHash })
export type ShownNotice = z.infer<typeof ShownNotice>

/** One consent record: one purpose for one contribution (ISO/IEC TS 27560). */
const about = { record: Id, programme: Slug, contribution: Id, purpose: Slug, notice: ShownNotice }
const record = { ...about, mode: Mode }

/** Every fact about consent. A refusal is a record too; when it happened is in the fact's metadata. */
export const consentFacts = defineFacts({
  ConsentGiven: { version: 1, data: z.strictObject(record) },
  ConsentRefused: { version: 1, data: z.strictObject(record) },
  /** Given again while it was given, to newer words: its time starts anew. */
  ConsentRenewed: { version: 1, data: z.strictObject(record) },
  /** `notice` is the one that had been agreed to. */
  ConsentWithdrawn: { version: 1, data: z.strictObject(record) },
  /** The months that `notice` asked for are over; recorded by the platform. From now on it is as if it had not been given. */
  ConsentExpired: { version: 1, data: z.strictObject(about) },
})
export type ConsentFactType = keyof typeof consentFacts
export type ConsentFact<T extends ConsentFactType = ConsentFactType> = FactOf<typeof consentFacts, T>

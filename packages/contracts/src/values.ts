import { z } from 'zod'

/** A random identifier: UUID, version 7 where order helps. */
export const Id = z.uuid()
/** A short name in addresses and files: lower case, digits and single dashes. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
/** SHA-256, hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A calendar day, `2026-11-22`. */
export const Day = z.iso.date()
/** A moment in UTC, ISO 8601. */
export const Moment = z.iso.datetime()
/** An e-mail address, as long as one may be. */
export const Email = z.email().max(254)
/** BCP 47 language tag. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
/** What a fact keeps of vault content, see @heard/vault. */
export const Sealed = z.strictObject({ ref: z.string(), binding: z.string() }).meta({ id: 'Sealed' })
export type Sealed = z.infer<typeof Sealed>

/** Text that a person typed: kept byte for byte; only emptiness and length are judged. */
export const typedText = (longest: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', { error: 'Enter some text' })
    .refine((text) => text.length <= longest, { error: `Use ${longest} characters or fewer` })

/** Published text with the language it is really in, so that a page can mark it when that is not the page's own. */
export const LocalText = z.strictObject({ language: Language, text: z.string() }).meta({ id: 'LocalText' })
export type LocalText = z.infer<typeof LocalText>

import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Language, Sealed, Slug } from '../values.ts'

/** What somebody may look for support with. A closed list, so that every language has a word for each. */
export const SupportNeed = z.enum([
  'someone-to-talk-to',
  'money-and-work',
  'being-active',
  'getting-there',
  'side-effects',
  'information',
  'practical-help',
  'carers',
  'bereavement',
  'my-language',
])
export type SupportNeed = z.infer<typeof SupportNeed>

/** Whom a service is for by where they live, from near to far: Luton; Bedfordshire, Luton and Milton Keynes; the East of England; everybody. */
export const SupportPlace = z.enum(['luton', 'blmk', 'east-of-england', 'national'])
export type SupportPlace = z.infer<typeof SupportPlace>

/** A language that people speak with each other: a primary tag, `pa` or `bfi`. */
export const SpokenLanguage = z.string().regex(/^[a-z]{2,3}$/, { error: 'Use a language tag of two or three letters' })

/** The team that keeps a piece true. */
export const PieceOwner = z.enum(['connector', 'coordinator', 'publisher'])
export type PieceOwner = z.infer<typeof PieceOwner>

/** What a piece is besides its words. `spoken`: languages that people of the service speak; `interpreters`: it gets somebody for any other. */
export const PieceAbout = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('service'),
    needs: z.array(SupportNeed).min(1, { error: 'Choose what it helps with' }),
    place: SupportPlace,
    spoken: z.array(SpokenLanguage).min(1, { error: 'Choose the languages people speak there' }),
    interpreters: z.boolean(),
  }),
  /** A question that people ask, with its answer. */
  z.strictObject({ kind: z.literal('question') }),
  z.strictObject({ kind: z.literal('resource') }),
  /** A link and a transcript; never played here. */
  z.strictObject({ kind: z.literal('video') }),
  /** A message that is shown from one day until another, both included. */
  z.strictObject({ kind: z.literal('awareness'), from: Day, until: Day }),
])
export type PieceAbout = z.infer<typeof PieceAbout>
export type PieceKind = PieceAbout['kind']

const one = { programme: Slug, piece: Id }

/**
 * Pieces of what staff tell the public: services of the support directory, and information. Stream `piece-<programme>.<piece>`.
 * Words are published wording with the programme as its subject; who wrote and who published stands in the metadata.
 */
export const pieceFacts = defineFacts({
  /** A new version, whole. It is public once it is published. `pieceVersion` counts from 1; `languages` are those of its words, `unchecked` those that no native speaker has read. */
  PieceWritten: {
    version: 1,
    data: z.strictObject({
      ...one,
      pieceVersion: z.int().min(1),
      about: PieceAbout,
      languages: z.array(Language).min(1),
      unchecked: z.array(Language),
      owner: PieceOwner,
      /** The day by which somebody looks whether it is still right. */
      reviewBy: Day.optional(),
      words: Sealed,
    }),
  },
  PiecePublished: { version: 1, data: z.strictObject({ ...one, pieceVersion: z.int().min(1), reviewBy: Day.optional() }) },
  /** Taken down; it may be published again. */
  PieceUnpublished: { version: 1, data: z.strictObject(one) },
  /** Somebody looked, and it is still right. */
  PieceConfirmed: { version: 1, data: z.strictObject({ ...one, reviewBy: Day }) },
  /** Gone for good; its versions stay in the record. */
  PieceRetired: { version: 1, data: z.strictObject(one) },
})
export type PieceFactType = keyof typeof pieceFacts
export type PieceFact<T extends PieceFactType = PieceFactType> = FactOf<typeof pieceFacts, T>

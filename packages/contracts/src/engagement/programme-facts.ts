import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Role } from '../identity/index.ts'
import { Day, Language, Sealed, Sha256, Slug } from '../values.ts'
import { EqualityTopic } from './equality-questions.ts'
import { AnswerWithin, DataCategory, LawfulBasis, OrganisationRole, RetentionRule, SpecialCondition, Translated } from './programme-definition.ts'

/** Of published words. */
export const WordsHash = Sha256

/** To which words somebody agreed: their version and language, and the SHA-256 of exactly these. */
export const AgreedWords = z.strictObject({ version: z.int().min(1), notice: WordsHash, language: Language })
export type AgreedWords = z.infer<typeof AgreedWords>

/** Published wording: where it is sealed (purpose `publication`, subject = programme id), and the SHA-256 of its canonical JSON, by which a change of the file is noticed. */
export const PublishedContent = z.strictObject({ sealed: Sealed, hash: WordsHash })
export type PublishedContent = z.infer<typeof PublishedContent>

/** The lists of a programme. An id is unique within its list and stays known for good. */
export const EntryList = z.enum(['community', 'audience', 'ward', 'stage', 'objective', 'organisation', 'purpose', 'support'])
export type EntryList = z.infer<typeof EntryList>

const id = { id: Slug }
/** What an entry is besides its words. */
export const ProgrammeEntry = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('community'), ...id }),
  z.strictObject({ list: z.literal('audience'), ...id }),
  z.strictObject({ list: z.literal('ward'), ...id }),
  z.strictObject({ list: z.literal('stage'), ...id }),
  z.strictObject({ list: z.literal('objective'), ...id }),
  /** `successor` took over what this one was asked and promised. */
  z.strictObject({ list: z.literal('organisation'), ...id, role: OrganisationRole, successor: Slug.optional() }),
  z.strictObject({
    list: z.literal('purpose'),
    ...id,
    lawfulBasis: LawfulBasis,
    specialCondition: SpecialCondition,
    categories: z.array(DataCategory),
    retention: RetentionRule,
    readers: z.array(Role),
    uses: Slug.optional(),
    answerWithin: AnswerWithin.optional(),
  }),
  z.strictObject({ list: z.literal('support'), ...id, urgent: z.boolean() }),
])
export type ProgrammeEntry = z.infer<typeof ProgrammeEntry>

/** What the vault holds behind `ProgrammeDefined`. */
export const ProgrammeWords = z.strictObject({ name: Translated, summary: Translated })
export type ProgrammeWords = z.infer<typeof ProgrammeWords>

/** What the vault holds behind an entry: its name (a purpose's wording), and what its list has besides. */
export const EntryWords = z.strictObject({
  name: Translated,
  hint: Translated.optional(),
  what: Translated.optional(),
  phone: z.string().optional(),
  web: z.string().optional(),
  needsAddressing: Translated.optional(),
  worksWell: Translated.optional(),
})
export type EntryWords = z.infer<typeof EntryWords>

const programme = { programme: Slug }
/** `order`: place within its list, from 0. */
const stated = z.strictObject({ ...programme, entry: ProgrammeEntry, order: z.int().min(0), content: PublishedContent })

/** Every fact of a programme. Stream `programme-<id>`. */
export const programmeFacts = defineFacts({
  /** First definition, and again whenever any of this changes. */
  ProgrammeDefined: {
    version: 1,
    data: z.strictObject({
      ...programme,
      kind: z.enum(['listening', 'conversation']),
      period: z.strictObject({ from: Day, to: Day }),
      minimumAge: z.int(),
      languages: z.array(Language),
      uncheckedLanguages: z.array(Language),
      /** What is asked of whoever has shared something; left out: nothing. */
      equality: z.array(EqualityTopic).min(1).optional(),
      content: PublishedContent,
    }),
  },
  /** New, or back after it was removed. */
  EntryAdded: { version: 1, data: stated },
  /** Renamed, moved, or otherwise changed under the same id: the whole entry as it is now. */
  EntryChanged: { version: 1, data: stated },
  /** No longer offered; its id stays known, and what was said about it stays. */
  EntryRemoved: { version: 1, data: z.strictObject({ ...programme, list: EntryList, id: Slug }) },
  /** `words`: SHA-256 of the exact words per language, for consent records. `version` counts from 1 per purpose and is never used twice. */
  NoticePublished: {
    version: 1,
    data: z.strictObject({
      ...programme,
      purpose: Slug,
      noticeVersion: z.int().min(1),
      required: z.boolean(),
      /** How many calendar months an agreement to this version holds; left out: until it is withdrawn. */
      consentMonths: z.int().min(1).optional(),
      words: z.record(Language, WordsHash),
      content: PublishedContent,
    }),
  },
  /** Not asked any more; consents given under its versions stand. */
  NoticeWithdrawn: { version: 1, data: z.strictObject({ ...programme, purpose: Slug }) },
  /** The edition that opens last is the one in force. Recorded again when its days change. */
  EditionOpened: { version: 1, data: z.strictObject({ ...programme, edition: Slug, opens: Day, closes: Day }) },
  /** Takes contributions from now on. */
  ProgrammeOpened: { version: 1, data: z.strictObject({ ...programme, edition: Slug }) },
  /** Takes no more contributions; what was heard is worked on and answered. */
  ReportingStarted: { version: 1, data: z.strictObject({ ...programme, edition: Slug }) },
  /** Done: retention clocks start; the public report stays. */
  ProgrammeClosed: { version: 1, data: z.strictObject(programme) },
  ProgrammeArchived: { version: 1, data: z.strictObject(programme) },
})
export type ProgrammeFactType = keyof typeof programmeFacts
/** One fact of a programme, by its type. */
export type ProgrammeFact<T extends ProgrammeFactType = ProgrammeFactType> = FactOf<typeof programmeFacts, T>

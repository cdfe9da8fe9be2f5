import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'
import { Id, Language, Sealed, Slug } from '../values.ts'
import { AgreedWords } from './programme-facts.ts'
import { AboutWhom, Mode } from './share-story.ts'
import { FileKind, WordsField } from './words.ts'

/** How somebody contributes: with a story of their own, with answers to a conversation, alone or at a gathering, or through a champion who passes it on. */
export const ShareOrigin = z.enum(['story', 'questionnaire', 'gathering', 'champion'])

/** Part of one answer that tells who somebody is: UTF-16 offsets into the sealed original. */
export const IdentifyingSpan = z.strictObject({
  field: WordsField,
  from: z.int().min(0),
  to: z.int().min(1),
  kind: z.enum(['name', 'email', 'phone', 'postcode', 'nhs-number', 'national-insurance', 'date', 'web', 'address', 'place', 'other']),
})
export type IdentifyingSpan = z.infer<typeof IdentifyingSpan>

/** Why a story is held back until a coordinator has looked: a field that people do not see was filled in, the same words came before, or too many came at once. */
export const QuarantineReason = z.enum(['trap', 'repeated', 'flood'])
export type QuarantineReason = z.infer<typeof QuarantineReason>

export const TableNumber = z.int().min(1).max(500)
export const SaidBy = z.enum(['resident', 'staff'])
export type SaidBy = z.infer<typeof SaidBy>
/** One table of a gathering, and who said it there, where that was noted. */
export const TableAt = z.strictObject({ gathering: Id, table: TableNumber, saidBy: SaidBy.optional() })
export type TableAt = z.infer<typeof TableAt>

/** Which champion passed it on, and to which words the resident agreed where it may tell who they are. */
export const HeardBy = z.strictObject({ application: Id, named: AgreedWords.optional() })
export type HeardBy = z.infer<typeof HeardBy>

export const contributionFacts = defineFacts({
  /**
   * A resident told a story, or answered a conversation: then `answers` says which one, and at which table of a gathering, where what was said there was
   * noted. `heard`: a champion passed it on. `words` holds HeldWords, `attributes` the community, the
   * barriers and HeldAnswers; both are sealed for the purpose `narrative` of the subject `person`. Which questions somebody answered stays sealed too:
   * it can tell what they chose before.
   */
  ContributionShared: {
    version: 1,
    data: z.strictObject({
      programme: Slug,
      contribution: Id,
      origin: ShareOrigin,
      person: Id,
      about: AboutWhom,
      stages: z.array(Slug),
      language: Language,
      mode: Mode,
      words: Sealed,
      attributes: Sealed.optional(),
      answers: z.strictObject({ conversation: Id, questionnaire: z.int().min(1), at: TableAt.optional() }).optional(),
      heard: HeardBy.optional(),
    }),
  },
  /**
   * The teller put the words right: from now on these count, sealed like the first ones. What was marked or quoted in the earlier words holds no longer;
   * they are de-identified again.
   */
  ContributionCorrected: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, words: Sealed }) },
  /** A paper form was keyed twice, and the second keying was right somewhere: from now on these words and choices count, as after a correction. */
  AnswersSettled: {
    version: 1,
    data: z.strictObject({
      programme: Slug,
      contribution: Id,
      words: Sealed,
      attributes: Sealed,
    }),
  },
  /** A photo or a recording that tells of it, sealed with the words: `{ kind, bytes }`, base64. `size` in bytes. */
  FileAttached: {
    version: 1,
    data: z.strictObject({ programme: Slug, contribution: Id, file: Id, kind: FileKind, size: z.int().min(1), content: Sealed }),
  },
  /** Somebody wrote down what a file says: from now on these words count, as after a correction. */
  ContributionTranscribed: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, file: Id, words: Sealed }) },
  /** A translation of the de-identified words, for those who work with them; other words or marks need another one. */
  ContributionTranslated: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, language: Language, translation: Sealed }) },
  /** A person marked what identifies somebody; analysts see the words without it. Done again, the newest counts. */
  ContributionDeidentified: {
    version: 1,
    data: z.strictObject({ programme: Slug, contribution: Id, spans: z.array(IdentifyingSpan) }),
  },
  /** Held back from analysis until somebody has looked; recorded before what was shared, in the same append, so that nobody sees one without the other. */
  ContributionQuarantined: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, why: QuarantineReason }) },
  /** Somebody looked and let it in. */
  ContributionReleased: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id }) },
  /** Somebody looked and keeps it out of analysis for good. Its receipt still works; it is erased when its time is over or its teller asks. */
  ContributionSetAside: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id }) },
})

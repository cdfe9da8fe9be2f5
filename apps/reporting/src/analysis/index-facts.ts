import type { FactOf } from '@heard/contracts'
import {
  type ConcernFact,
  type consentFacts,
  type contributionFacts,
  type erasureFacts,
  type importFacts,
  type programmeFacts,
  type ReadingFact,
  WordsField,
} from '@heard/contracts/engagement'
import type { ReportingFact } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { z } from 'zod'

/** What the index is made of. */
export type IndexedFact =
  | FactOf<typeof contributionFacts, Exclude<keyof typeof contributionFacts, 'ContributionSetAside'>>
  | FactOf<typeof importFacts, 'ContributionImported'>
  | FactOf<typeof consentFacts, 'ConsentWithdrawn'>
  | FactOf<typeof erasureFacts, 'ErasureStarted'>
  | FactOf<typeof programmeFacts, 'NoticePublished'>
  | ConcernFact<'ConcernRaised'>
  | ReadingFact<'ContentWarned' | 'ContentWarningLifted'>
  | ReportingFact<'ContributionCoded' | 'CodingUndone'>
export type IndexedRecord = RecordedFact<IndexedFact>

export const indexedTypes = [
  'ContributionShared',
  'ContributionImported',
  'ContributionCorrected',
  'ContributionDeidentified',
  'ContributionQuarantined',
  'ContributionReleased',
  'ConsentWithdrawn',
  'ErasureStarted',
  'NoticePublished',
  'ContributionCoded',
  'CodingUndone',
  'ConcernRaised',
  'ContentWarned',
  'ContentWarningLifted',
] as const satisfies readonly IndexedFact['type'][]

/** Whether an erasure of these purposes (left out: all) is about what the index holds: words and attributes are given for `narrative`. */
export const concernsIndex = (purposes: readonly string[] | undefined): boolean => purposes?.includes('narrative') ?? true

/** A contribution's words as the vault holds them: a story's or an import's. */
export const HeldWords = z.partialRecord(WordsField, z.string())
export type HeldWords = z.infer<typeof HeldWords>
/** Of the attributes the index keeps the community alone. */
export const HeldAttributes = z.looseObject({ community: z.string().optional() })

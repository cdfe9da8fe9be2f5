import type { FactOf } from '@heard/contracts'
import {
  Barrier,
  type consentFacts,
  type contributionFacts,
  type erasureFacts,
  HeldAnswers,
  type importFacts,
  type programmeFacts,
  type ReadingFact,
} from '@heard/contracts/engagement'
import type { ReportingFact } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { z } from 'zod'

/** What changes the themes that codings count as. */
export type MeaningFact = ReportingFact<'ThemeMerged' | 'ThemeMergeUndone' | 'ThemeSplit' | 'SplitUndone'>

/** What the index is made of. */
export type IndexedFact =
  | FactOf<typeof contributionFacts, Exclude<keyof typeof contributionFacts, 'ContributionSetAside' | 'FileAttached'>>
  | FactOf<typeof importFacts, 'ContributionImported'>
  | FactOf<typeof consentFacts, 'ConsentWithdrawn'>
  | FactOf<typeof erasureFacts, 'ErasureStarted'>
  | FactOf<typeof programmeFacts, 'NoticePublished'>
  | ReadingFact<'ContentWarned' | 'ContentWarningLifted'>
  | ReportingFact<'ContributionCoded' | 'CodingUndone' | 'CodingSorted'>
  | MeaningFact
export type IndexedRecord = RecordedFact<IndexedFact>

export const indexedTypes = [
  'ContributionShared',
  'ContributionImported',
  'ContributionCorrected',
  'ContributionTranscribed',
  'AnswersSettled',
  'ContributionTranslated',
  'ContributionDeidentified',
  'ContributionQuarantined',
  'ContributionReleased',
  'ConsentWithdrawn',
  'ErasureStarted',
  'NoticePublished',
  'ContributionCoded',
  'CodingUndone',
  'CodingSorted',
  'ThemeMerged',
  'ThemeMergeUndone',
  'ThemeSplit',
  'SplitUndone',
  'ContentWarned',
  'ContentWarningLifted',
] as const satisfies readonly IndexedFact['type'][]

/** Whether an erasure of these purposes (left out: all) is about what the index holds: words and attributes are given for `narrative`. */
export const concernsIndex = (purposes: readonly string[] | undefined): boolean => purposes?.includes('narrative') ?? true

/** Of the attributes the index keeps the community, the barriers, and what was answered in a conversation. */
export const HeldAttributes = z.looseObject({
  community: z.string().optional(),
  barriers: z.array(Barrier).default([]),
  answers: HeldAnswers.optional(),
})

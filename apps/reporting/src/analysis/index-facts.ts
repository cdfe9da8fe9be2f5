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
import { wardMeant } from './wards.ts'

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

/** Of the attributes the index keeps the community, the ward, the barriers, and what was answered in a conversation; a file may say the ward in a column of its own. */
export const HeldAttributes = z.looseObject({
  community: z.string().optional(),
  ward: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  barriers: z.array(Barrier).default([]),
  answers: HeldAnswers.optional(),
})

const isWard = (column: string): boolean => /\bward\b/i.test(column.replaceAll(/[_-]/g, ' '))

/** The ward of today that somebody gave, or that the columns of a file name. */
export const wardIn = ({ ward, attributes = {} }: z.infer<typeof HeldAttributes>): string | undefined => {
  if (ward !== undefined) return wardMeant(ward) ?? ward
  const said = Object.entries(attributes).flatMap(([column, value]) => (isWard(column) ? [String(value)] : []))
  return said.flatMap((text) => wardMeant(text) ?? [])[0]
}

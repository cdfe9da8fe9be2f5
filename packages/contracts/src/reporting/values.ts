import { z } from 'zod'
import { WordsField } from '../engagement/words.ts'
import { Id, Slug } from '../values.ts'

/** A theme of a codebook; for a label that an import brought, the id the import gave it. */
export const ThemeId = Id
/** A coding: random for one that a person made; `import.<theme>` for a label that an import brought. */
export const CodingId = z.union([Id, z.string().regex(/^import\.[0-9a-f-]{36}$/)])
const offsets = { field: WordsField, from: z.int().min(0), to: z.int().min(1) }
/** A stretch of one answer, as UTF-16 offsets, `to` exclusive. In routes: into the de-identified text. In facts: into the sealed original, which never shifts. */
export const Excerpt = z.strictObject(offsets)
export type Excerpt = z.infer<typeof Excerpt>
/** A stretch of somebody's words that a recommendation rests on. */
export const CitedExcerpt = z.strictObject({ contribution: Id, ...offsets })
export type CitedExcerpt = z.infer<typeof CitedExcerpt>

/** Whether a person made a coding or theme, or an import brought it. */
export const CodedBy = z.enum(['person', 'import'])
export type CodedBy = z.infer<typeof CodedBy>

/** How soon a recommendation should be followed. */
export const Priority = z.enum(['now', 'soon', 'later'])
export type Priority = z.infer<typeof Priority>
/** How much speaks for a recommendation, as its writer judges it. */
export const EvidenceStrength = z.enum(['strong', 'fair', 'early'])
export type EvidenceStrength = z.infer<typeof EvidenceStrength>

/** A stakeholder's answer to a recommendation. */
export const ResponseAnswer = z.enum(['accepted', 'accepted-in-part', 'declined'])
export type ResponseAnswer = z.infer<typeof ResponseAnswer>
export const ProgressState = z.enum(['not-started', 'under-way', 'delayed', 'blocked'])
export type ProgressState = z.infer<typeof ProgressState>
/** What the community sees of a claimed outcome, from nothing to all of it. */
export const Verdict = z.enum(['no-evidence', 'not-started', 'limited', 'substantial', 'complete'])
export type Verdict = z.infer<typeof Verdict>
const most: ReadonlySet<Verdict> = new Set(['substantial', 'complete'])
/** Whether a verdict says that most of what was promised is there. */
export const seesMost = (verdict: Verdict): boolean => most.has(verdict)
/** At what level an organisation claims an outcome: on the scale of verdicts, where no sign of it is for others to find. */
export const ClaimLevel = Verdict.exclude(['no-evidence'])
export type ClaimLevel = z.infer<typeof ClaimLevel>
/** Whether somebody sees less than is claimed. All of it and most of it are no disagreement, and no more are two ways to say that nothing is there. */
export const seesLess = (verdict: Verdict, claimed: ClaimLevel): boolean => {
  if (claimed === 'not-started' || seesMost(verdict)) return false
  return claimed !== 'limited' || verdict !== 'limited'
}
/** Whose verdict it is. */
export const VerdictBy = z.enum(['residents', 'champions'])
export type VerdictBy = z.infer<typeof VerdictBy>

/** The two-way tables of analysis. */
export const TableId = z.enum(['theme-by-stage', 'theme-by-community'])
export type TableId = z.infer<typeof TableId>

/** Whom reach is told by: community or audience, ward, how people contributed, and the way it reached us. */
export const ReachTableId = z.enum(['community', 'ward', 'origin', 'mode'])
export type ReachTableId = z.infer<typeof ReachTableId>

/** Whom a figure is of: a community or audience of the programme, or a ward. */
export const PopulationOf = z.strictObject({ by: z.enum(['community', 'ward']), column: Slug })
export type PopulationOf = z.infer<typeof PopulationOf>

/** A number of people that the public may see: withheld (null) under 10, zero included; otherwise rounded to 5. */
export const PublicCount = z.int().min(10).multipleOf(5).nullable()
export type PublicCount = z.infer<typeof PublicCount>

/** How many people see it so far, level by level, as the public may know it. No sum stands beside them, so that none tells what another withholds. */
export const VerdictCounts = z.record(Verdict, PublicCount)
export type VerdictCounts = z.infer<typeof VerdictCounts>

/** What somebody says of a draft that they were asked to check. */
export const CheckAnswer = z.enum(['says-it', 'partly', 'no'])
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** How many said it, answer by answer, as staff and the public may know it. */
export const CheckCounts = z.record(CheckAnswer, PublicCount)
export type CheckCounts = z.infer<typeof CheckCounts>

/** Of each group that was asked. */
export const CheckedBy = z.strictObject({ residents: CheckCounts.optional(), champions: CheckCounts.optional() })
export type CheckedBy = z.infer<typeof CheckedBy>

/** In a programme: the path parameter of nearly every route here. */
export const InProgramme = z.strictObject({ programme: Slug })

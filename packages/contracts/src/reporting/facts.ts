import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Language, Sealed, Slug } from '../values.ts'
import { AssessedPart } from './assessment.ts'
import { ConversationCounts } from './conversation-counts.ts'
import { FileInFact } from './published-file.ts'
import {
  CheckedBy,
  CitedExcerpt,
  ClaimLevel,
  CodedBy,
  CodingId,
  EvidenceStrength,
  Excerpt,
  PopulationOf,
  Priority,
  ProgressState,
  PublicCount,
  ReachTableId,
  ResponseAnswer,
  TableId,
  ThemeId,
  Verdict,
  VerdictBy,
  VerdictCounts,
} from './values.ts'
import { WithdrawnBecause } from './wording.ts'

/** Somebody asked for it; it was not there any more after a start; or somebody had left, whose words it must not keep. */
const LearnedBecause = z.enum(['asked', 'started', 'somebody-left'])
export type LearnedBecause = z.infer<typeof LearnedBecause>

const theme = { programme: Slug, theme: ThemeId }
const sample = { programme: Slug, sample: Id }
const coding = { programme: Slug, contribution: Id, coding: CodingId, theme: ThemeId }
const memo = { programme: Slug, memo: Id }
const recommendation = { programme: Slug, recommendation: Id }
const commitment = { programme: Slug, commitment: Id }
/** `organisation` is the one originally addressed or promising; `by` acted: the same or its successor. */
const acting = { organisation: Slug, by: Slug }
/** Pages and files that show it. */
const shown = { links: z.array(Sealed).optional(), files: z.array(FileInFact).optional() }
const milestone = { ...commitment, ...acting, milestone: Id }
/** Those that a recommendation is addressed to, each to answer for itself. */
const addressed = { organisations: z.array(Slug).min(1) }
/** How soon it should be followed, and how much speaks for it; recommendations from before these were asked for have neither. */
const weighed = {
  priority: Priority.optional(),
  strength: z.strictObject({ level: EvidenceStrength, because: Sealed }).optional(),
}
const content = {
  ...addressed,
  ...weighed,
  objective: Slug.optional(),
  themes: z.array(ThemeId),
  excerpts: z.array(CitedExcerpt),
  title: Sealed,
  text: Sealed,
}
/** A check of a draft: the first is 1; asked on a day, to be answered until another. */
const check = { round: z.int().min(1), from: z.array(VerdictBy).min(1), on: Day, until: Day }
const answer = { answer: ResponseAnswer, text: Sealed, reasons: Sealed.optional() }

/** A row of a released table: cells in the order of the table's columns. `people`: in the whole row; version 1 of a release did not tell them. */
const ReleasedRow = z.strictObject({ theme: ThemeId, people: PublicCount.optional(), cells: z.array(PublicCount) })
/** A table as released: columns are stages or communities of the programme. */
export const ReleasedTable = z.strictObject({ id: TableId, columns: z.array(Slug), rows: z.array(ReleasedRow) })
export type ReleasedTable = z.infer<typeof ReleasedTable>

/** Who was heard, as released: people in all, and for each table its columns with their counts. */
export const ReleasedReach = z.strictObject({
  people: PublicCount,
  tables: z.array(z.strictObject({ id: ReachTableId, columns: z.array(Slug), cells: z.array(PublicCount) })),
})
export type ReleasedReach = z.infer<typeof ReleasedReach>

/**
 * What the feasibility audit came to: how many counts there are, how many of them are small, how many are withheld to protect those, how many withheld ones
 * (of earlier releases too) somebody could still narrow down, and how many earlier releases were looked at.
 */
export const ReleaseAudit = z.strictObject({
  cells: z.int().min(0),
  small: z.int().min(0),
  also: z.int().min(0),
  narrow: z.int().min(0),
  earlier: z.int().min(0),
})
export type ReleaseAudit = z.infer<typeof ReleaseAudit>
const tablesRelease = { programme: Slug, release: Id }
/** How often themes had been merged, split, or that undone, when tables were worked out; missing where tables are older than that. */
const recounted = { recountings: z.int().min(0).optional() }
/** `reach` is missing where tables are older than it. */
const releasedTables = { rule: z.string(), tables: z.array(ReleasedTable), reach: ReleasedReach.optional(), hash: z.string() }

const assessment = { programme: Slug, assessment: Id }
const report = { programme: Slug, report: Id }
const reportWords = {
  language: Language,
  title: Sealed,
  summary: Sealed,
  easyRead: Sealed.optional(),
  objectives: z.array(z.strictObject({ objective: Slug, text: Sealed })),
}
const frozenReport = {
  asOf: Day,
  proposedBy: Id,
  document: Sealed,
  hash: z.string(),
  counts: z.array(z.strictObject({ recommendation: Id, people: PublicCount })),
}

/**
 * Every fact of the reporting service by type, with the strict schema of its newest version's data.
 * Streams: `codebook-<programme>`, `coding-<programme>.<contribution>`, `memo-<programme>.<id>`, `double-<programme>.<sample>`, `suggestions-<programme>`, `suggested-<programme>.<contribution>`, `tables-<programme>`, `population-<programme>`, `assessment-<programme>`, `results-<programme>.<conversation>`, `recommendation-<programme>.<id>`,
 * `commitment-<programme>.<id>`, `report-<programme>`, `wording-<programme>`. Each `Sealed` is published wording (purpose `publication`, payload `WordingPayload`).
 */
export const reportingFacts = defineFacts({
  ThemeDefined: {
    version: 1,
    data: z.strictObject({
      ...theme,
      parent: ThemeId.optional(),
      name: Sealed,
      definition: Sealed.optional(),
      order: z.int().min(0),
      origin: CodedBy,
    }),
  },
  ThemeReworded: { version: 1, data: z.strictObject({ ...theme, name: Sealed, definition: Sealed.optional() }) },
  ThemeMoved: { version: 1, data: z.strictObject({ ...theme, parent: ThemeId.optional(), order: z.int().min(0) }) },
  ThemeRetired: { version: 1, data: z.strictObject(theme) },
  /** The retirement is taken back. */
  ThemeBroughtBack: { version: 1, data: z.strictObject(theme) },
  /** What is coded with the theme counts as the other one from now on; no coding changes. */
  ThemeMerged: { version: 1, data: z.strictObject({ ...theme, into: ThemeId }) },
  ThemeMergeUndone: { version: 1, data: z.strictObject(theme) },
  /** What is coded with the theme waits to be sorted to its parts, which were defined just before. */
  ThemeSplit: { version: 1, data: z.strictObject({ ...theme, split: Id, parts: z.array(ThemeId).min(2) }) },
  /** What was not sorted by then stays with the theme. */
  SplitFinished: { version: 1, data: z.strictObject({ ...theme, split: Id }) },
  /** Its parts count as the theme again. */
  SplitUndone: { version: 1, data: z.strictObject({ ...theme, split: Id }) },

  ContributionCoded: { version: 1, data: z.strictObject({ ...coding, excerpt: Excerpt.optional(), origin: CodedBy }) },
  CodingUndone: { version: 1, data: z.strictObject({ ...coding, origin: CodedBy }) },
  /** Which parts of a split theme a coding means; none where it stays with the theme. */
  CodingSorted: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, coding: CodingId, split: Id, parts: z.array(ThemeId) }) },

  /** On a theme, on a contribution or an excerpt of it, or on neither: then on the programme. On a contribution, `words` is its person's (purpose `narrative`). */
  MemoWritten: {
    version: 1,
    data: z.strictObject({ ...memo, theme: ThemeId.optional(), contribution: Id.optional(), excerpt: Excerpt.optional(), words: Sealed }),
  },
  MemoChanged: { version: 1, data: z.strictObject({ ...memo, words: Sealed }) },
  MemoRemoved: { version: 1, data: z.strictObject(memo) },

  /** Drawn by chance for a second coder: contributions with the themes that they had, of those in use. */
  DoubleCodingDrawn: {
    version: 1,
    data: z.strictObject({
      ...sample,
      themes: z.array(ThemeId),
      contributions: z.array(z.strictObject({ contribution: Id, themes: z.array(ThemeId) })),
    }),
  },
  CodedAgain: { version: 1, data: z.strictObject({ ...sample, contribution: Id, themes: z.array(ThemeId) }) },
  DifferenceSettled: { version: 1, data: z.strictObject({ ...sample, contribution: Id, theme: ThemeId, has: z.boolean() }) },

  /** Whether themes are suggested in a programme. */
  SuggestionsSwitched: { version: 1, data: z.strictObject({ programme: Slug, on: z.boolean() }) },
  /** A version of the model, which stays in memory: what it was learned from, and out of a hundred how it did on texts that it had not seen. */
  SuggestionsLearned: {
    version: 1,
    data: z.strictObject({
      programme: Slug,
      number: z.int().min(1),
      because: LearnedBecause,
      contributions: z.int().min(0),
      people: z.int().min(0),
      themes: z.int().min(0),
      words: z.int().min(0),
      right: z.int().min(0).max(100),
      f1: z.int().min(0).max(100),
      texts: z.int().min(0),
    }),
  },
  /** What a person said to a suggested theme; `sure`: of the model, out of a hundred. */
  SuggestionAnswered: {
    version: 1,
    data: z.strictObject({
      programme: Slug,
      contribution: Id,
      theme: ThemeId,
      model: z.int().min(1),
      sure: z.int().min(0).max(100),
      answer: z.enum(['confirmed', 'refused']),
    }),
  },

  /**
   * `rule` names the version of the disclosure rule; `hash` is SHA-256 (hex) of the canonical JSON (RFC 8785) of `tables`, or of `{ reach, tables }` where
   * it has both.
   */
  TablesReleased: {
    version: 2,
    data: z.strictObject({
      ...tablesRelease,
      number: z.int().min(1),
      ...releasedTables,
      /** Who proposed it, and what the audit came to; version 1 was released by one person and not audited. */
      proposedBy: Id.optional(),
      audit: ReleaseAudit.optional(),
      ...recounted,
    }),
  },
  /**
   * Worked out and frozen, for a second person to release. `left`: how many contributions of the programme had been withdrawn by then; `told`: how often
   * recommendations and reports had told numbers of people, missing where it is older than that.
   */
  TablesProposed: {
    version: 1,
    data: z.strictObject({
      ...tablesRelease,
      ...releasedTables,
      ...recounted,
      proposedBy: Id,
      audit: ReleaseAudit,
      left: z.int().min(0),
      told: z.int().min(0).optional(),
    }),
  },
  TablesPutBack: { version: 1, data: z.strictObject(tablesRelease) },

  /** How many people a community, an audience or a ward is, as `source` says it of that year; set again, it takes the place of the one before. */
  PopulationSet: {
    version: 1,
    data: z.strictObject({ programme: Slug, population: PopulationOf, people: z.int().min(1), year: z.int(), source: Sealed }),
  },
  PopulationTakenBack: { version: 1, data: z.strictObject({ programme: Slug, population: PopulationOf }) },

  /** Written again, a part takes the place of what was written before; `forget`: where that named somebody, so that it leaves the versions that are kept too. */
  AssessmentPartWritten: {
    version: 1,
    data: z.strictObject({
      ...assessment,
      part: AssessedPart,
      says: Sealed,
      impact: Sealed,
      action: Sealed,
      decides: Sealed,
      reviewOn: Day,
      forget: z.boolean(),
    }),
  },
  AssessmentConcluded: { version: 1, data: z.strictObject({ ...assessment, conclusion: Sealed, forget: z.boolean() }) },
  /** As it is written then, for a second person; `release`: the newest release of tables. */
  AssessmentProposed: { version: 1, data: z.strictObject({ ...assessment, proposedBy: Id, on: Day, release: z.int().min(1).optional() }) },
  AssessmentPutBack: { version: 1, data: z.strictObject({ ...assessment, reason: Sealed }) },
  AssessmentApproved: { version: 1, data: z.strictObject({ ...assessment, version: z.int().min(1), on: Day, proposedBy: Id }) },

  /** What came of a conversation, frozen for the public; `rule` and `hash` as of released tables. `after`: the release before. */
  ConversationResultsReleased: {
    version: 1,
    data: z.strictObject({
      programme: Slug,
      conversation: Id,
      release: Id,
      number: z.int().min(1),
      rule: z.string(),
      results: ConversationCounts,
      hash: z.string(),
      after: Id.optional(),
    }),
  },

  /** Version 1 was to one organisation, and had neither priority nor strength. */
  RecommendationDrafted: { version: 2, data: z.strictObject({ ...recommendation, ...content }) },
  RecommendationRedrafted: { version: 2, data: z.strictObject({ ...recommendation, ...content }) },
  /** Shown to the organisations before the public sees it; `replyBy`: the last day that is kept free for what they say of its facts. */
  DraftSent: { version: 1, data: z.strictObject({ ...recommendation, ...addressed, replyBy: Day }) },
  /** `mayShow`: whether the organisation agrees that its words stand beside the recommendation once that is public. A later reply takes the place of an earlier one. */
  DraftReplied: { version: 1, data: z.strictObject({ ...recommendation, ...acting, text: Sealed, mayShow: z.boolean() }) },
  /**
   * People are asked whether the draft, as it is then, says what was meant: residents whose words led to it, or champions; of `communities`, or all where
   * there is none. What one person said is in no fact.
   */
  DraftCheckAsked: { version: 1, data: z.strictObject({ ...recommendation, ...check, communities: z.array(Slug) }) },
  /** Nobody answers any more: its day passed, staff closed it, or the draft was changed, put to others or published. `rule` names what `counts` are counted by. */
  DraftCheckClosed: { version: 1, data: z.strictObject({ ...recommendation, round: check.round, on: Day, rule: z.string(), counts: CheckedBy }) },
  /**
   * `askedOn`: the day it was put to the organisations; `dueBy`: the last day for their answers; `people`: how many stand behind it, frozen for the public.
   * `title` and `text` are the words that were published; version 1 left them to the last draft. `replies`: who had replied to the draft, with the words
   * that may be shown; `cannotWait`: why it was published although somebody had not, and still had time. Versions 1 and 2 went to one organisation.
   * `checks`: who had been asked to check the draft and what they said, as counts; `changed`: it was changed after that. Version 3 knew of none.
   */
  RecommendationPublished: {
    version: 4,
    data: z.strictObject({
      ...recommendation,
      ...addressed,
      ...weighed,
      askedOn: Day,
      dueBy: Day,
      people: PublicCount,
      title: Sealed.optional(),
      text: Sealed.optional(),
      replies: z.array(z.strictObject({ ...acting, text: Sealed.optional() })).optional(),
      cannotWait: Sealed.optional(),
      checks: z.array(z.strictObject({ ...check, changed: z.boolean(), counts: CheckedBy })).optional(),
    }),
  },
  /** `published`: whether the public had seen it; version 1 did not say. Versions 1 and 2 named one organisation. */
  RecommendationWithdrawn: {
    version: 3,
    data: z.strictObject({ ...recommendation, ...addressed, reason: Sealed, published: z.boolean().optional() }),
  },
  ResponseGiven: { version: 1, data: z.strictObject({ ...recommendation, ...acting, ...answer }) },
  /** `why`: what changed since the earlier answer, which stays visible. */
  ResponseAmended: { version: 1, data: z.strictObject({ ...recommendation, ...acting, ...answer, why: Sealed }) },
  /** No answer by the due day; a response afterwards ends it. `since` is that due day. */
  SilenceRecorded: { version: 1, data: z.strictObject({ ...recommendation, organisation: Slug, since: Day }) },

  /**
   * `madeOn`: the day it was promised, which may lie before it was recorded here. `brought`: the programme brought it in from what the organisation published
   * there. Version 1 had no role that answers for it, versions 1 and 2 did not say where they were brought in.
   */
  CommitmentMade: {
    version: 3,
    data: z.strictObject({
      ...commitment,
      ...acting,
      recommendation: Id.optional(),
      objective: Slug.optional(),
      madeOn: Day,
      due: Day,
      measure: Sealed,
      text: Sealed,
      ownerRole: Sealed.optional(),
      brought: z.strictObject({ source: Sealed }).optional(),
    }),
  },
  /** Only what changes is there; the earlier wording and day stay visible. Version 1 had no role. */
  CommitmentAmended: {
    version: 2,
    data: z.strictObject({
      ...commitment,
      ...acting,
      due: Day.optional(),
      measure: Sealed.optional(),
      text: Sealed.optional(),
      ownerRole: Sealed.optional(),
      reason: Sealed,
    }),
  },
  /** A step on the way to what was promised; those that it was promised with follow it at once. */
  MilestoneAdded: { version: 1, data: z.strictObject({ ...milestone, due: Day, text: Sealed }) },
  /** The earlier day stays visible. */
  MilestoneMoved: { version: 1, data: z.strictObject({ ...milestone, due: Day, reason: Sealed }) },
  MilestoneReached: { version: 1, data: z.strictObject({ ...milestone, on: Day }) },
  MilestoneDropped: { version: 1, data: z.strictObject({ ...milestone, reason: Sealed }) },
  /** `links`: pages that show it; version 1 had none. `files` show it too; version 2 had none. */
  ProgressReported: {
    version: 3,
    data: z.strictObject({ ...commitment, ...acting, on: Day, state: ProgressState, note: Sealed, ...shown }),
  },
  /** `level`: how much of it the organisation says is there; version 1 said all of it. Version 2 had no files. */
  OutcomeClaimed: {
    version: 3,
    data: z.strictObject({ ...commitment, ...acting, on: Day, level: ClaimLevel, text: Sealed, ...shown }),
  },
  /** `people`: how many joined in the verdict; shown to the public by the disclosure rule only. */
  VerdictRecorded: {
    version: 1,
    data: z.strictObject({
      ...commitment,
      from: VerdictBy,
      verdict: Verdict,
      on: Day,
      note: Sealed.optional(),
      people: z.int().min(1).optional(),
    }),
  },
  /**
   * What residents with a receipt, or champions, said one by one of a claim, as counts that the public may know; `claim` 0: nothing is claimed, and the day has
   * passed. `number` counts the releases about this claim; `rule` names what they are counted by. What one person said is in no fact.
   */
  VerdictsReleased: {
    version: 1,
    data: z.strictObject({
      ...commitment,
      claim: z.int().min(0),
      from: VerdictBy,
      number: z.int().min(1),
      on: Day,
      rule: z.string(),
      counts: VerdictCounts,
    }),
  },

  /** What staff wrote for the next report in one language; said again, it takes the place of what was written before. */
  ReportWorded: { version: 1, data: z.strictObject({ ...report, ...reportWords }) },
  /** The next report is not to come in this language. */
  ReportLanguageDropped: { version: 1, data: z.strictObject({ ...report, language: Language }) },
  /**
   * A report frozen for a second person: `document` is all of it, `hash` the SHA-256 (hex) of its canonical JSON (RFC 8785). `left`: how many contributions
   * had been withdrawn by then; `releases`: how many releases of tables there were.
   */
  ReportProposed: {
    version: 1,
    data: z.strictObject({ ...report, ...frozenReport, left: z.int().min(0), releases: z.int().min(0) }),
  },
  ReportPutBack: { version: 1, data: z.strictObject({ ...report, reason: Sealed }) },
  /**
   * Freezes the counts shown until the next version. `asOf`: the day it was proposed, which everything in it is judged on. Version 1 was published by one
   * person, kept no document, and had a summary in one language.
   */
  ReportPublished: {
    version: 2,
    data: z.strictObject({
      ...report,
      edition: z.int().min(1),
      on: Day,
      summary: Sealed.optional(),
      counts: frozenReport.counts,
      words: z.array(z.strictObject(reportWords)).optional(),
      asOf: Day.optional(),
      proposedBy: Id.optional(),
      document: Sealed.optional(),
      hash: z.string().optional(),
    }),
  },

  /**
   * One published text is shown no more and leaves the vault; `ref` and `binding` are those of the fact that it was published with. `file`: the bytes that go
   * with it, where the text is what a file is called; version 1 knew no files.
   */
  WordingWithdrawn: {
    version: 2,
    data: z.strictObject({ programme: Slug, ref: z.string(), binding: z.string(), reason: WithdrawnBecause, file: Sealed.optional() }),
  },
})

export type ReportingFactType = keyof typeof reportingFacts
/** One fact of this service, by its type. */
export type ReportingFact<Type extends ReportingFactType = ReportingFactType> = FactOf<typeof reportingFacts, Type>

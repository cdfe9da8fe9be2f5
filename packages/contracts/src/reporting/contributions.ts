import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { SaidBy } from '../engagement/contribution-facts.ts'
import { Barrier, WordsField } from '../engagement/words.ts'
import { seenBy } from '../seen-by.ts'
import { Day, Id, Language, Moment, Slug } from '../values.ts'
import { CodedBy, CodingId, Excerpt, InProgramme, ThemeId } from './values.ts'

/** How far a contribution has come in analysis; withdrawn goes before coded, coded before de-identified. */
export const ContributionState = z.enum(['received', 'de-identified', 'coded', 'withdrawn'])
export type ContributionState = z.infer<typeof ContributionState>
/** How a contribution came in. */
export const ContributionOrigin = z.enum(['story', 'import', 'questionnaire', 'gathering', 'champion'])
export type ContributionOrigin = z.infer<typeof ContributionOrigin>

const summary = {
  contribution: Id,
  at: Moment,
  origin: ContributionOrigin,
  state: ContributionState,
  stages: z.array(Slug),
  /** What somebody told us they belong to: for those who read what people said. */
  community: seenBy('contribution.read', Slug),
  /** What got in the way, as far as it was told by name: for the same people. */
  barriers: seenBy('contribution.read', z.array(Barrier)),
  language: Language,
  themes: z.array(ThemeId),
  /** Somebody says that it is hard to read: nothing of it is shown before one asks for it. */
  hard: z.literal(true).optional(),
}
/** A line of the list. `extract` is the beginning of the de-identified text (or the part that matched); missing while the text is not de-identified. */
export const ContributionSummary = z
  .strictObject({ ...summary, extract: seenBy('contribution.read', z.string()) })
  .meta({ id: 'ContributionSummary' })
export type ContributionSummary = z.infer<typeof ContributionSummary>

/** `theme` is what it counts as; one that was sorted to several parts of a split theme stands here once for each. `given`: the theme it was given with, where that is another. */
export const CodingView = z
  .strictObject({ id: CodingId, theme: ThemeId, given: ThemeId.optional(), origin: CodedBy, excerpt: Excerpt.optional(), at: Moment })
  .meta({ id: 'Coding' })
export type CodingView = z.infer<typeof CodingView>

/** The words of a contribution. `textVersion` grows with every de-identification; excerpts are offsets into this very text. */
export const ContributionText = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('open'),
    text: z.enum(['de-identified', 'original']),
    textVersion: z.int().min(0),
    words: z.partialRecord(WordsField, z.string()),
  }),
  z.strictObject({ status: z.literal('not-de-identified') }),
  /** Hard to read: opened when asked for despite the warning. */
  z.strictObject({ status: z.literal('hard') }),
  z.strictObject({ status: z.literal('withdrawn') }),
  z.strictObject({ status: z.literal('refused'), why: z.string() }),
  z.strictObject({ status: z.literal('tampered') }),
])

export const ContributionView = z
  .strictObject({
    ...summary,
    /** The conversation that was answered; `texts`: the questions whose answers stand in `answer1` and so on; `saidBy`: who said it at a table, where that was noted. */
    answers: z.strictObject({ conversation: Id, texts: z.array(Id), saidBy: SaidBy.optional() }).optional(),
    words: ContributionText,
    /** In English, beside the de-identified words. */
    translation: z.partialRecord(WordsField, z.string()).optional(),
    codings: z.array(CodingView),
    /** Recommendations (drafts too) that rest on it, by an excerpt or by a theme. */
    recommendations: z.array(Id),
  })
  .meta({ id: 'Contribution' })
export type ContributionView = z.infer<typeof ContributionView>

/** Filters of the list; each narrows. */
export const ContributionFilter = z.strictObject({
  stage: Slug.optional(),
  community: seenBy('contribution.read', Slug),
  barrier: seenBy('contribution.read', Barrier),
  language: Language.optional(),
  origin: ContributionOrigin.optional(),
  theme: ThemeId.optional(),
  state: ContributionState.optional(),
  /** First and last day, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Words to look for in the de-identified text; all must be there, in any order, each as a word or the beginning of one. */
  q: seenBy('contribution.read', z.string().max(200)),
})
export type ContributionFilter = z.infer<typeof ContributionFilter>

export const listContributions = defineRoute({
  id: 'listContributions',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/contributions',
  action: 'analysis.view',
  summary: 'Contributions for analysis, newest first, by filter and search, a page at a time',
  params: InProgramme,
  query: ContributionFilter.extend({
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'Use the `next` of the page before' })
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  /** `total`: how many match the filter. `next`: missing on the last page. */
  answer: z.strictObject({ contributions: z.array(ContributionSummary), total: z.int().min(0), next: z.string().optional() }),
})

export const showContribution = defineRoute({
  id: 'showContribution',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/contributions/:contribution',
  action: 'contribution.read',
  summary: 'One contribution with its words; the opening is recorded',
  params: InProgramme.extend({ contribution: Id }),
  /** The de-identified text unless the original is asked for. */
  query: z.strictObject({ text: z.enum(['de-identified', 'original']).default('de-identified'), despite: z.literal('warning').optional() }),
  answer: ContributionView,
})

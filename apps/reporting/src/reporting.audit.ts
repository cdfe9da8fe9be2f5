import { given, type Sealed } from '@heard/contracts'
import { defineLedgerPolicy } from '@heard/contracts/ledger'
import { assuranceFacts, auditFacts, type FileInFact, reportingFacts } from '@heard/contracts/reporting'
import type { SealedReportWords } from './report/report.state.ts'

const draft = { exempt: 'a draft: it enters when it is published' } as const
const analysis = { exempt: 'analysis of what residents said: what comes of it enters as tables and recommendations' } as const

const assessed = { exempt: 'the team’s own assessment: it is printed and passed on, and auditors see it in the private log' } as const
const look = { exempt: 'what somebody looked at: other auditors see it in the private log' } as const
const assurance = { exempt: 'what the organisation does outside the platform: auditors see it in the private log' } as const
const recorded = { ...reportingFacts, ...auditFacts, ...assuranceFacts }

/** The binding under a name, or no name at all. */
const bound = <Name extends string>(name: Name, sealed: Sealed | undefined): { readonly [N in Name]?: string } =>
  sealed === undefined ? {} : ({ [name]: sealed.binding } as { readonly [N in Name]?: string })

type ShownBy = { readonly links?: readonly Sealed[] | undefined; readonly files?: readonly FileInFact[] | undefined }

/** Pages and files that show it: what they are called by binding, what is in a file by its hash. */
const shownBy = ({ links, files }: ShownBy) =>
  given({
    links: links?.map(({ binding }) => binding),
    files: files?.map(({ about }) => about.binding),
    fileHashes: files?.map(({ sha256 }) => sha256),
  })

/** One organisation is written as it was when there was only ever one, so that older entries stay what they are. */
const addressed = (organisations: readonly string[]): { readonly organisation?: string; readonly organisations?: string[] } => {
  const [only, ...others] = organisations
  return only !== undefined && others.length === 0 ? { organisation: only } : { organisations: [...organisations] }
}

/** Bindings of everything that staff wrote for a report. */
const bindingsOf = (words: readonly SealedReportWords[]): string[] =>
  words.flatMap(({ title, summary, easyRead, objectives }) =>
    [title, summary, ...(easyRead ? [easyRead] : []), ...objectives.map(({ text }) => text)].map(({ binding }) => binding),
  )

/** What the public ledger says of each fact of reporting. How many people stand behind something stays out, or enters as a digest. */
export const reportingLedger = defineLedgerPolicy(recorded, {
  ThemeDefined: analysis,
  ThemeReworded: analysis,
  ThemeMoved: analysis,
  ThemeRetired: analysis,
  ThemeBroughtBack: analysis,
  ThemeMerged: analysis,
  ThemeMergeUndone: analysis,
  ThemeSplit: analysis,
  SplitFinished: analysis,
  SplitUndone: analysis,
  ContributionCoded: analysis,
  CodingUndone: analysis,
  CodingSorted: analysis,
  MemoWritten: analysis,
  MemoChanged: analysis,
  MemoRemoved: analysis,
  DoubleCodingDrawn: analysis,
  CodedAgain: analysis,
  DifferenceSettled: analysis,
  SuggestionsSwitched: analysis,
  SuggestionsLearned: analysis,
  SuggestionAnswered: analysis,
  TablesProposed: { exempt: 'a draft: it enters when a second person releases it' },
  TablesPutBack: { exempt: 'a draft: it enters when a second person releases it' },
  TablesReleased: {
    enter: ({ programme, release, number, rule, hash }) => ({ type: 'tables.released', data: { programme, release, number, rule, hash } }),
  },
  PopulationSet: {
    enter: ({ programme, population, people, year, source }) => ({
      type: 'population.set',
      data: { programme, ...population, people, year, source: source.binding },
    }),
  },
  PopulationTakenBack: { enter: ({ programme, population }) => ({ type: 'population.taken-back', data: { programme, ...population } }) },
  AssessmentPartWritten: assessed,
  AssessmentConcluded: assessed,
  AssessmentProposed: assessed,
  AssessmentPutBack: assessed,
  AssessmentApproved: assessed,

  ConversationResultsReleased: {
    enter: ({ programme, conversation, release, number, rule, hash }) => ({
      type: 'results.released',
      data: { programme, conversation, release, number, rule, hash },
    }),
  },

  RecommendationDrafted: draft,
  RecommendationRedrafted: draft,
  DraftSent: draft,
  DraftReplied: draft,
  DraftCheckAsked: draft,
  DraftCheckClosed: draft,
  RecommendationPublished: {
    enter: ({ organisations, people: _people, title, text, strength, replies, cannotWait, checks, ...data }, { digest }) => ({
      type: 'recommendation.published',
      data: {
        ...data,
        ...addressed(organisations),
        ...bound('title', title),
        ...bound('text', text),
        ...given({ strength: strength?.level, replied: replies?.map(({ organisation }) => organisation) }),
        ...bound('because', strength?.because),
        ...given({ replies: replies?.flatMap(({ text: said }) => (said ? [said.binding] : [])) }),
        ...bound('cannotWait', cannotWait),
        ...given({ checks: checks?.map(({ counts, ...check }) => ({ ...check, counts: digest(counts) })) }),
      },
    }),
  },
  RecommendationWithdrawn: {
    enter: ({ organisations, reason, published, ...data }) =>
      published === false ? undefined : { type: 'recommendation.withdrawn', data: { ...data, ...addressed(organisations), reason: reason.binding } },
  },
  ResponseGiven: {
    enter: ({ text, reasons, ...data }) => ({ type: 'response.given', data: { ...data, text: text.binding, ...bound('reasons', reasons) } }),
  },
  ResponseAmended: {
    enter: ({ text, reasons, why, ...data }) => ({
      type: 'response.amended',
      data: { ...data, text: text.binding, why: why.binding, ...bound('reasons', reasons) },
    }),
  },
  SilenceRecorded: { enter: (data) => ({ type: 'silence.recorded', data }) },

  CommitmentMade: {
    enter: ({ measure, text, ownerRole, brought, ...data }) => ({
      type: 'commitment.made',
      data: { ...data, measure: measure.binding, text: text.binding, ...bound('ownerRole', ownerRole), ...bound('source', brought?.source) },
    }),
  },
  CommitmentAmended: {
    enter: ({ measure, text, ownerRole, reason, ...data }) => ({
      type: 'commitment.amended',
      data: { ...data, ...bound('measure', measure), ...bound('text', text), ...bound('ownerRole', ownerRole), reason: reason.binding },
    }),
  },
  MilestoneAdded: { enter: ({ text, ...data }) => ({ type: 'milestone.added', data: { ...data, text: text.binding } }) },
  MilestoneMoved: { enter: ({ reason, ...data }) => ({ type: 'milestone.moved', data: { ...data, reason: reason.binding } }) },
  MilestoneReached: { enter: (data) => ({ type: 'milestone.reached', data }) },
  MilestoneDropped: { enter: ({ reason, ...data }) => ({ type: 'milestone.dropped', data: { ...data, reason: reason.binding } }) },
  ProgressReported: {
    enter: ({ note, links, files, ...data }) => ({ type: 'progress.reported', data: { ...data, note: note.binding, ...shownBy({ links, files }) } }),
  },
  OutcomeClaimed: {
    enter: ({ text, links, files, ...data }) => ({ type: 'outcome.claimed', data: { ...data, text: text.binding, ...shownBy({ links, files }) } }),
  },
  VerdictRecorded: {
    enter: ({ programme, commitment, from, verdict, on, note }) => ({
      type: 'verdict.recorded',
      data: { programme, commitment, from, verdict, on, ...bound('note', note) },
    }),
  },
  VerdictsReleased: {
    enter: ({ counts, ...data }, { digest }) => ({ type: 'verdicts.released', data: { ...data, counts: digest(counts) } }),
  },

  ReportWorded: draft,
  ReportLanguageDropped: draft,
  ReportProposed: { exempt: 'a draft: it enters when a second person approves it' },
  ReportPutBack: { exempt: 'a draft: it enters when a second person approves it' },
  ReportPublished: {
    enter: ({ programme, report, edition, on, asOf, hash, counts, summary, document, words }, { digest }) => ({
      type: 'report.published',
      data: {
        programme,
        report,
        edition,
        on,
        ...given({ asOf, hash }),
        recommendations: counts.map(({ recommendation }) => recommendation),
        counts: digest(counts),
        ...bound('summary', summary),
        ...bound('document', document),
        ...given({ words: words && bindingsOf(words) }),
      },
    }),
  },

  WordingWithdrawn: { enter: ({ programme, binding, reason }) => ({ type: 'wording.withdrawn', data: { programme, binding, reason } }) },

  EvidenceViewed: look,
  VisitMarked: look,
  AssuranceRecorded: assurance,
  AssuranceEnded: assurance,
})

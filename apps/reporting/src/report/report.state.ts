import type { Sealed } from '@heard/contracts'
import type { ReportFact, ReportPublished } from './report.events.ts'

/** What staff wrote in one language. */
export type SealedReportWords = NonNullable<ReportPublished['data']['words']>[number]

export type ReportDraft = {
  readonly report: string
  /** How often it was saved. */
  readonly saves: number
  /** By language, in the order they were first written. */
  readonly words: readonly SealedReportWords[]
  /** Why it came back from a second person, until it is proposed again. */
  readonly putBack?: Sealed
}
export type ReportProposal = Extract<ReportFact, { type: 'ReportProposed' }>['data']

export type ReportState = {
  /** The newest version's number, 0 before the first. */
  readonly edition: number
  readonly draft: ReportDraft | undefined
  readonly proposal: ReportProposal | undefined
}

export const noReport: ReportState = { edition: 0, draft: undefined, proposal: undefined }

const written = (before: readonly SealedReportWords[], words: SealedReportWords): readonly SealedReportWords[] =>
  before.some(({ language }) => language === words.language)
    ? before.map((each) => (each.language === words.language ? words : each))
    : [...before, words]

export const evolveReport = (state: ReportState, fact: ReportFact): ReportState => {
  switch (fact.type) {
    case 'ReportWorded': {
      const { programme: _, report, ...words } = fact.data
      const draft = state.draft ?? { report, saves: 0, words: [] }
      return { ...state, draft: { ...draft, saves: draft.saves + 1, words: written(draft.words, words) } }
    }
    case 'ReportLanguageDropped': {
      const { draft } = state
      if (!draft) return state
      const words = draft.words.filter(({ language }) => language !== fact.data.language)
      return { ...state, draft: { ...draft, saves: draft.saves + 1, words } }
    }
    case 'ReportProposed': {
      const { putBack: _, ...draft } = state.draft ?? { report: fact.data.report, saves: 0, words: [] }
      return { ...state, draft, proposal: fact.data }
    }
    case 'ReportPutBack':
      return { ...state, draft: state.draft && { ...state.draft, putBack: fact.data.reason }, proposal: undefined }
    case 'ReportPublished':
      return { edition: fact.data.edition, draft: undefined, proposal: undefined }
  }
}

import type { Sealed } from '@heard/contracts'
import type { PublicCount } from '@heard/contracts/reporting'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { ReportFact } from './report.events.ts'
import { evolveReport, noReport, type ReportState, type SealedReportWords } from './report.state.ts'

type InProgramme = { readonly programme: string }
/** How often the draft was saved when the writer saw it. */
type Seen = { readonly saves: number }
export type WordReport = InProgramme &
  Seen & {
    readonly type: 'Word'
    /** Id of the report that begins with these words. */
    readonly report: string
    readonly words: SealedReportWords
    /** Objectives that the programme has or had. */
    readonly objectives: readonly string[]
  }
export type DropLanguage = InProgramme & Seen & { readonly type: 'Drop'; readonly language: string }
export type ProposeReport = InProgramme &
  Seen & {
    readonly type: 'Propose'
    readonly by: string
    readonly today: string
    readonly document: Sealed
    readonly hash: string
    /** Of every published recommendation. */
    readonly counts: readonly { readonly recommendation: string; readonly people: PublicCount }[]
    /** How many commitments there are. */
    readonly commitments: number
    /** How many contributions were withdrawn so far. */
    readonly left: number
    /** How many releases of tables there are. */
    readonly releases: number
  }
type OfProposal = InProgramme & { readonly report: string }
export type ApproveReport = OfProposal & {
  readonly type: 'Approve'
  readonly by: string
  readonly today: string
  readonly left: number
  readonly releases: number
}
export type PutBackReport = OfProposal & { readonly type: 'PutBack'; readonly reason: Sealed }
export type ReportCommand = WordReport | DropLanguage | ProposeReport | ApproveReport | PutBackReport

export type WriteReportRefusal = 'report-proposed' | 'draft-changed' | 'nothing-written' | 'unknown-objective'
export type ReportRefusal =
  | WriteReportRefusal
  | 'nothing-to-report'
  | 'unknown-proposal'
  | 'same-person-approves'
  | 'somebody-left'
  | 'tables-released'

type Decided = Decision<ReportFact, ReportRefusal>

/** Why a draft may not be touched by somebody who saw it as saved so often. */
const heldBack = ({ draft, proposal }: ReportState, { saves }: Seen): WriteReportRefusal | undefined => {
  if (proposal) return 'report-proposed'
  return (draft?.saves ?? 0) === saves ? undefined : 'draft-changed'
}

const decideWord = (command: WordReport, state: ReportState): Decided => {
  const { programme, report, words, objectives } = command
  const held = heldBack(state, command)
  if (held) return refuse(held)
  if (words.objectives.some(({ objective }) => !objectives.includes(objective))) return refuse('unknown-objective')
  return accept<ReportFact>({ type: 'ReportWorded', data: { programme, report: state.draft?.report ?? report, ...words } })
}

const decideDrop = (command: DropLanguage, state: ReportState): Decided => {
  const { programme, language } = command
  const held = heldBack(state, command)
  if (held) return refuse(held)
  const { draft } = state
  if (!draft?.words.some((each) => each.language === language)) return refuse('nothing-written')
  return accept<ReportFact>({ type: 'ReportLanguageDropped', data: { programme, report: draft.report, language } })
}

const decidePropose = (command: ProposeReport, state: ReportState): Decided => {
  const { programme, by, today, document, hash, counts, commitments, left, releases } = command
  const held = heldBack(state, command)
  if (held) return refuse(held)
  const { draft } = state
  if (!draft || draft.words.length === 0) return refuse('nothing-written')
  if (counts.length + commitments === 0) return refuse('nothing-to-report')
  const { report } = draft
  const data = { programme, report, asOf: today, proposedBy: by, document, hash, counts: [...counts], left, releases }
  return accept<ReportFact>({ type: 'ReportProposed', data })
}

const decideApprove = (command: ApproveReport, { edition, draft, proposal }: ReportState): Decided => {
  if (!proposal || !draft || proposal.report !== command.report) return refuse('unknown-proposal')
  if (proposal.proposedBy === command.by) return refuse('same-person-approves')
  if (proposal.left !== command.left) return refuse('somebody-left')
  if (proposal.releases !== command.releases) return refuse('tables-released')
  const { left: _, releases: __, ...frozen } = proposal
  return accept<ReportFact>({ type: 'ReportPublished', data: { ...frozen, edition: edition + 1, on: command.today, words: [...draft.words] } })
}

const decidePutBack = ({ programme, report, reason }: PutBackReport, { proposal }: ReportState): Decided =>
  proposal?.report === report ? accept<ReportFact>({ type: 'ReportPutBack', data: { programme, report, reason } }) : refuse('unknown-proposal')

/** Staff write the next version, somebody proposes it, somebody else approves it or puts it back. */
export const reportDecider: Decider<ReportCommand, ReportState, ReportFact, ReportRefusal> = {
  initial: noReport,
  evolve: evolveReport,
  decide(command, state) {
    switch (command.type) {
      case 'Word':
        return decideWord(command, state)
      case 'Drop':
        return decideDrop(command, state)
      case 'Propose':
        return decidePropose(command, state)
      case 'Approve':
        return decideApprove(command, state)
      case 'PutBack':
        return decidePutBack(command, state)
    }
  },
}

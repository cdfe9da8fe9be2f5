import { given, type Sealed } from '@heard/contracts'
import type { ClaimLevel, FileInFact, ProgressState, Verdict, VerdictBy } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { CommitmentFact } from './commitment.events.ts'
import type { CommitmentState, HeldCommitment } from './commitment.state.ts'
import { type Dated, type DayRefusal, dayProblem, type Of, type Owned, type OwnerRefusal, ownerOf } from './owner.ts'

/** Files cannot be published: one does not wait any more, or nobody said what a picture shows. */
export type FilesRefusal = 'unknown-file' | 'picture-without-words'

/** Pages and files that show it; or why the files cannot be published. */
type Shown = { readonly links?: readonly Sealed[] | undefined; readonly files?: readonly FileInFact[] | FilesRefusal | undefined }

export type AmendCommitment = Owned & {
  readonly type: 'AmendCommitment'
  readonly due?: string | undefined
  readonly measure?: Sealed | undefined
  readonly text?: Sealed | undefined
  readonly ownerRole?: Sealed | undefined
  readonly reason: Sealed
}
export type ReportProgress = Owned & Dated & { readonly type: 'ReportProgress'; readonly state: ProgressState; readonly note: Sealed } & Shown
export type ClaimOutcome = Owned & Dated & { readonly type: 'ClaimOutcome'; readonly level: ClaimLevel; readonly text: Sealed } & Shown
export type RecordVerdict = Of &
  Dated & {
    readonly type: 'RecordVerdict'
    readonly from: VerdictBy
    readonly verdict: Verdict
    readonly note?: Sealed | undefined
    readonly people?: number | undefined
  }

export type AmendCommitmentRefusal = OwnerRefusal | 'nothing-amended' | 'due-before-made' | 'due-before-milestone'
export type ReportProgressRefusal = OwnerRefusal | DayRefusal | FilesRefusal
export type ClaimOutcomeRefusal = OwnerRefusal | DayRefusal | FilesRefusal | 'already-claimed'
export type RecordVerdictRefusal = 'unknown-commitment' | DayRefusal | 'too-early'

const isBeforeMilestone = (due: string, { milestones }: HeldCommitment): boolean =>
  Object.values(milestones).some((milestone) => !milestone.settled && milestone.due > due)

/** None rather than an empty list. */
const listed = <T>(list: readonly T[] | undefined): T[] | undefined => (list === undefined || list.length === 0 ? undefined : [...list])

const shown = ({ links, files }: Shown) => given({ links: listed(links), files: typeof files === 'string' ? undefined : listed(files) })

const filesProblem = ({ files }: Shown): FilesRefusal | undefined => (typeof files === 'string' ? files : undefined)

export const decideAmendCommitment = (command: AmendCommitment, state: CommitmentState): Decision<CommitmentFact, AmendCommitmentRefusal> => {
  const { programme, commitment, measure, text, ownerRole, reason } = command
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return refuse(owner)
  const due = command.due === owner.held.due ? undefined : command.due
  if ([due, measure, text, ownerRole].every((change) => change === undefined)) return refuse('nothing-amended')
  if (due !== undefined && due < owner.held.madeOn) return refuse('due-before-made')
  if (due !== undefined && isBeforeMilestone(due, owner.held)) return refuse('due-before-milestone')
  return accept<CommitmentFact>({
    type: 'CommitmentAmended',
    data: { programme, commitment, ...owner.acting, ...given({ due, measure, text, ownerRole }), reason },
  })
}

export const decideReportProgress = (command: ReportProgress, held: CommitmentState): Decision<CommitmentFact, ReportProgressRefusal> => {
  const { programme, commitment, on, state, note } = command
  const owner = ownerOf(command, held)
  if (typeof owner === 'string') return refuse(owner)
  const problem = dayProblem(command, owner.held) ?? filesProblem(command)
  return problem
    ? refuse(problem)
    : accept<CommitmentFact>({ type: 'ProgressReported', data: { programme, commitment, ...owner.acting, on, state, note, ...shown(command) } })
}

/** An organisation claims an outcome at one level after the other; at the same one again only once a verdict was given. */
export const decideClaimOutcome = (command: ClaimOutcome, state: CommitmentState): Decision<CommitmentFact, ClaimOutcomeRefusal> => {
  const { programme, commitment, on, level, text } = command
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return refuse(owner)
  const claimed = owner.held.awaitVerdict.includes(level) ? 'already-claimed' : undefined
  const problem = dayProblem(command, owner.held) ?? claimed ?? filesProblem(command)
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'OutcomeClaimed', data: { programme, commitment, ...owner.acting, on, level, text, ...shown(command) } })
}

/** The community's word comes once there is a claim to look at, or once the day has passed. */
export const decideRecordVerdict = (command: RecordVerdict, held: CommitmentState): Decision<CommitmentFact, RecordVerdictRefusal> => {
  if (!held) return refuse('unknown-commitment')
  const { programme, commitment, from, verdict, on, note, people } = command
  const problem = dayProblem(command, held) ?? (held.claims > 0 || command.today > held.due ? undefined : 'too-early')
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'VerdictRecorded', data: { programme, commitment, from, verdict, on, ...given({ note, people }) } })
}

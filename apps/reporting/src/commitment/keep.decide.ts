import { given, type Sealed } from '@heard/contracts'
import type { ProgressState, Verdict, VerdictBy } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { type ActsFor, actingFor } from '../acts-for.ts'
import type { CommitmentFact } from './commitment.events.ts'
import type { CommitmentState, HeldCommitment } from './commitment.state.ts'

type Of = { readonly programme: string; readonly commitment: string }
type Owned = Of & { readonly actsFor: ActsFor }
type Dated = { readonly on: string; readonly today: string }

export type AmendCommitment = Owned & {
  readonly type: 'AmendCommitment'
  readonly due?: string | undefined
  readonly measure?: Sealed | undefined
  readonly text?: Sealed | undefined
  readonly reason: Sealed
}
export type ReportProgress = Owned & Dated & { readonly type: 'ReportProgress'; readonly state: ProgressState; readonly note: Sealed }
export type ClaimOutcome = Owned & Dated & { readonly type: 'ClaimOutcome'; readonly text: Sealed }
export type RecordVerdict = Of &
  Dated & {
    readonly type: 'RecordVerdict'
    readonly from: VerdictBy
    readonly verdict: Verdict
    readonly note?: Sealed | undefined
    readonly people?: number | undefined
  }

type OwnerRefusal = 'unknown-commitment' | 'not-yours'
type DayRefusal = 'in-the-future' | 'before-it-was-made'
export type AmendCommitmentRefusal = OwnerRefusal | 'nothing-amended' | 'due-before-made'
export type ReportProgressRefusal = OwnerRefusal | DayRefusal
export type ClaimOutcomeRefusal = OwnerRefusal | DayRefusal | 'already-claimed'
export type RecordVerdictRefusal = 'unknown-commitment' | DayRefusal | 'too-early'

type Owner = { readonly held: HeldCommitment; readonly acting: { readonly organisation: string; readonly by: string } }

const ownerOf = ({ actsFor }: Owned, held: CommitmentState): Owner | OwnerRefusal => {
  if (!held) return 'unknown-commitment'
  const by = actingFor(actsFor, held.organisation)
  return by === undefined ? 'not-yours' : { held, acting: { organisation: held.organisation, by } }
}

const dayProblem = ({ on, today }: Dated, { madeOn }: HeldCommitment): DayRefusal | undefined => {
  if (on > today) return 'in-the-future'
  return on < madeOn ? 'before-it-was-made' : undefined
}

export const decideAmendCommitment = (command: AmendCommitment, state: CommitmentState): Decision<CommitmentFact, AmendCommitmentRefusal> => {
  const { programme, commitment, measure, text, reason } = command
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return refuse(owner)
  const due = command.due === owner.held.due ? undefined : command.due
  if (due === undefined && measure === undefined && text === undefined) return refuse('nothing-amended')
  if (due !== undefined && due < owner.held.madeOn) return refuse('due-before-made')
  return accept<CommitmentFact>({
    type: 'CommitmentAmended',
    data: { programme, commitment, ...owner.acting, ...given({ due, measure, text }), reason },
  })
}

export const decideReportProgress = (command: ReportProgress, held: CommitmentState): Decision<CommitmentFact, ReportProgressRefusal> => {
  const { programme, commitment, on, state, note } = command
  const owner = ownerOf(command, held)
  if (typeof owner === 'string') return refuse(owner)
  const problem = dayProblem(command, owner.held)
  return problem
    ? refuse(problem)
    : accept<CommitmentFact>({ type: 'ProgressReported', data: { programme, commitment, ...owner.acting, on, state, note } })
}

/** An organisation claims an outcome once, and again only after a verdict was given on the last claim. */
export const decideClaimOutcome = (command: ClaimOutcome, state: CommitmentState): Decision<CommitmentFact, ClaimOutcomeRefusal> => {
  const { programme, commitment, on, text } = command
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return refuse(owner)
  const problem = dayProblem(command, owner.held) ?? (owner.held.awaitsVerdict ? 'already-claimed' : undefined)
  return problem ? refuse(problem) : accept<CommitmentFact>({ type: 'OutcomeClaimed', data: { programme, commitment, ...owner.acting, on, text } })
}

/** The community's word comes once there is a claim to look at, or once the day has passed. */
export const decideRecordVerdict = (command: RecordVerdict, held: CommitmentState): Decision<CommitmentFact, RecordVerdictRefusal> => {
  if (!held) return refuse('unknown-commitment')
  const { programme, commitment, from, verdict, on, note, people } = command
  const problem = dayProblem(command, held) ?? (held.claims > 0 || command.today > held.due ? undefined : 'too-early')
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'VerdictRecorded', data: { programme, commitment, from, verdict, on, ...given({ note, people }) } })
}

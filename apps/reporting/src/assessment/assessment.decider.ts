import { given, type Sealed } from '@heard/contracts'
import type { AssessedPart } from '@heard/contracts/reporting'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { AssessmentFact } from './assessment.events.ts'
import { type AssessmentState, evolveAssessment, noAssessment, partIn } from './assessment.state.ts'

type InProgramme = { readonly programme: string }
/** How often it had been saved when the writer saw it. */
type Seen = { readonly saves: number }
/** `assessment`: the id of what begins with these words; `forget`: the words before named somebody. */
type Writing = InProgramme & Seen & { readonly assessment: string; readonly forget: boolean }

export type WritePart = Writing & {
  readonly type: 'Write'
  readonly part: AssessedPart
  /** Whether the programme has, or had, this community, or the law names this characteristic. */
  readonly isKnown: boolean
  readonly says: Sealed
  readonly impact: Sealed
  readonly action: Sealed
  readonly decides: Sealed
  readonly reviewOn: string
  readonly today: string
}
export type Conclude = Writing & { readonly type: 'Conclude'; readonly conclusion: Sealed }
export type ProposeAssessment = InProgramme &
  Seen & {
    readonly type: 'Propose'
    readonly by: string
    readonly today: string
    /** The newest release of tables. */
    readonly release: number | undefined
  }
type OfProposal = InProgramme & { readonly assessment: string }
export type ApproveAssessment = OfProposal & { readonly type: 'Approve'; readonly by: string; readonly today: string }
export type PutBackAssessment = OfProposal & { readonly type: 'PutBack'; readonly reason: Sealed }
export type AssessmentCommand = WritePart | Conclude | ProposeAssessment | ApproveAssessment | PutBackAssessment

export type AssessmentRefusal =
  | 'unknown-part'
  | 'review-in-the-past'
  | 'assessment-proposed'
  | 'draft-changed'
  | 'not-written'
  | 'nothing-changed'
  | 'unknown-proposal'
  | 'same-person-approves'

type Decided = Decision<AssessmentFact, AssessmentRefusal>

/** Why something may not be changed by somebody who saw it as saved so often. */
const heldBack = ({ proposal }: AssessmentState, now: number, { saves }: Seen): AssessmentRefusal | undefined => {
  if (proposal) return 'assessment-proposed'
  return now === saves ? undefined : 'draft-changed'
}

const decideWrite = (command: WritePart, state: AssessmentState): Decided => {
  const { programme, assessment, part, isKnown, says, impact, action, decides, reviewOn, today, forget } = command
  if (!isKnown) return refuse('unknown-part')
  if (reviewOn < today) return refuse('review-in-the-past')
  const held = heldBack(state, partIn(state, part)?.saves ?? 0, command)
  if (held) return refuse(held)
  const data = { programme, assessment: state.assessment ?? assessment, part, says, impact, action, decides, reviewOn, forget }
  return accept<AssessmentFact>({ type: 'AssessmentPartWritten', data })
}

const decideConclude = (command: Conclude, state: AssessmentState): Decided => {
  const { programme, assessment, conclusion, forget } = command
  const held = heldBack(state, state.conclusion?.saves ?? 0, command)
  if (held) return refuse(held)
  return accept<AssessmentFact>({ type: 'AssessmentConcluded', data: { programme, assessment: state.assessment ?? assessment, conclusion, forget } })
}

const decidePropose = (command: ProposeAssessment, state: AssessmentState): Decided => {
  const { programme, by, today, release } = command
  const held = heldBack(state, state.saves, command)
  if (held) return refuse(held)
  const { assessment, parts, conclusion } = state
  if (parts.length === 0 || !conclusion) return refuse('not-written')
  if (assessment === undefined) return refuse('nothing-changed')
  return accept<AssessmentFact>({ type: 'AssessmentProposed', data: { programme, assessment, proposedBy: by, on: today, ...given({ release }) } })
}

const decideApprove = ({ programme, assessment, by, today }: ApproveAssessment, { proposal, versions }: AssessmentState): Decided => {
  if (proposal?.assessment !== assessment) return refuse('unknown-proposal')
  if (proposal.proposedBy === by) return refuse('same-person-approves')
  const { proposedBy } = proposal
  return accept<AssessmentFact>({ type: 'AssessmentApproved', data: { programme, assessment, version: versions.length + 1, on: today, proposedBy } })
}

const decidePutBack = ({ programme, assessment, reason }: PutBackAssessment, { proposal }: AssessmentState): Decided =>
  proposal?.assessment === assessment
    ? accept<AssessmentFact>({ type: 'AssessmentPutBack', data: { programme, assessment, reason } })
    : refuse('unknown-proposal')

/** Staff write the parts and the conclusion, somebody proposes the whole, somebody else approves it as a version or puts it back. */
export const assessmentDecider: Decider<AssessmentCommand, AssessmentState, AssessmentFact, AssessmentRefusal> = {
  initial: noAssessment,
  evolve: evolveAssessment,
  decide(command, state) {
    switch (command.type) {
      case 'Write':
        return decideWrite(command, state)
      case 'Conclude':
        return decideConclude(command, state)
      case 'Propose':
        return decidePropose(command, state)
      case 'Approve':
        return decideApprove(command, state)
      case 'PutBack':
        return decidePutBack(command, state)
    }
  },
}

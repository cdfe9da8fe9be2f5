import type { Decider } from '@heard/event-sourcing'
import type { CommitmentFact } from './commitment.events.ts'
import { type CommitmentState, evolve, initial } from './commitment.state.ts'
import {
  type AmendCommitment,
  type AmendCommitmentRefusal,
  type ClaimOutcome,
  type ClaimOutcomeRefusal,
  decideAmendCommitment,
  decideClaimOutcome,
  decideRecordVerdict,
  decideReportProgress,
  type RecordVerdict,
  type RecordVerdictRefusal,
  type ReportProgress,
  type ReportProgressRefusal,
} from './keep.decide.ts'
import { decideMakeCommitment, type MakeCommitment, type MakeCommitmentRefusal } from './make.decide.ts'
import { decideMilestone, type MilestoneCommand, type MilestoneRefusal } from './milestone.decide.ts'
import { decideReleaseVerdicts, type ReleaseVerdicts, type ReleaseVerdictsRefusal } from './release.decide.ts'

export type CommitmentCommand = MakeCommitment | AmendCommitment | MilestoneCommand | ReportProgress | ClaimOutcome | RecordVerdict | ReleaseVerdicts
export type CommitmentRefusal =
  | MakeCommitmentRefusal
  | AmendCommitmentRefusal
  | MilestoneRefusal
  | ReportProgressRefusal
  | ClaimOutcomeRefusal
  | RecordVerdictRefusal
  | ReleaseVerdictsRefusal

export const commitmentDecider: Decider<CommitmentCommand, CommitmentState, CommitmentFact, CommitmentRefusal> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'MakeCommitment':
        return decideMakeCommitment(command, state)
      case 'AmendCommitment':
        return decideAmendCommitment(command, state)
      case 'AddMilestone':
      case 'MoveMilestone':
      case 'ReachMilestone':
      case 'DropMilestone':
        return decideMilestone(command, state)
      case 'ReportProgress':
        return decideReportProgress(command, state)
      case 'ClaimOutcome':
        return decideClaimOutcome(command, state)
      case 'RecordVerdict':
        return decideRecordVerdict(command, state)
      case 'ReleaseVerdicts':
        return decideReleaseVerdicts(command, state)
    }
  },
}

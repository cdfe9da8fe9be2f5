import type { ReportingFact } from '@heard/contracts/reporting'

export type CommitmentFact = ReportingFact<
  | 'CommitmentMade'
  | 'CommitmentAmended'
  | 'MilestoneAdded'
  | 'MilestoneMoved'
  | 'MilestoneReached'
  | 'MilestoneDropped'
  | 'ProgressReported'
  | 'OutcomeClaimed'
  | 'VerdictRecorded'
  | 'VerdictsReleased'
>

export const commitmentStream = (programme: string, commitment: string): string => `commitment-${programme}.${commitment}`

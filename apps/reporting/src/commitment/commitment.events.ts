import type { ReportingFact } from '@heard/contracts/reporting'

export type CommitmentFact = ReportingFact<
  'CommitmentMade' | 'CommitmentAmended' | 'ProgressReported' | 'OutcomeClaimed' | 'VerdictRecorded' | 'VerdictsReleased'
>

export const commitmentStream = (programme: string, commitment: string): string => `commitment-${programme}.${commitment}`

import type { CommitmentFact } from './commitment.events.ts'

export type HeldCommitment = {
  readonly organisation: string
  readonly madeOn: string
  readonly due: string
  /** An outcome is claimed and no verdict has been given on it yet. */
  readonly awaitsVerdict: boolean
  readonly everClaimed: boolean
}
export type CommitmentState = HeldCommitment | undefined

export const initial: CommitmentState = undefined

export const evolve = (state: CommitmentState, { type, data }: CommitmentFact): CommitmentState => {
  if (type === 'CommitmentMade') {
    return { organisation: data.organisation, madeOn: data.madeOn, due: data.due, awaitsVerdict: false, everClaimed: false }
  }
  if (!state) return state
  switch (type) {
    case 'CommitmentAmended':
      return { ...state, due: data.due ?? state.due }
    case 'OutcomeClaimed':
      return { ...state, awaitsVerdict: true, everClaimed: true }
    case 'VerdictRecorded':
      return { ...state, awaitsVerdict: false }
    case 'ProgressReported':
      return state
  }
}

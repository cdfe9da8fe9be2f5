import type { VerdictBy } from '@heard/contracts/reporting'
import type { CommitmentFact } from './commitment.events.ts'

/** The newest release of verdicts about the newest claim; number 0 before the first. */
type Released = { readonly number: number; readonly on: string }

export type HeldCommitment = {
  readonly organisation: string
  readonly madeOn: string
  readonly due: string
  /** An outcome is claimed and no verdict has been given on it yet. */
  readonly awaitsVerdict: boolean
  readonly claims: number
  readonly released: Readonly<Record<VerdictBy, Released>>
}
export type CommitmentState = HeldCommitment | undefined

export const initial: CommitmentState = undefined

const unreleased: HeldCommitment['released'] = { residents: { number: 0, on: '' }, champions: { number: 0, on: '' } }

export const evolve = (state: CommitmentState, { type, data }: CommitmentFact): CommitmentState => {
  if (type === 'CommitmentMade') {
    const { organisation, madeOn, due } = data
    return { organisation, madeOn, due, awaitsVerdict: false, claims: 0, released: unreleased }
  }
  if (!state) return state
  switch (type) {
    case 'CommitmentAmended':
      return { ...state, due: data.due ?? state.due }
    case 'OutcomeClaimed':
      return { ...state, awaitsVerdict: true, claims: state.claims + 1, released: unreleased }
    case 'VerdictRecorded':
      return { ...state, awaitsVerdict: false }
    case 'VerdictsReleased':
      return { ...state, awaitsVerdict: false, released: { ...state.released, [data.from]: { number: data.number, on: data.on } } }
    case 'ProgressReported':
      return state
  }
}

import type { ClaimLevel, VerdictBy } from '@heard/contracts/reporting'
import type { CommitmentFact } from './commitment.events.ts'

/** The newest release of verdicts about the newest claim; number 0 before the first. */
type Released = { readonly number: number; readonly on: string }

export type HeldMilestone = { readonly due: string; readonly settled: boolean }

export type HeldCommitment = {
  readonly organisation: string
  readonly madeOn: string
  readonly due: string
  readonly milestones: Readonly<Record<string, HeldMilestone>>
  /** Levels that were claimed and have had no verdict yet. */
  readonly awaitVerdict: readonly ClaimLevel[]
  readonly claims: number
  readonly released: Readonly<Record<VerdictBy, Released>>
}
export type CommitmentState = HeldCommitment | undefined

export const initial: CommitmentState = undefined

const unreleased: HeldCommitment['released'] = { residents: { number: 0, on: '' }, champions: { number: 0, on: '' } }

const withMilestone = (state: HeldCommitment, milestone: string, held: HeldMilestone): HeldCommitment => ({
  ...state,
  milestones: { ...state.milestones, [milestone]: held },
})

export const evolve = (state: CommitmentState, { type, data }: CommitmentFact): CommitmentState => {
  if (type === 'CommitmentMade') {
    const { organisation, madeOn, due } = data
    return { organisation, madeOn, due, milestones: {}, awaitVerdict: [], claims: 0, released: unreleased }
  }
  if (!state) return state
  switch (type) {
    case 'CommitmentAmended':
      return { ...state, due: data.due ?? state.due }
    case 'MilestoneAdded':
    case 'MilestoneMoved':
      return withMilestone(state, data.milestone, { due: data.due, settled: false })
    case 'MilestoneReached':
    case 'MilestoneDropped':
      return withMilestone(state, data.milestone, { due: state.milestones[data.milestone]?.due ?? state.due, settled: true })
    case 'OutcomeClaimed':
      return { ...state, awaitVerdict: [...state.awaitVerdict, data.level], claims: state.claims + 1, released: unreleased }
    case 'VerdictRecorded':
      return { ...state, awaitVerdict: [] }
    case 'VerdictsReleased':
      return { ...state, awaitVerdict: [], released: { ...state.released, [data.from]: { number: data.number, on: data.on } } }
    case 'ProgressReported':
      return state
  }
}

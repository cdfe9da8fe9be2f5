import { given, type Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { type ActsFor, actingFor } from '../acts-for.ts'
import type { RecommendationState } from '../recommendation/recommendation.state.ts'
import type { CommitmentFact } from './commitment.events.ts'
import type { CommitmentState } from './commitment.state.ts'
import { type MilestoneDayRefusal, milestoneDayProblem, type NewMilestone } from './milestone.decide.ts'

export type MakeCommitment = {
  readonly type: 'MakeCommitment'
  readonly programme: string
  readonly commitment: string
  readonly organisation: string
  readonly actsFor: ActsFor
  /** The recommendation that it answers, as it stands now. */
  readonly under?: { readonly recommendation: string; readonly state: RecommendationState } | undefined
  readonly objective?: string | undefined
  /** What the programme has. */
  readonly organisations: readonly string[]
  readonly objectives: readonly string[]
  readonly today: string
  readonly madeOn: string
  readonly due: string
  readonly measure: Sealed
  readonly text: Sealed
  /** The role that answers for it; one that was promised elsewhere may have none. */
  readonly ownerRole?: Sealed | undefined
  /** Where the programme found it, where it brings it in. */
  readonly source?: Sealed | undefined
  readonly milestones?: readonly NewMilestone[] | undefined
}

type UnderRefusal = 'unknown-recommendation' | 'not-addressed-to-you' | 'recommendation-withdrawn' | 'not-answered' | 'recommendation-declined'
export type MakeCommitmentRefusal =
  | UnderRefusal
  | 'commitment-exists'
  | 'under-nothing'
  | 'unknown-organisation'
  | 'unknown-objective'
  | 'not-yours'
  | 'in-the-future'
  | 'due-before-made'
  | MilestoneDayRefusal

/** It takes an answer of the organisation that promises, or of one that it took over from. */
const underProblem = (state: RecommendationState, organisation: string, actsFor: ActsFor): UnderRefusal | undefined => {
  if (state.is === 'unknown' || state.is === 'draft') return 'unknown-recommendation'
  const promising = actingFor(actsFor, organisation)
  const asked = state.is === 'withdrawn' ? state.organisations : [...state.asked.keys()]
  const ours = asked.filter((each) => {
    const acting = actingFor(actsFor, each)
    return acting !== undefined && (promising === undefined || acting === promising)
  })
  if (ours.length === 0) return 'not-addressed-to-you'
  if (state.is === 'withdrawn') return 'recommendation-withdrawn'
  const answers = ours.flatMap((each) => state.asked.get(each)?.answer ?? [])
  if (answers.length === 0) return 'not-answered'
  return answers.every((answer) => answer === 'declined') ? 'recommendation-declined' : undefined
}

const placeProblem = ({ organisation, organisations, objective, objectives, under, actsFor }: MakeCommitment): MakeCommitmentRefusal | undefined => {
  if (!organisations.includes(organisation)) return 'unknown-organisation'
  if (objective !== undefined && !objectives.includes(objective)) return 'unknown-objective'
  if (under === undefined) return objective === undefined ? 'under-nothing' : undefined
  return underProblem(under.state, organisation, actsFor)
}

const dayProblem = ({ madeOn, due, today, milestones = [] }: MakeCommitment): MakeCommitmentRefusal | undefined => {
  if (madeOn > today) return 'in-the-future'
  if (due < madeOn) return 'due-before-made'
  return milestones.map((milestone) => milestoneDayProblem(milestone.due, { madeOn, due })).find((problem) => problem !== undefined)
}

/** A promise has an owner who may promise it, a day it was made, a due day and a measure, and answers something. Its milestones come with it. */
export const decideMakeCommitment = (command: MakeCommitment, state: CommitmentState): Decision<CommitmentFact, MakeCommitmentRefusal> => {
  if (state) return refuse('commitment-exists')
  const by = actingFor(command.actsFor, command.organisation)
  const problem = placeProblem(command) ?? (by === undefined ? 'not-yours' : dayProblem(command))
  if (problem || by === undefined) return refuse(problem ?? 'not-yours')
  const { programme, commitment, organisation, under, objective, madeOn, due, measure, text, ownerRole, source, milestones = [] } = command
  const brought = source && { source }
  const acting = { programme, commitment, organisation, by }
  return accept<CommitmentFact>(
    {
      type: 'CommitmentMade',
      data: { ...acting, ...given({ recommendation: under?.recommendation, objective, ownerRole, brought }), madeOn, due, measure, text },
    },
    ...milestones.map((milestone): CommitmentFact => ({ type: 'MilestoneAdded', data: { ...acting, ...milestone } })),
  )
}

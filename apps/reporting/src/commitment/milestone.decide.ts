import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { CommitmentFact } from './commitment.events.ts'
import type { CommitmentState, HeldCommitment, HeldMilestone } from './commitment.state.ts'
import { type Dated, type DayRefusal, dayProblem, type Owned, type OwnerRefusal, ownerOf } from './owner.ts'

type OfMilestone = Owned & { readonly milestone: string }

/** A step on the way: what, by when. */
export type NewMilestone = { readonly milestone: string; readonly due: string; readonly text: Sealed }
export type AddMilestone = Owned & { readonly type: 'AddMilestone' } & NewMilestone
export type MoveMilestone = OfMilestone & { readonly type: 'MoveMilestone'; readonly due: string; readonly reason: Sealed }
export type ReachMilestone = OfMilestone & Dated & { readonly type: 'ReachMilestone' }
export type DropMilestone = OfMilestone & { readonly type: 'DropMilestone'; readonly reason: Sealed }
export type MilestoneCommand = AddMilestone | MoveMilestone | ReachMilestone | DropMilestone

export type MilestoneDayRefusal = 'milestone-before-made' | 'milestone-after-due'
type SettledRefusal = 'unknown-milestone' | 'milestone-settled'
export type AddMilestoneRefusal = OwnerRefusal | MilestoneDayRefusal | 'milestone-exists'
export type MoveMilestoneRefusal = OwnerRefusal | SettledRefusal | MilestoneDayRefusal | 'not-moved'
export type ReachMilestoneRefusal = OwnerRefusal | SettledRefusal | DayRefusal
export type DropMilestoneRefusal = OwnerRefusal | SettledRefusal
export type MilestoneRefusal = AddMilestoneRefusal | MoveMilestoneRefusal | ReachMilestoneRefusal | DropMilestoneRefusal

/** A milestone lies between the day of the promise and the day it is due. */
export const milestoneDayProblem = (day: string, { madeOn, due }: Pick<HeldCommitment, 'madeOn' | 'due'>): MilestoneDayRefusal | undefined => {
  if (day < madeOn) return 'milestone-before-made'
  return day > due ? 'milestone-after-due' : undefined
}

const decideAddMilestone = (command: AddMilestone, state: CommitmentState): Decision<CommitmentFact, AddMilestoneRefusal> => {
  const { programme, commitment, milestone, due, text } = command
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return refuse(owner)
  if (Object.hasOwn(owner.held.milestones, milestone)) return refuse('milestone-exists')
  const problem = milestoneDayProblem(due, owner.held)
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'MilestoneAdded', data: { programme, commitment, ...owner.acting, milestone, due, text } })
}

type Waiting = Exclude<ReturnType<typeof ownerOf>, string> & { readonly now: HeldMilestone }

/** One that is neither reached nor dropped, with whoever may say what becomes of it. */
const waiting = (command: OfMilestone, state: CommitmentState): Waiting | OwnerRefusal | SettledRefusal => {
  const owner = ownerOf(command, state)
  if (typeof owner === 'string') return owner
  const now = Object.hasOwn(owner.held.milestones, command.milestone) ? owner.held.milestones[command.milestone] : undefined
  if (!now) return 'unknown-milestone'
  return now.settled ? 'milestone-settled' : { ...owner, now }
}

const decideMoveMilestone = (command: MoveMilestone, state: CommitmentState): Decision<CommitmentFact, MoveMilestoneRefusal> => {
  const { programme, commitment, milestone, due, reason } = command
  const found = waiting(command, state)
  if (typeof found === 'string') return refuse(found)
  const problem = due === found.now.due ? 'not-moved' : milestoneDayProblem(due, found.held)
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'MilestoneMoved', data: { programme, commitment, ...found.acting, milestone, due, reason } })
}

const decideReachMilestone = (command: ReachMilestone, state: CommitmentState): Decision<CommitmentFact, ReachMilestoneRefusal> => {
  const { programme, commitment, milestone, on } = command
  const found = waiting(command, state)
  if (typeof found === 'string') return refuse(found)
  const problem = dayProblem(command, found.held)
  if (problem) return refuse(problem)
  return accept<CommitmentFact>({ type: 'MilestoneReached', data: { programme, commitment, ...found.acting, milestone, on } })
}

const decideDropMilestone = (command: DropMilestone, state: CommitmentState): Decision<CommitmentFact, DropMilestoneRefusal> => {
  const { programme, commitment, milestone, reason } = command
  const found = waiting(command, state)
  if (typeof found === 'string') return refuse(found)
  return accept<CommitmentFact>({ type: 'MilestoneDropped', data: { programme, commitment, ...found.acting, milestone, reason } })
}

/** What becomes of a milestone. */
export const decideMilestone = (command: MilestoneCommand, state: CommitmentState): Decision<CommitmentFact, MilestoneRefusal> => {
  switch (command.type) {
    case 'AddMilestone':
      return decideAddMilestone(command, state)
    case 'MoveMilestone':
      return decideMoveMilestone(command, state)
    case 'ReachMilestone':
      return decideReachMilestone(command, state)
    case 'DropMilestone':
      return decideDropMilestone(command, state)
  }
}

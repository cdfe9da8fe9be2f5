import { given, type Sealed } from '@heard/contracts'
import type { CommitmentStep, Milestone } from '@heard/contracts/reporting'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { Kept, Words } from './words.ts'

export type MilestoneFact = Extract<CommitmentFact, { readonly data: { readonly milestone: string } }>
type Step = Extract<CommitmentStep, { readonly milestone: string }>

/** A milestone as its facts left it. */
type Held = {
  readonly due: string
  readonly text: Sealed
  readonly on?: string
  readonly dropped?: Sealed
  readonly earlier: readonly { readonly due: string; readonly reason: Sealed }[]
}
/** By their ids, as they were added. */
export type HeldMilestones = ReadonlyMap<string, Held>

const changed = (held: Held | undefined, { type, data }: MilestoneFact): Held | undefined => {
  if (type === 'MilestoneAdded') return { due: data.due, text: data.text, earlier: [] }
  if (!held) return undefined
  switch (type) {
    case 'MilestoneMoved':
      return { ...held, due: data.due, earlier: [...held.earlier, { due: held.due, reason: data.reason }] }
    case 'MilestoneReached':
      return { ...held, on: data.on }
    case 'MilestoneDropped':
      return { ...held, dropped: data.reason }
  }
}

const stepOf = ({ type, data, at }: Kept<MilestoneFact>, { due, text }: Held, words: Words): Step => {
  const step = { at, by: data.by, milestone: data.milestone, text: words(text) }
  switch (type) {
    case 'MilestoneAdded':
      return { ...step, what: 'milestone-added', due }
    case 'MilestoneMoved':
      return { ...step, what: 'milestone-moved', due: { from: due, to: data.due }, reason: words(data.reason) }
    case 'MilestoneReached':
      return { ...step, what: 'milestone-reached', on: data.on, due }
    case 'MilestoneDropped':
      return { ...step, what: 'milestone-dropped', due, reason: words(data.reason) }
  }
}

/** What a fact makes of the milestones, with the step that it is in the history; nothing of one that was never added. */
export const followMilestone = (
  milestones: HeldMilestones,
  fact: Kept<MilestoneFact>,
  words: Words,
): { readonly milestones: HeldMilestones; readonly step: Step } | undefined => {
  const { milestone } = fact.data
  const before = milestones.get(milestone)
  const after = changed(before, fact)
  return after && { milestones: new Map(milestones).set(milestone, after), step: stepOf(fact, before ?? after, words) }
}

const stateOf = ({ due, on, dropped }: Held, today: string): Milestone['state'] => {
  if (dropped) return 'dropped'
  if (on !== undefined) return 'reached'
  return today > due ? 'missed' : 'open'
}

/** Milestones on a day, by the day they are due: one that nobody said was reached is missed from the day after. */
export const milestoneViews = (milestones: HeldMilestones, words: Words, today: string): Milestone[] =>
  [...milestones]
    .map(([milestone, held]) => ({
      milestone,
      state: stateOf(held, today),
      due: held.due,
      text: words(held.text),
      ...given({ on: held.on, dropped: held.dropped && words(held.dropped) }),
      earlier: held.earlier.map(({ due, reason }) => ({ due, reason: words(reason) })),
    }))
    .toSorted((a, b) => a.due.localeCompare(b.due))

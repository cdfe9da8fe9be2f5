import { type Milestone, type PublicCommitment, seesMost } from '@heard/contracts/reporting'
import { type Stretch, stretch, type Tick, timeScale } from './scale.ts'

export type Mark = {
  readonly what: 'made' | 'milestone' | 'milestone-missed' | 'progress' | 'claim' | 'verdict' | 'earlier-due' | 'due'
  readonly day: string
  readonly x: number
}

/** One commitment on the line: from the day it was made to the day it is due, and beyond that day while it is overdue. */
export type TimeLineRow = {
  readonly id: string
  readonly promised: Stretch
  readonly late?: Stretch
  readonly marks: readonly Mark[]
}
export type TimeLine = { readonly ticks: readonly Tick[]; readonly today: number; readonly rows: readonly TimeLineRow[] }

type Dated = Omit<Mark, 'x'>

/** A step that was given up is none on the way any more. */
const ofMilestone = ({ state, due, on }: Milestone): Dated[] => {
  if (state === 'dropped') return []
  return [{ what: state === 'missed' ? 'milestone-missed' : 'milestone', day: on ?? due }]
}

const datedSteps = ({ madeOn, due, milestones, history }: PublicCommitment): Dated[] => [
  { what: 'made', day: madeOn },
  ...milestones.flatMap(ofMilestone),
  ...history.flatMap((step): Dated[] => {
    if (step.what === 'progress') return [{ what: 'progress', day: step.on }]
    // Who says that little is there tells how far it is.
    if (step.what === 'outcome-claimed') return [{ what: seesMost(step.level) ? 'claim' : 'progress', day: step.on }]
    if (step.what === 'verdict') return [{ what: 'verdict', day: step.on }]
    return step.what === 'amended' && step.due ? [{ what: 'earlier-due', day: step.due.from }] : []
  }),
  { what: 'due', day: due },
]

/** Commitments on one line of time, soonest due first, which has room for today. */
export const timeLine = (commitments: readonly PublicCommitment[], today: string, mirrored = false): TimeLine => {
  const dated = commitments.map((commitment) => ({ commitment, steps: datedSteps(commitment) }))
  const { x, ticks } = timeScale([today, ...dated.flatMap(({ steps }) => steps.map(({ day }) => day))], mirrored)
  const rows = dated
    .toSorted((a, b) => a.commitment.due.localeCompare(b.commitment.due))
    .map(({ commitment: { id, madeOn, due, overdue }, steps }) => ({
      id,
      promised: stretch(x(madeOn), x(due)),
      ...(overdue ? { late: stretch(x(due), x(today)) } : {}),
      marks: steps.map((step) => ({ ...step, x: x(step.day) })),
    }))
  return { ticks, today: x(today), rows }
}

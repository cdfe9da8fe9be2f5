import { given, type Sealed } from '@heard/contracts'
import type { Role } from '@heard/contracts/identity'
import { type AssuranceKind, type AssuranceState, mayBeNone } from '@heard/contracts/reporting'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { AssuranceFact } from './assurance.events.ts'

type Content = {
  readonly state: AssuranceState
  readonly on: string
  readonly reviewBy?: string | undefined
  readonly role?: Role | undefined
  readonly text: Sealed
}
type Of = { readonly entry: string; readonly programme?: string | undefined; readonly today: string }
export type AssuranceCommand =
  | ({ readonly type: 'Record'; readonly kind: AssuranceKind } & Of & Content)
  | ({ readonly type: 'Revise' } & Of & Content)
  | ({ readonly type: 'End' } & Of)
export type AssuranceRefusal =
  | 'unknown-entry'
  | 'entry-ended'
  | 'not-yet'
  | 'review-not-ahead'
  | 'none-does-not-fit'
  | 'role-missing'
  | 'role-does-not-fit'

type State = { readonly status: 'none' | 'standing' | 'ended'; readonly kind?: AssuranceKind }

const YEARS_AHEAD = 3
const latestReview = (today: string): string => `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`

const recorded = (
  kind: AssuranceKind,
  { entry, programme, today, state, on, reviewBy, role, text }: Of & Content,
): Decision<AssuranceFact, AssuranceRefusal> => {
  if (on > today) return refuse('not-yet')
  if (reviewBy !== undefined && (reviewBy <= today || reviewBy > latestReview(today))) return refuse('review-not-ahead')
  if (state === 'declared-none' && !mayBeNone.includes(kind)) return refuse('none-does-not-fit')
  if (kind === 'training' && role === undefined) return refuse('role-missing')
  if (kind !== 'training' && role !== undefined) return refuse('role-does-not-fit')
  return accept<AssuranceFact>({ type: 'AssuranceRecorded', data: { entry, kind, state, on, text, ...given({ programme, reviewBy, role }) } })
}

/** One entry of the register of assurance. */
export const assuranceDecider: Decider<AssuranceCommand, State, AssuranceFact, AssuranceRefusal> = {
  initial: { status: 'none' },
  evolve: (state, { type, data }) => (type === 'AssuranceRecorded' ? { status: 'standing', kind: data.kind } : { ...state, status: 'ended' }),
  decide(command, { status, kind }) {
    if (command.type === 'Record') return recorded(command.kind, command)
    if (kind === undefined) return refuse('unknown-entry')
    if (status === 'ended') return refuse('entry-ended')
    if (command.type === 'Revise') return recorded(kind, command)
    const { entry, programme, today } = command
    return accept<AssuranceFact>({ type: 'AssuranceEnded', data: { entry, on: today, ...given({ programme }) } })
  },
}

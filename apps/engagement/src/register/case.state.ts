import type { CaseKind, RegisterFact, RightAsked } from '@heard/contracts/engagement'

export type Outcome = 'done' | 'in-part' | 'refused' | 'reported' | 'not-reported'

export type CaseState = {
  readonly status: 'none' | 'open' | 'paused' | 'closed'
  readonly kind: CaseKind
  readonly right: RightAsked | undefined
  /** Day, or moment for a breach, that the clock counts from. */
  readonly since: string
  readonly person: string | undefined
  readonly acknowledged: string | undefined
  readonly pausedOn: string | undefined
  readonly pausedDays: number
  readonly extended: boolean
}

export const initial: CaseState = {
  status: 'none',
  kind: 'rights',
  right: undefined,
  since: '',
  person: undefined,
  acknowledged: undefined,
  pausedOn: undefined,
  pausedDays: 0,
  extended: false,
}

export const evolve = (state: CaseState, { type, data }: RegisterFact): CaseState => {
  switch (type) {
    case 'RightAskedFor':
      return { ...initial, status: 'open', kind: 'rights', right: data.right, since: data.received, person: data.person }
    case 'ComplaintMade':
      return { ...initial, status: 'open', kind: 'complaint', since: data.received, person: data.person }
    case 'BreachFound':
      return { ...initial, status: 'open', kind: 'breach', since: data.aware }
    case 'CaseAcknowledged':
      return { ...state, acknowledged: data.on }
    case 'ClockPaused':
      return { ...state, status: 'paused', pausedOn: data.on }
    case 'ClockResumed':
      return { ...state, status: 'open', pausedOn: undefined, pausedDays: data.pausedDays }
    case 'TimeExtended':
      return { ...state, extended: true }
    default:
      return { ...state, status: 'closed' }
  }
}

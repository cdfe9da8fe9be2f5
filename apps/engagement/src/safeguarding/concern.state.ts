import type { ConcernFact, ConcernSource, ProtocolStep, Urgency } from '@heard/contracts/engagement'

export type ConcernState = {
  readonly status: 'none' | 'open' | 'closed'
  readonly source: ConcernSource | undefined
  readonly urgency: Urgency | undefined
  readonly assignee: string | undefined
  readonly steps: readonly ProtocolStep[]
  readonly person: string
  /** Subject of the way to reach somebody; none when nothing was left, or it was taken back. */
  readonly asker: string | undefined
  /** Nobody has done anything about it yet. */
  readonly untouched: boolean
}

export const initial: ConcernState = {
  status: 'none',
  source: undefined,
  urgency: undefined,
  assignee: undefined,
  steps: [],
  person: '',
  asker: undefined,
  untouched: true,
}

export const evolve = (state: ConcernState, { type, data }: ConcernFact): ConcernState => {
  switch (type) {
    case 'ConcernRaised':
      return { ...initial, status: 'open', source: data.source, urgency: data.urgency, person: data.person, asker: data.asker }
    case 'ConcernTriaged':
      return { ...state, urgency: data.urgency }
    case 'ConcernAssigned':
      return { ...state, assignee: data.to, untouched: false }
    case 'ConcernReleased':
      return { ...state, assignee: undefined }
    case 'ProtocolStepDone':
      return { ...state, steps: [...state.steps, data.step], untouched: false }
    case 'CallCancelled':
      return { ...state, asker: undefined }
    case 'ConcernClosed':
      return { ...state, status: 'closed' }
    case 'ConcernReopened':
      return { ...state, status: 'open', untouched: false }
    default:
      return { ...state, untouched: false }
  }
}

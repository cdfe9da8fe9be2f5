import type { EnquiryKind } from '@heard/contracts/engagement'
import type { EnquiryFact } from './enquiry.events.ts'

export type EnquiryState = {
  readonly status: 'none' | 'open' | 'answered' | 'closed'
  /** The person said that they need no answer any more. */
  readonly withdrawn: boolean
  readonly kind: EnquiryKind
  readonly person: string
  readonly due: string
  readonly assigned: string | undefined
  /** Answers that went out by e-mail, and whether each came back. */
  readonly mailed: ReadonlyMap<string, 'out' | 'bounced'>
  readonly wished: boolean
  /** The day and the kind of the last reminder. */
  readonly reminded: string | undefined
}

export const initial: EnquiryState = {
  status: 'none',
  withdrawn: false,
  kind: 'question',
  person: '',
  due: '',
  assigned: undefined,
  mailed: new Map(),
  wished: false,
  reminded: undefined,
}

export const evolve = (state: EnquiryState, { type, data }: EnquiryFact): EnquiryState => {
  switch (type) {
    case 'EnquiryMade':
      return { ...initial, status: 'open', kind: data.kind, person: data.person, due: data.due }
    case 'EnquiryContinued':
      return state.status === 'answered' ? { ...state, status: 'open' } : state
    case 'EnquiryAssigned':
      return { ...state, assigned: data.to }
    case 'EnquiryReleased':
      return { ...state, assigned: undefined }
    case 'EnquiryDueMoved':
      return { ...state, due: data.due }
    case 'EnquiryReminded':
      return { ...state, reminded: `${data.what} ${data.due}` }
    case 'EnquiryAnswered':
      return { ...state, status: 'answered', mailed: data.how === 'email' ? new Map([...state.mailed, [data.answer, 'out']]) : state.mailed }
    case 'EnquiryBounced':
      return { ...state, status: state.status === 'answered' ? 'open' : state.status, mailed: new Map([...state.mailed, [data.answer, 'bounced']]) }
    case 'GatheringWished':
      return { ...state, wished: true }
    case 'EnquiryClosed':
      return { ...state, status: 'closed', withdrawn: data.outcome === 'withdrawn' }
    case 'EnquiryReopened':
      return { ...state, status: 'open', withdrawn: false }
  }
}

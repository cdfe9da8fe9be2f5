import { given, type Sealed } from '@heard/contracts'
import type {
  CallOutcome,
  ConcernFact,
  ConcernOutcome,
  ConcernSource,
  HandoverTo,
  ProtocolStep,
  SharingGround,
  SupportAnswer,
  Urgency,
} from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { type ConcernState, evolve, initial } from './concern.state.ts'

type One = { readonly programme: string; readonly concern: string }
type Note = { readonly note: Sealed | undefined }

export type RaiseConcern = One & {
  readonly type: 'Raise'
  readonly source: ConcernSource
  readonly urgency: Urgency
  readonly person: string
  readonly details: Sealed | undefined
  readonly asker: string | undefined
  readonly contact: Sealed | undefined
  readonly contribution: string | undefined
  readonly enquiry: string | undefined
}

export type ActOnConcern = One &
  (
    | { readonly type: 'Triage'; readonly urgency: Urgency }
    | { readonly type: 'Assign'; readonly to: string }
    | { readonly type: 'Release' }
    | ({ readonly type: 'DoStep'; readonly step: ProtocolStep } & Note)
    | { readonly type: 'HandOver'; readonly to: HandoverTo; readonly ground: SharingGround; readonly note: Sealed }
    | { readonly type: 'OfferSupport'; readonly support: string; readonly answer: SupportAnswer }
    /** `today` is a day. */
    | { readonly type: 'PlanCall'; readonly on: string; readonly today: string }
    | ({ readonly type: 'RecordCall'; readonly outcome: CallOutcome; readonly next: string | undefined; readonly today: string } & Note)
    | ({ readonly type: 'Close'; readonly outcome: ConcernOutcome } & Note)
    | { readonly type: 'Reopen'; readonly note: Sealed }
    | { readonly type: 'CancelCall' }
  )

export type ConcernCommand = RaiseConcern | ActOnConcern

export type ConcernRefusal =
  | 'already-raised'
  | 'unknown-concern'
  | 'concern-closed'
  | 'concern-open'
  | 'not-ahead'
  | 'danger-not-checked'
  | 'no-call-to-cancel'

type Decided = Decision<ConcernFact, ConcernRefusal>

const raise = ({ type: _type, details, asker, contact, contribution, enquiry, ...data }: RaiseConcern, { status }: ConcernState): Decided => {
  if (status !== 'none') return refuse('already-raised')
  const sealed = given({ details, asker, contact })
  const about = given({ contribution, enquiry })
  return accept<ConcernFact>({ type: 'ConcernRaised', data: { ...data, ...sealed, ...about } })
}

/** Where nobody has begun, cancelling the call ends the matter; where somebody has, they decide what is still to do. */
const cancelCall = (one: One, { asker, untouched, source }: ConcernState): Decided => {
  if (asker === undefined || (source !== 'call-asked' && source !== 'under-age')) return refuse('no-call-to-cancel')
  const cancelled: ConcernFact = { type: 'CallCancelled', data: one }
  return untouched ? accept<ConcernFact>(cancelled, { type: 'ConcernClosed', data: { ...one, outcome: 'call-cancelled' } }) : accept(cancelled)
}

const act = (command: Exclude<ActOnConcern, { type: 'Reopen' | 'CancelCall' }>, state: ConcernState): Decided => {
  const one = { programme: command.programme, concern: command.concern }
  switch (command.type) {
    case 'Triage':
      return state.urgency === command.urgency
        ? accept()
        : accept<ConcernFact>({ type: 'ConcernTriaged', data: { ...one, urgency: command.urgency } })
    case 'Assign':
      return state.assignee === command.to ? accept() : accept<ConcernFact>({ type: 'ConcernAssigned', data: { ...one, to: command.to } })
    case 'Release':
      return state.assignee === undefined ? accept() : accept<ConcernFact>({ type: 'ConcernReleased', data: one })
    case 'DoStep':
      return accept<ConcernFact>({ type: 'ProtocolStepDone', data: { ...one, step: command.step, ...given({ note: command.note }) } })
    case 'HandOver':
      return accept<ConcernFact>({ type: 'ConcernHandedOver', data: { ...one, to: command.to, ground: command.ground, note: command.note } })
    case 'OfferSupport':
      return accept<ConcernFact>({ type: 'SupportOffered', data: { ...one, support: command.support, answer: command.answer } })
    case 'PlanCall':
      return command.on < command.today ? refuse('not-ahead') : accept<ConcernFact>({ type: 'FollowUpPlanned', data: { ...one, on: command.on } })
    case 'RecordCall': {
      if (command.next !== undefined && command.next < command.today) return refuse('not-ahead')
      const called = { ...one, outcome: command.outcome, ...given({ next: command.next, note: command.note }) }
      return accept<ConcernFact>({ type: 'FollowUpCalled', data: called })
    }
    case 'Close':
      return state.steps.includes('immediate-danger')
        ? accept<ConcernFact>({ type: 'ConcernClosed', data: { ...one, outcome: command.outcome, ...given({ note: command.note }) } })
        : refuse('danger-not-checked')
  }
}

/** One concern: what is done about it is recorded as it is done; it is closed by a person, once somebody asked whether anybody is in danger now. */
export const concernDecider: Decider<ConcernCommand, ConcernState, ConcernFact, ConcernRefusal> = {
  initial,
  evolve,
  decide: (command, state) => {
    if (command.type === 'Raise') return raise(command, state)
    if (state.status === 'none') return refuse('unknown-concern')
    const one = { programme: command.programme, concern: command.concern }
    if (command.type === 'CancelCall') return state.status === 'closed' ? refuse('no-call-to-cancel') : cancelCall(one, state)
    if (command.type === 'Reopen') {
      if (state.status === 'open') return refuse('concern-open')
      return accept<ConcernFact>({ type: 'ConcernReopened', data: { ...one, note: command.note } })
    }
    return state.status === 'closed' ? refuse('concern-closed') : act(command, state)
  },
}

import type { Sealed } from '@heard/contracts'
import type { RegisterFact, RightAsked } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { daysBetween, monthsAfter } from '@heard/privacy'
import { type CaseState, evolve, initial } from './case.state.ts'

type One = { readonly programme: string; readonly case: string }
/** `today` is a day, `now` a moment. */
type When = { readonly today: string; readonly now: string }
type From = { readonly person: string; readonly details: Sealed; readonly contribution: string | undefined }

export type OpenCase = One &
  When &
  (
    | ({ readonly type: 'AskForRight'; readonly right: RightAsked } & From)
    | ({ readonly type: 'Complain' } & From)
    | { readonly type: 'RecordBreach'; readonly details: Sealed; readonly aware: string }
  )

export type StepCase = One &
  When &
  (
    | { readonly type: 'Acknowledge' }
    | { readonly type: 'Pause'; readonly text: Sealed }
    | { readonly type: 'Resume' }
    | { readonly type: 'Extend'; readonly text: Sealed }
    | { readonly type: 'Answer'; readonly outcome: 'done' | 'in-part' | 'refused'; readonly text: Sealed }
    | { readonly type: 'Report'; readonly peopleTold: boolean }
    | { readonly type: 'DoNotReport'; readonly text: Sealed }
  )

export type CaseCommand = OpenCase | StepCase

export type CaseRefusal =
  | 'already-open'
  | 'in-the-future'
  | 'unknown-case'
  | 'case-closed'
  | 'not-for-this-kind'
  | 'already-acknowledged'
  | 'already-paused'
  | 'not-paused'
  | 'already-extended'
  | 'too-late-to-extend'

type Outcome = Decision<RegisterFact, CaseRefusal>
const isOpening = (command: CaseCommand): command is OpenCase =>
  command.type === 'AskForRight' || command.type === 'Complain' || command.type === 'RecordBreach'

const open = (command: OpenCase, { status }: CaseState): Outcome => {
  if (status !== 'none') return refuse('already-open')
  const one = { programme: command.programme, case: command.case }
  if (command.type === 'RecordBreach') {
    if (command.aware > command.now) return refuse('in-the-future')
    return accept<RegisterFact>({ type: 'BreachFound', data: { ...one, details: command.details, aware: command.aware } })
  }
  const { person, details, contribution, today } = command
  const told = { ...one, person, details, received: today, ...(contribution === undefined ? {} : { contribution }) }
  if (command.type === 'Complain') return accept<RegisterFact>({ type: 'ComplaintMade', data: told })
  return accept<RegisterFact>({ type: 'RightAskedFor', data: { ...told, right: command.right } })
}

const kindsOf: Readonly<Record<StepCase['type'], readonly CaseState['kind'][]>> = {
  Acknowledge: ['rights', 'complaint'],
  Pause: ['rights'],
  Resume: ['rights'],
  Extend: ['rights'],
  Answer: ['rights', 'complaint'],
  Report: ['breach'],
  DoNotReport: ['breach'],
}

const extend = (on: string, reason: Sealed, one: One, state: CaseState): Outcome => {
  if (state.extended) return refuse('already-extended')
  if (on > monthsAfter(state.since, 1)) return refuse('too-late-to-extend')
  return accept<RegisterFact>({ type: 'TimeExtended', data: { ...one, on, reason } })
}

const step = (command: StepCase, state: CaseState): Outcome => {
  if (state.status === 'none') return refuse('unknown-case')
  if (state.status === 'closed') return refuse('case-closed')
  if (!kindsOf[command.type].includes(state.kind)) return refuse('not-for-this-kind')
  const one = { programme: command.programme, case: command.case }
  const on = command.today
  switch (command.type) {
    case 'Acknowledge':
      return state.acknowledged === undefined
        ? accept<RegisterFact>({ type: 'CaseAcknowledged', data: { ...one, on } })
        : refuse('already-acknowledged')
    case 'Pause':
      return state.status === 'paused'
        ? refuse('already-paused')
        : accept<RegisterFact>({ type: 'ClockPaused', data: { ...one, on, reason: command.text } })
    case 'Resume':
      return state.pausedOn === undefined
        ? refuse('not-paused')
        : accept<RegisterFact>({ type: 'ClockResumed', data: { ...one, on, pausedDays: state.pausedDays + daysBetween(state.pausedOn, on) } })
    case 'Extend':
      return extend(on, command.text, one, state)
    case 'Answer':
      return accept<RegisterFact>({ type: 'CaseAnswered', data: { ...one, on, outcome: command.outcome, answer: command.text } })
    case 'Report':
      return accept<RegisterFact>({ type: 'BreachReported', data: { ...one, at: command.now, peopleTold: command.peopleTold } })
    case 'DoNotReport':
      return accept<RegisterFact>({ type: 'BreachNotReported', data: { ...one, at: command.now, reason: command.text } })
  }
}

/** One case of a register: its clock runs from the day it came until it is answered, and stands while the person is asked something. */
export const caseDecider: Decider<CaseCommand, CaseState, RegisterFact, CaseRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (isOpening(command) ? open(command, state) : step(command, state)),
}

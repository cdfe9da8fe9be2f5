import type { Sealed } from '@heard/contracts'
import type { AnswerWay, EnquiryChannel, EnquiryOutcome } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { EnquiryFact, FactOfType } from './enquiry.events.ts'
import { type EnquiryState, evolve, initial } from './enquiry.state.ts'

type One = { readonly programme: string; readonly enquiry: string }
type Made = Omit<FactOfType<'EnquiryMade'>['data'], 'programme' | 'enquiry' | 'contact'> & { readonly contact: Sealed | undefined }

export type MakeEnquiry = One & { readonly type: 'Make'; readonly made: Made; readonly open: boolean }
type Step =
  /** `due`: the day to answer by from now, where an answer was given before. */
  | { readonly type: 'Continue'; readonly message: string; readonly channel: EnquiryChannel; readonly words: Sealed; readonly due: string }
  | { readonly type: 'Assign'; readonly to: string; readonly note: Sealed | undefined }
  | { readonly type: 'Release' }
  | { readonly type: 'MoveDue'; readonly due: string; readonly today: string }
  | { readonly type: 'Remind'; readonly today: string }
  | { readonly type: 'Answer'; readonly answer: string; readonly how: AnswerWay; readonly words: Sealed }
  | { readonly type: 'Bounce'; readonly answer: string; readonly seen: 'mail-server' | 'staff' }
  | { readonly type: 'WishGathering'; readonly request: string; readonly details: Sealed }
  | { readonly type: 'Close'; readonly outcome: EnquiryOutcome }
  | { readonly type: 'Withdraw' }
  | { readonly type: 'Reopen'; readonly due: string }
export type StepEnquiry = One & Step
export type EnquiryCommand = MakeEnquiry | StepEnquiry

export type EnquiryRefusal =
  | 'programme-not-open'
  | 'already-made'
  | 'unknown-enquiry'
  | 'enquiry-closed'
  | 'enquiry-withdrawn'
  | 'already-closed'
  | 'not-closed'
  | 'in-the-past'
  | 'unknown-answer'
  | 'already-bounced'
  | 'not-an-invitation'
  | 'already-asked-for'

type Outcome = Decision<EnquiryFact, EnquiryRefusal>

const make = ({ programme, enquiry, made, open }: MakeEnquiry, { status }: EnquiryState): Outcome => {
  if (status !== 'none') return refuse('already-made')
  if (!open) return refuse('programme-not-open')
  const { contact, ...rest } = made
  return accept<EnquiryFact>({ type: 'EnquiryMade', data: { programme, enquiry, ...rest, ...(contact ? { contact } : {}) } })
}

type Continue = Extract<StepEnquiry, { type: 'Continue' }>
const goOn = ({ programme, enquiry, message, channel, words, due }: Continue, { status }: EnquiryState): Outcome => {
  const said: EnquiryFact = { type: 'EnquiryContinued', data: { programme, enquiry, message, channel, words } }
  if (status === 'open') return accept(said)
  const again: EnquiryFact[] = status === 'closed' ? [{ type: 'EnquiryReopened', data: { programme, enquiry } }] : []
  return accept(said, ...again, { type: 'EnquiryDueMoved', data: { programme, enquiry, due } })
}

const remind = ({ programme, enquiry, today }: Extract<StepEnquiry, { type: 'Remind' }>, state: EnquiryState): Outcome => {
  const { status, due, assigned, reminded } = state
  if (status !== 'open' || due > today) return accept()
  const what = due === today ? 'due' : 'overdue'
  if (reminded === `${what} ${due}`) return accept()
  return accept<EnquiryFact>({ type: 'EnquiryReminded', data: { programme, enquiry, due, what, ...(assigned ? { to: assigned } : {}) } })
}

const bounce = ({ programme, enquiry, answer, seen }: Extract<StepEnquiry, { type: 'Bounce' }>, { mailed }: EnquiryState): Outcome => {
  const mail = mailed.get(answer)
  if (!mail) return refuse('unknown-answer')
  return mail === 'bounced' ? refuse('already-bounced') : accept<EnquiryFact>({ type: 'EnquiryBounced', data: { programme, enquiry, answer, seen } })
}

/** The steps that only an enquiry takes that is not closed. */
type WhileOpen = Extract<StepEnquiry, { type: 'Assign' | 'Release' | 'MoveDue' | 'Answer' | 'WishGathering' | 'Close' }>
const isWhileOpen = (command: StepEnquiry): command is WhileOpen =>
  ['Assign', 'Release', 'MoveDue', 'Answer', 'WishGathering', 'Close'].includes(command.type)

const whileOpen = (command: WhileOpen, state: EnquiryState): Outcome => {
  const one = { programme: command.programme, enquiry: command.enquiry }
  if (state.status === 'closed') return refuse(state.withdrawn ? 'enquiry-withdrawn' : 'enquiry-closed')
  switch (command.type) {
    case 'Assign':
      return accept<EnquiryFact>({ type: 'EnquiryAssigned', data: { ...one, to: command.to, ...(command.note ? { note: command.note } : {}) } })
    case 'Release':
      return state.assigned === undefined ? accept() : accept<EnquiryFact>({ type: 'EnquiryReleased', data: one })
    case 'MoveDue':
      return command.due < command.today
        ? refuse('in-the-past')
        : accept<EnquiryFact>({ type: 'EnquiryDueMoved', data: { ...one, due: command.due } })
    case 'Answer':
      return accept<EnquiryFact>({ type: 'EnquiryAnswered', data: { ...one, answer: command.answer, how: command.how, words: command.words } })
    case 'WishGathering':
      if (state.kind !== 'invitation') return refuse('not-an-invitation')
      if (state.wished) return refuse('already-asked-for')
      return accept<EnquiryFact>({
        type: 'GatheringWished',
        data: { ...one, person: state.person, request: command.request, details: command.details },
      })
    case 'Close':
      return accept<EnquiryFact>({ type: 'EnquiryClosed', data: { ...one, outcome: command.outcome } })
  }
}

const step = (command: StepEnquiry, state: EnquiryState): Outcome => {
  const one = { programme: command.programme, enquiry: command.enquiry }
  if (state.status === 'none') return refuse('unknown-enquiry')
  if (isWhileOpen(command)) return whileOpen(command, state)
  switch (command.type) {
    case 'Continue':
      return goOn(command, state)
    case 'Remind':
      return remind(command, state)
    case 'Bounce':
      return bounce(command, state)
    case 'Withdraw':
      return state.status === 'closed'
        ? refuse('already-closed')
        : accept<EnquiryFact>({ type: 'EnquiryClosed', data: { ...one, outcome: 'withdrawn' } })
    case 'Reopen':
      if (state.withdrawn) return refuse('enquiry-withdrawn')
      return state.status === 'closed'
        ? accept<EnquiryFact>({ type: 'EnquiryReopened', data: one }, { type: 'EnquiryDueMoved', data: { ...one, due: command.due } })
        : refuse('not-closed')
  }
}

/** One enquiry: open until it is answered, answered until the person says more or it is closed, closed until it is opened again. What the person withdrew only their own words open. */
export const enquiryDecider: Decider<EnquiryCommand, EnquiryState, EnquiryFact, EnquiryRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (command.type === 'Make' ? make(command, state) : step(command, state)),
}

import type { Sealed } from '@heard/contracts'
import type { CameBy, EndedBecause, ReceiptShownBy } from '@heard/contracts/champions'
import type { AgreedWords } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { ApplicationFact } from './application.events.ts'
import { type ApplicationState, evolve, initial, isChampion } from './application.state.ts'

type One = { readonly programme: string; readonly application: string }

type Apply = One & {
  readonly type: 'Apply'
  readonly person: string
  readonly details: Sealed
  readonly consent: AgreedWords
  readonly cameBy?: CameBy | undefined
  readonly open: boolean
  readonly knownCommunity: boolean
}
type Decide = {
  readonly type: 'Decide'
  readonly decision: 'offer' | 'decline'
  readonly by: string
  /** How the champion is looked after, or why it is a refusal. */
  readonly words: Sealed | undefined
  /** Somebody of 16 or 17, whom nobody is offered a place without saying how they are looked after. */
  readonly needsCare: boolean
  readonly two: boolean
}
type Step =
  | { readonly type: 'ArrangeTalk'; readonly startsAt: string; readonly endsAt: string; readonly place: Sealed; readonly now: string }
  | { readonly type: 'CancelTalk' }
  | { readonly type: 'Note'; readonly note: string; readonly words: Sealed }
  | Decide
  | { readonly type: 'Confirm'; readonly by: string }
  | { readonly type: 'Drop' }
  | { readonly type: 'RenewReceipt'; readonly renewal: string; readonly shownBy: ReceiptShownBy }
  | { readonly type: 'Accept' }
  | { readonly type: 'Pause'; readonly until: string | undefined; readonly today: string }
  | { readonly type: 'Resume' }
  | { readonly type: 'Withdraw' }
  | { readonly type: 'End'; readonly why?: EndedBecause }
export type StepApplication = One & Step
export type ApplicationCommand = Apply | StepApplication

export type ApplicationRefusal =
  | 'programme-not-open'
  | 'unknown-community'
  | 'already-applied'
  | 'unknown-application'
  | 'already-decided'
  | 'in-the-past'
  | 'no-talk'
  | 'care-missing'
  | 'already-proposed'
  | 'nothing-proposed'
  | 'same-person'
  | 'not-offered'
  | 'already-paused'
  | 'not-paused'
  | 'not-a-champion'
  | 'already-ended'

type Outcome = Decision<ApplicationFact, ApplicationRefusal>

const apply = ({ programme, application, person, details, consent, cameBy, open, knownCommunity }: Apply, { status }: ApplicationState): Outcome => {
  if (status !== 'none') return refuse('already-applied')
  if (!open) return refuse('programme-not-open')
  if (!knownCommunity) return refuse('unknown-community')
  return accept<ApplicationFact>({
    type: 'ChampionApplied',
    data: { programme, application, person, details, consent, ...(cameBy ? { cameBy } : {}) },
  })
}

type Words = { readonly words?: Sealed | undefined }

/** What a decision becomes, once enough people have taken it. */
const decided = (one: One, decision: 'offer' | 'decline', { words }: Words): Outcome => {
  if (decision === 'offer') return accept<ApplicationFact>({ type: 'ChampionOffered', data: { ...one, ...(words ? { care: words } : {}) } })
  return words ? accept<ApplicationFact>({ type: 'ApplicationDeclined', data: { ...one, reason: words } }) : refuse('nothing-proposed')
}

const propose = (one: One, { decision, by, words, needsCare, two }: Decide, { proposal }: ApplicationState): Outcome => {
  if (proposal) return refuse('already-proposed')
  if (decision === 'offer' && needsCare && !words) return refuse('care-missing')
  if (!two) return decided(one, decision, { words })
  return accept<ApplicationFact>({ type: 'DecisionProposed', data: { ...one, decision, by, ...(words ? { words } : {}) } })
}

/** The steps on the way to a decision: not once it is taken, and not while the application rests. */
type OnTheWay = Extract<Step, { type: 'ArrangeTalk' | 'CancelTalk' | 'Decide' | 'Confirm' | 'Drop' }>
const isOnTheWay = (step: StepApplication): step is One & OnTheWay => ['ArrangeTalk', 'CancelTalk', 'Decide', 'Confirm', 'Drop'].includes(step.type)

const onTheWay = (one: One, step: OnTheWay, state: ApplicationState): Outcome => {
  if (state.status === 'paused') return refuse('already-paused')
  if (state.status !== 'new' && state.status !== 'talk') return refuse('already-decided')
  switch (step.type) {
    case 'ArrangeTalk':
      return step.startsAt <= step.now || step.endsAt <= step.startsAt
        ? refuse('in-the-past')
        : accept<ApplicationFact>({ type: 'TalkArranged', data: { ...one, startsAt: step.startsAt, endsAt: step.endsAt, place: step.place } })
    case 'CancelTalk':
      return state.status === 'talk' ? accept<ApplicationFact>({ type: 'TalkCancelled', data: one }) : refuse('no-talk')
    case 'Decide':
      return propose(one, step, state)
    case 'Confirm':
      if (!state.proposal) return refuse('nothing-proposed')
      return state.proposal.by === step.by ? refuse('same-person') : decided(one, state.proposal.decision, state.proposal)
    case 'Drop':
      return state.proposal ? accept<ApplicationFact>({ type: 'ProposalDropped', data: one }) : refuse('nothing-proposed')
  }
}

const withdraw = (one: One, { status, before }: ApplicationState): Outcome => {
  const open = status === 'paused' ? before : status
  return open === 'new' || open === 'talk' || open === 'offered'
    ? accept<ApplicationFact>({ type: 'ApplicationWithdrawn', data: one })
    : refuse('already-decided')
}

const end = (one: One, why: EndedBecause | undefined, state: ApplicationState): Outcome => {
  if (state.status === 'ended') return refuse('already-ended')
  if (!isChampion(state)) return refuse('not-a-champion')
  return accept<ApplicationFact>({ type: 'VolunteeringEnded', data: { ...one, ...(why === undefined ? {} : { why }) } })
}

const isOver = (status: ApplicationState['status']): boolean => status === 'declined' || status === 'withdrawn' || status === 'ended'

const pause = (one: One, { until, today }: Extract<Step, { type: 'Pause' }>, { status }: ApplicationState): Outcome => {
  if (status === 'paused') return refuse('already-paused')
  if (isOver(status)) return refuse('already-decided')
  if (until !== undefined && until <= today) return refuse('in-the-past')
  return accept<ApplicationFact>({ type: 'ApplicationPaused', data: { ...one, ...(until === undefined ? {} : { until }) } })
}

const step = (command: StepApplication, state: ApplicationState): Outcome => {
  const one = { programme: command.programme, application: command.application }
  if (state.status === 'none') return refuse('unknown-application')
  if (isOnTheWay(command)) return onTheWay(one, command, state)
  switch (command.type) {
    case 'Note':
      return accept<ApplicationFact>({ type: 'ApplicationNoted', data: { ...one, note: command.note, words: command.words } })
    case 'RenewReceipt':
      return accept<ApplicationFact>({ type: 'ReceiptRenewed', data: { ...one, renewal: command.renewal, shownBy: command.shownBy } })
    case 'Accept':
      return state.status === 'offered' ? accept<ApplicationFact>({ type: 'ApplicationAccepted', data: one }) : refuse('not-offered')
    case 'Pause':
      return pause(one, command, state)
    case 'Resume':
      return state.status === 'paused' ? accept<ApplicationFact>({ type: 'ApplicationResumed', data: one }) : refuse('not-paused')
    case 'Withdraw':
      return withdraw(one, state)
    case 'End':
      return end(one, command.why, state)
  }
}

/**
 * From an application to a champion: a talk, an offer that the person says yes to, or a refusal with a kind reason; each decided once, by two people where
 * the programme wants it. Both an application and a champion may rest and come back to where they were.
 */
export const applicationDecider: Decider<ApplicationCommand, ApplicationState, ApplicationFact, ApplicationRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (command.type === 'Apply' ? apply(command, state) : step(command, state)),
}

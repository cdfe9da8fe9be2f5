import type { Sealed } from '@heard/contracts'
import type { ChampionsFact, ExpenseState } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { isWithinAYear } from '../activity/activity.decider.ts'

export type ExpenseFact = ChampionsFact<
  'ExpenseClaimed' | 'ExpenseCorrected' | 'ExpenseTakenBack' | 'ExpenseApproved' | 'ExpenseRefused' | 'ExpensePaid'
>

/** `ref`: of what was claimed, as it was last put right. */
type Claim = { readonly state: ExpenseState; readonly ref: string }
export type ExpensesState = ReadonlyMap<string, Claim>

type One = { readonly programme: string; readonly application: string; readonly claim: string }
type Told = { readonly content: Sealed; readonly on: string; readonly today: string }
/** `own`: whoever decides claimed it. `seen`: the reference of what they read. */
type Step = { readonly own: boolean } & (
  | { readonly type: 'Approve'; readonly seen: string }
  | { readonly type: 'Refuse'; readonly seen: string; readonly reason: Sealed }
  | { readonly type: 'Pay' }
)
export type ExpenseCommand = One &
  (({ readonly type: 'Claim'; readonly allowed: boolean } & Told) | ({ readonly type: 'Correct' } & Told) | { readonly type: 'TakeBack' } | Step)

export type ExpenseRefusal =
  | 'no-expenses'
  | 'not-within-a-year'
  | 'unknown-claim'
  | 'already-decided'
  | 'own-claim'
  | 'changed-since'
  | 'not-approved'

type Outcome = Decision<ExpenseFact, ExpenseRefusal>

const decideStep = (one: One, step: Step, { state, ref }: Claim): Outcome => {
  if (step.own) return refuse('own-claim')
  if (step.type === 'Pay') {
    if (state === 'paid') return accept()
    return state === 'approved' ? accept<ExpenseFact>({ type: 'ExpensePaid', data: one }) : refuse('not-approved')
  }
  const undecided = state === 'waiting' || (step.type === 'Refuse' && state === 'approved')
  if (!undecided) return step.type === 'Approve' && state === 'approved' ? accept() : refuse('already-decided')
  if (step.seen !== ref) return refuse('changed-since')
  if (step.type === 'Approve') return accept<ExpenseFact>({ type: 'ExpenseApproved', data: one })
  return accept<ExpenseFact>({ type: 'ExpenseRefused', data: { ...one, reason: step.reason } })
}

const claim = (one: One, { allowed, content, on, today }: Extract<ExpenseCommand, { type: 'Claim' }>): Outcome => {
  if (!allowed) return refuse('no-expenses')
  return isWithinAYear(on, today) ? accept<ExpenseFact>({ type: 'ExpenseClaimed', data: { ...one, content } }) : refuse('not-within-a-year')
}

const becomes = {
  ExpenseTakenBack: 'taken-back',
  ExpenseApproved: 'approved',
  ExpenseRefused: 'refused',
  ExpensePaid: 'paid',
} as const satisfies Record<string, ExpenseState>

/** What a champion claims: changed by them while nobody has decided it, decided by somebody else, and paid once it is approved. */
export const expenseDecider: Decider<ExpenseCommand, ExpensesState, ExpenseFact, ExpenseRefusal> = {
  initial: new Map(),
  evolve: (state, { type, data }) => {
    const set = (changed: Claim): ExpensesState => new Map([...state, [data.claim, changed]])
    if (type === 'ExpenseClaimed' || type === 'ExpenseCorrected') return set({ state: 'waiting', ref: data.content.ref })
    return set({ state: becomes[type], ref: state.get(data.claim)?.ref ?? '' })
  },
  decide: (command, state) => {
    const one = { programme: command.programme, application: command.application, claim: command.claim }
    const there = state.get(command.claim)
    if (command.type === 'Claim') return there ? accept() : claim(one, command)
    if (!there) return refuse('unknown-claim')
    switch (command.type) {
      case 'Correct': {
        const { content, on, today } = command
        if (there.state !== 'waiting') return refuse('already-decided')
        return isWithinAYear(on, today) ? accept<ExpenseFact>({ type: 'ExpenseCorrected', data: { ...one, content } }) : refuse('not-within-a-year')
      }
      case 'TakeBack':
        if (there.state === 'taken-back') return accept()
        return there.state === 'waiting' ? accept<ExpenseFact>({ type: 'ExpenseTakenBack', data: one }) : refuse('already-decided')
      default:
        return decideStep(one, command, there)
    }
  },
}

import { given, type Sealed } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

export type ExpensesRuleFact = ChampionsFact<'ExpensesSet'>
/** `words`: a vault reference, as they were last set. */
export type ExpensesRuleState = { readonly allowed: boolean; readonly words: string | undefined }

type SetExpenses = { readonly type: 'Set'; readonly programme: string; readonly known: boolean; readonly words: Sealed | undefined }

/** Whether a programme pays expenses: not until it says for what; nothing is recorded when it stops what it does not do. */
export const expensesRuleDecider: Decider<SetExpenses, ExpensesRuleState, ExpensesRuleFact, 'unknown-programme'> = {
  initial: { allowed: false, words: undefined },
  evolve: (before, { data: { words } }) => ({ allowed: words !== undefined, words: words?.ref ?? before.words }),
  decide: ({ programme, known, words }, { allowed }) => {
    if (!known) return refuse('unknown-programme')
    if (!allowed && words === undefined) return accept()
    return accept({ type: 'ExpensesSet', data: { programme, ...given({ words }) } })
  },
}

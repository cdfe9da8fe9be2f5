import type { Compared, PaperFact } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { Choices } from './compare.ts'
import type { PaperForm } from './paper.events.ts'

/** Who keyed the form first, and on which day; `again`: it is to be keyed a second time. */
export type FirstKeying = { readonly by: string; readonly on: string; readonly again: boolean }
type SecondKeying = PaperFact<'PaperFormKeyedAgain'>['data']
export type SealedKeying = SecondKeying & { readonly content: NonNullable<SecondKeying['content']> }

type TakeBack = { readonly type: 'TakeBack'; readonly of: PaperForm; readonly first: FirstKeying; readonly by: string; readonly today: string }
type KeyAgain = {
  readonly type: 'KeyAgain'
  readonly of: PaperForm
  readonly first: FirstKeying
  readonly by: string
  readonly contribution: string
  readonly person: string
  readonly compared: readonly Compared[]
  readonly content: SecondKeying['content']
}
/** `differing`: the questions that the two keyings differ in. */
type Settle = { readonly type: 'Settle'; readonly of: PaperForm; readonly differing: readonly string[]; readonly choices: Choices }
export type PaperFormCommand = TakeBack | KeyAgain | Settle
export type PaperFormRefusal =
  | 'not-yours'
  | 'too-late'
  | 'unknown-form'
  | 'no-second-keying'
  | 'same-person'
  | 'already-keyed-again'
  | 'nothing-to-settle'
  | 'not-all-settled'
export type PaperFormFact = PaperFact<'PaperFormTakenBack' | 'PaperFormKeyedAgain' | 'PaperDifferencesSettled'>
export type PaperFormState = { readonly takenBack: boolean; readonly second: SecondKeying | undefined; readonly settled: boolean }
type Decided = Decision<PaperFormFact, PaperFormRefusal>

const takeBack = ({ of, first, by, today }: TakeBack, { takenBack }: PaperFormState): Decided => {
  if (first.by !== by) return refuse('not-yours')
  if (takenBack) return accept()
  return first.on === today ? accept<PaperFormFact>({ type: 'PaperFormTakenBack', data: of }) : refuse('too-late')
}

/** Why somebody may not key a form in a second time; nothing when they may. */
export const againProblem = (first: FirstKeying, by: string, { takenBack, second }: PaperFormState): PaperFormRefusal | undefined => {
  if (takenBack) return 'unknown-form'
  if (!first.again) return 'no-second-keying'
  if (first.by === by) return 'same-person'
  return second ? 'already-keyed-again' : undefined
}

const keyAgain = ({ of, first, by, contribution, person, compared, content }: KeyAgain, state: PaperFormState): Decided => {
  const problem = againProblem(first, by, state)
  if (problem) return refuse(problem)
  return accept<PaperFormFact>({
    type: 'PaperFormKeyedAgain',
    data: { ...of, contribution, person, compared: [...compared], ...(content ? { content } : {}) },
  })
}

/** The second keying that is to be settled, or why there is none. */
export const toSettle = ({ takenBack, second, settled }: PaperFormState): SealedKeying | 'unknown-form' | 'nothing-to-settle' => {
  if (takenBack) return 'unknown-form'
  return !second?.content || settled ? 'nothing-to-settle' : { ...second, content: second.content }
}

const settle = ({ of, differing, choices }: Settle, state: PaperFormState): Decided => {
  const second = toSettle(state)
  if (typeof second === 'string') return refuse(second)
  const chosen = new Set(choices.map(({ question }) => question))
  if (chosen.size !== choices.length || chosen.size !== differing.length || !differing.every((question) => chosen.has(question))) {
    return refuse('not-all-settled')
  }
  const { contribution, person } = second
  const first = choices.filter(({ kept }) => kept === 'first').length
  return accept<PaperFormFact>({
    type: 'PaperDifferencesSettled',
    data: { ...of, contribution, person, kept: { first, second: choices.length - first } },
  })
}

/** What becomes of a form once it is keyed. */
export const paperFormDecider: Decider<PaperFormCommand, PaperFormState, PaperFormFact, PaperFormRefusal> = {
  initial: { takenBack: false, second: undefined, settled: false },
  evolve: (state, fact) => {
    switch (fact.type) {
      case 'PaperFormTakenBack':
        return { ...state, takenBack: true }
      case 'PaperFormKeyedAgain':
        return { ...state, second: fact.data }
      case 'PaperDifferencesSettled':
        return { ...state, settled: true }
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'TakeBack':
        return takeBack(command, state)
      case 'KeyAgain':
        return keyAgain(command, state)
      case 'Settle':
        return settle(command, state)
    }
  },
}

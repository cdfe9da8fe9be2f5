import { type PaperFact, usualSample } from '@heard/contracts/engagement'
import { accept, type Decider } from '@heard/event-sourcing'

type Place = { readonly programme: string; readonly conversation: string }
type NumberForm = Place & { readonly type: 'NumberForm'; readonly contribution: string }
type SetDoubleEntry = Place & { readonly type: 'SetDoubleEntry'; readonly every: number }
type NumberingFact = PaperFact<'PaperFormKeyed' | 'SecondKeyingAsked' | 'DoubleEntrySet'>
type Numbering = { readonly last: number; readonly every: number }

const evolve = (state: Numbering, fact: NumberingFact): Numbering => {
  switch (fact.type) {
    case 'PaperFormKeyed':
      return { ...state, last: fact.data.form }
    case 'DoubleEntrySet':
      return { ...state, every: fact.data.every }
    case 'SecondKeyingAsked':
      return state
  }
}

/**
 * Forms are numbered in the order in which they are keyed, whoever keys; a number that was taken back is not given again. One in so many is to be keyed a
 * second time; who keys learns it when it is done, not before.
 */
export const numberingDecider: Decider<NumberForm | SetDoubleEntry, Numbering, NumberingFact, never> = {
  initial: { last: 0, every: usualSample },
  evolve,
  decide: (command, { last, every }) => {
    const { programme, conversation } = command
    if (command.type === 'SetDoubleEntry') {
      return command.every === every
        ? accept()
        : accept<NumberingFact>({ type: 'DoubleEntrySet', data: { programme, conversation, every: command.every } })
    }
    const of = { programme, conversation, form: last + 1 }
    const isAsked = every > 0 && of.form % every === 0
    return accept<NumberingFact>(
      { type: 'PaperFormKeyed', data: { ...of, contribution: command.contribution } },
      ...(isAsked ? [{ type: 'SecondKeyingAsked' as const, data: of }] : []),
    )
  },
}

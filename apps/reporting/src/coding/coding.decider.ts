import type { Decider } from '@heard/event-sourcing'
import {
  type CodeContribution,
  type CodeContributionRefusal,
  decideCodeContribution,
  decideSortCoding,
  decideUndoCoding,
  type SortCoding,
  type SortCodingRefusal,
  type UndoCoding,
  type UndoCodingRefusal,
} from './coding.decide.ts'
import type { CodingFact } from './coding.events.ts'
import { type CodingState, evolve, initial } from './coding.state.ts'

export type CodingCommand = CodeContribution | UndoCoding | SortCoding
export type CodingRefusal = CodeContributionRefusal | UndoCodingRefusal | SortCodingRefusal

export const codingDecider: Decider<CodingCommand, CodingState, CodingFact, CodingRefusal> = {
  initial,
  evolve,
  decide(command, state) {
    if (command.type === 'CodeContribution') return decideCodeContribution(command, state)
    return command.type === 'UndoCoding' ? decideUndoCoding(command, state) : decideSortCoding(command, state)
  },
}

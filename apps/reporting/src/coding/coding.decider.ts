import type { Decider } from '@heard/event-sourcing'
import {
  type CodeContribution,
  type CodeContributionRefusal,
  decideCodeContribution,
  decideUndoCoding,
  type UndoCoding,
  type UndoCodingRefusal,
} from './coding.decide.ts'
import type { CodingFact } from './coding.events.ts'
import { type CodingState, evolve, initial } from './coding.state.ts'

export type CodingCommand = CodeContribution | UndoCoding
export type CodingRefusal = CodeContributionRefusal | UndoCodingRefusal

export const codingDecider: Decider<CodingCommand, CodingState, CodingFact, CodingRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (command.type === 'CodeContribution' ? decideCodeContribution(command, state) : decideUndoCoding(command, state)),
}

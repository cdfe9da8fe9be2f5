import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../story/contribution.events.ts'
import type { ContributionState } from '../story/contribution.state.ts'

export type SettleAnswersCommand = {
  readonly type: 'SettleAnswers'
  readonly programme: string
  readonly contribution: string
  readonly words: Sealed
  readonly attributes: Sealed
  /** The words of the first keying. */
  readonly basedOn: string
}
export type SettleAnswersRefusal = 'unknown-contribution' | 'text-changed'

/** Once; what the person put right in the meantime stays. */
export const decideSettleAnswers = (command: SettleAnswersCommand, state: ContributionState): Decision<ContributionFact, SettleAnswersRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  if (state.settled) return accept()
  const { programme, contribution, words, attributes, basedOn } = command
  if (basedOn !== state.words) return refuse('text-changed')
  return accept<ContributionFact>({ type: 'AnswersSettled', data: { programme, contribution, words, attributes } })
}

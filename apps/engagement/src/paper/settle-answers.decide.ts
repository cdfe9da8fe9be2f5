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
  /** The second keying is right nowhere. */
  readonly asFirst: boolean
}
export type SettleAnswersRefusal = 'unknown-contribution' | 'text-changed'

/** What the person put right in the meantime stays. Settled anew, after a settling that was cut off, the newest answers count. */
export const decideSettleAnswers = (command: SettleAnswersCommand, state: ContributionState): Decision<ContributionFact, SettleAnswersRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  const { programme, contribution, words, attributes, basedOn, asFirst } = command
  if (state.words !== (state.settled ?? basedOn)) return asFirst ? accept() : refuse('text-changed')
  if (asFirst && state.settled === undefined) return accept()
  return accept<ContributionFact>({ type: 'AnswersSettled', data: { programme, contribution, words, attributes } })
}

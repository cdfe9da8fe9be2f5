import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

export type CorrectWordsCommand = {
  readonly type: 'CorrectWords'
  readonly programme: string
  readonly contribution: string
  readonly words: Sealed
  /** The words that these were made from. */
  readonly basedOn: string
}

export type CorrectWordsRefusal = 'unknown-contribution' | 'text-changed'

/** The newest words count; how often they are put right does not matter. What was written down meanwhile is not lost. */
export const decideCorrectWords = (command: CorrectWordsCommand, state: ContributionState): Decision<ContributionFact, CorrectWordsRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  const { programme, contribution, words, basedOn } = command
  if (basedOn !== state.words) return refuse('text-changed')
  return accept<ContributionFact>({ type: 'ContributionCorrected', data: { programme, contribution, words } })
}

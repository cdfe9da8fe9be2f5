import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

export type TranslateCommand = {
  readonly type: 'Translate'
  readonly programme: string
  readonly contribution: string
  /** Of the de-identified words that were translated. */
  readonly textVersion: number
  readonly language: string
  readonly translation: Sealed
}

export type TranslateRefusal = 'unknown-contribution' | 'not-de-identified' | 'text-changed'

/** Only what analysts may read is translated: what was taken out of the words does not come back by another language. */
export const decideTranslate = (command: TranslateCommand, state: ContributionState): Decision<ContributionFact, TranslateRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  if (!state.deidentified) return refuse('not-de-identified')
  if (command.textVersion !== state.textVersion) return refuse('text-changed')
  const { programme, contribution, language, translation } = command
  return accept<ContributionFact>({ type: 'ContributionTranslated', data: { programme, contribution, language, translation } })
}

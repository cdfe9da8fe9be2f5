import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

export type TranscribeCommand = {
  readonly type: 'Transcribe'
  readonly programme: string
  readonly contribution: string
  readonly file: string
  /** All words of the contribution, with those of the file. */
  readonly words: Sealed
  /** The words that these were made from. */
  readonly basedOn: string
}

export type TranscribeRefusal = 'unknown-contribution' | 'unknown-file' | 'text-changed'

/** Written down again, the newest counts. What somebody took out of their words meanwhile does not come back. */
export const decideTranscribe = (
  { programme, contribution, file, words, basedOn }: TranscribeCommand,
  { exists, files, words: newest }: ContributionState,
): Decision<ContributionFact, TranscribeRefusal> => {
  if (!exists) return refuse('unknown-contribution')
  if (!files.includes(file)) return refuse('unknown-file')
  if (basedOn !== newest) return refuse('text-changed')
  return accept<ContributionFact>({ type: 'ContributionTranscribed', data: { programme, contribution, file, words } })
}

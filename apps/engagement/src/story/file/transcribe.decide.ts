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
}

export type TranscribeRefusal = 'unknown-contribution' | 'unknown-file'

/** Written down again, the newest counts. */
export const decideTranscribe = (
  { programme, contribution, file, words }: TranscribeCommand,
  { exists, files }: ContributionState,
): Decision<ContributionFact, TranscribeRefusal> => {
  if (!exists) return refuse('unknown-contribution')
  if (!files.includes(file)) return refuse('unknown-file')
  return accept<ContributionFact>({ type: 'ContributionTranscribed', data: { programme, contribution, file, words } })
}

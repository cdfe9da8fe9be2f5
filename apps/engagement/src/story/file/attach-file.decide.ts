import type { Sealed } from '@heard/contracts'
import { type FileKind, mostFiles } from '@heard/contracts/engagement'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

/** A file that lies sealed. `size` in bytes. */
export type SealedFile = { readonly file: string; readonly kind: FileKind; readonly size: number; readonly content: Sealed }

export type AttachFileCommand = SealedFile & { readonly type: 'AttachFile'; readonly programme: string; readonly contribution: string }

export type AttachFileRefusal = 'unknown-contribution' | 'too-many-files'

export const attached = (programme: string, contribution: string, { file, kind, size, content }: SealedFile): ContributionFact => ({
  type: 'FileAttached',
  data: { programme, contribution, file, kind, size, content },
})

export const decideAttachFile = (command: AttachFileCommand, { exists, files }: ContributionState): Decision<ContributionFact, AttachFileRefusal> => {
  if (!exists) return refuse('unknown-contribution')
  if (files.length >= mostFiles) return refuse('too-many-files')
  return accept<ContributionFact>(attached(command.programme, command.contribution, command))
}

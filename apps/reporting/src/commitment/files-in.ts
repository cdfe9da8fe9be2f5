import type { FileInFact } from '@heard/contracts/reporting'
import type { CommitmentFact } from './commitment.events.ts'

/** The files that were published with a fact. */
export const filesIn = (data: CommitmentFact['data']): readonly FileInFact[] => ('files' in data ? (data.files ?? []) : [])

import { Id } from '../values.ts'
import { InProgramme } from './values.ts'

export const OneCommitment = InProgramme.extend({ commitment: Id })
/** What is refused of anybody who may not keep the commitment. */
export const keepingProblems = {
  'unknown-commitment': { status: 404, title: 'There is no such commitment in this programme' },
  'not-yours': { status: 403, title: 'This commitment is another organisation’s' },
} as const

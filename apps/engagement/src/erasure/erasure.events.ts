import type { ErasureFact as Recorded } from '@heard/contracts/engagement'

/** Everything recorded in the stream of one erasure. */
export type ErasureFact = Exclude<Recorded, Recorded<'DrillDone'>>
export type ErasureFactOf<T extends ErasureFact['type']> = Extract<ErasureFact, { type: T }>

/** Stream of one erasure; the programme in it is the partition. */
export const erasureStream = (programme: string, erasure: string): string => `erasure-${programme}.${erasure}`

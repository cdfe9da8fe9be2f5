import type { ErasedStore } from '@heard/contracts/engagement'
import type { Asked } from '../erasure.state.ts'

/** Looks whether an erasure left anything behind, by a way of its own: not through the code that erased. */
export abstract class ErasureVerifier {
  /** Stores in which something is left. */
  abstract findLeft(asked: Asked): Promise<readonly ErasedStore[]>
}

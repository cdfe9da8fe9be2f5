import type { Sealed } from '@heard/contracts'
import type { Wording } from '@heard/contracts/reporting'

/** Reads published wording that was fetched before. */
export type Words = (sealed: Sealed) => Wording

/** A fact as histories keep it: with the time it was recorded. */
export type Kept<F> = F & { readonly at: string }

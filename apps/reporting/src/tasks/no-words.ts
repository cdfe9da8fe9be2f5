import type { Wording } from '@heard/contracts/reporting'

/** No word is needed to tell what waits. */
export const noWords = (): Wording => ({ status: 'withdrawn' })

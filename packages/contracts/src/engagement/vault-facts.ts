import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'

/** Ids of epochs are random and say nothing about their keys. */
const EpochId = z.string().regex(/^[\w-]{12}$/)

/** What happened to the vault's keys; in the stream `vault-keys`. */
export const vaultFacts = defineFacts({
  /** A new epoch began: so many data keys, links and short-lived records were wrapped under it, then the keys of the epochs before were destroyed. */
  EpochRotated: {
    version: 1,
    data: z.strictObject({ epoch: EpochId, rewrapped: z.int().min(0), destroyed: z.array(EpochId) }),
  },
})

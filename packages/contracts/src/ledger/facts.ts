import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'
import { Day } from '../values.ts'
import { Digest } from './entry.ts'
import { defineLedgerPolicy } from './policy.ts'

/** What the record says of itself. */
export const ledgerFacts = defineFacts({
  /** That day's checkpoint of the private log, by the SHA-256 (hex) of its signed text: it enters the public ledger. Stream `private-log`. */
  PrivateLogAnchored: { version: 1, data: z.strictObject({ day: Day, checkpoint: Digest }) },
})

/** What the public ledger says of them. */
export const ledgerFactsLedger = defineLedgerPolicy(ledgerFacts, {
  PrivateLogAnchored: { enter: (data) => ({ type: 'private-log.anchored', data }) },
})

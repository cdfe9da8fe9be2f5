import { createHash } from 'node:crypto'
import type { CallOptions } from '@heard/contracts'

/** The key of what is sent by one rendering of a form: the same for the same words, another for others, so that going back to change them sends them. */
export const keyOfSent = (key: string, sent: unknown): CallOptions => {
  const value = createHash('sha256')
    .update(JSON.stringify([key, sent]))
    .digest('base64url')
  return { headers: new Headers({ 'idempotency-key': value }) }
}

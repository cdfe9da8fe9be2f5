import type { Vault } from './vault.ts'

/** Writers at once: what they ask for shares commits. */
export const WRITERS = 10
const FAR = '2100-01-01T00:00:00.000Z'

/** A row that was acknowledged, with the key of the answer that was remembered with it. */
export type Acknowledged = { readonly ref: string; readonly binding: string; readonly key: string }

/** Seals a story with a remembered answer, both made of the key. */
export const sealStory = async (vault: Vault, key: string): Promise<Acknowledged> => {
  const request = { subject: key, purpose: 'narrative', field: 'contribution.narrative', payload: `story ${key}` }
  const remember = { kind: 'answer' as const, key, payload: key, expires: FAR }
  const [sealed] = await vault.seal([request], { deadline: FAR, remember })
  if (!sealed) throw new RangeError('Nothing was sealed')
  return { ...sealed, key }
}

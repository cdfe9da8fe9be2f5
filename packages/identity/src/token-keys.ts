import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const hour = 3_600_000
/** For how long a key signs, in milliseconds. */
const signsFor = 24 * hour
/** How long a key is believed beyond that: longer than any token lasts. */
const believedAfter = hour
/** How long what the file says is remembered; what another process changed counts after that. */
const rememberedFor = 5_000

const Jwk = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
const Row = z.object({ kid: z.string(), x: z.string() })

/** A public key as JWKS have it (RFC 7517, RFC 8037). */
export type PublicTokenKey = z.infer<typeof Jwk> & { readonly kid: string; readonly alg: 'EdDSA'; readonly use: 'sig' }

export type SigningKey = { readonly kid: string; readonly key: KeyObject; readonly until: number }

/**
 * The keys that sign service tokens. A private key lives in the memory of the process that made it, for a day; the file has the public halves of all
 * processes. A key whose public half is taken out of the file signs nothing more and is believed nowhere.
 */
export const createTokenKeys = (database: DatabaseSync, now: () => number) => {
  let own: SigningKey | undefined
  let published: { readonly set: { readonly keys: PublicTokenKey[] }; readonly until: number } | undefined

  /** `lacking`: a key that is not in the set may be in the file by now. */
  const read = (lacking = false): { readonly keys: PublicTokenKey[] } => {
    if (!lacking && published && published.until > now()) return published.set
    const rows = z.array(Row).parse(database.prepare('SELECT kid, x FROM token_key WHERE until > ? ORDER BY until, kid').all(now()))
    const set = { keys: rows.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }) as const) }
    published = { set, until: now() + rememberedFor }
    return set
  }
  const make = (): SigningKey => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const { x } = Jwk.parse(createPublicKey(privateKey).export({ format: 'jwk' }))
    const fresh = { kid: randomUUID(), key: privateKey, until: now() + signsFor }
    database.prepare('DELETE FROM token_key WHERE until <= ?').run(now())
    database.prepare('INSERT INTO token_key (kid, x, until) VALUES (?, ?, ?)').run(fresh.kid, x, fresh.until + believedAfter)
    published = undefined
    return fresh
  }
  return {
    /** The key to sign with now. */
    signing: (): SigningKey => {
      const good = own && own.until > now() && read().keys.some(({ kid }) => kid === own?.kid)
      if (!own || !good) own = make()
      return own
    },
    /** All keys that are believed, as a JWKS; the same object until the file is read again, sooner where a key is lacking. */
    published: read,
  }
}
export type TokenKeys = ReturnType<typeof createTokenKeys>

import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { AccountsDatabase } from './store/sql.ts'

const hour = 3_600_000
/** For how long a key signs, in milliseconds. */
const signsFor = 24 * hour
/** How long a key is believed beyond that: longer than any token lasts. */
const believedAfter = hour
/** How long what the tables say is remembered; what another process changed counts after that. */
const rememberedFor = 5_000
/** How long whoever shows a key that nobody knows waits at most until the tables are read again: strangers can make up as many as they like. */
const readAgainAfter = 200

const Jwk = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
const Row = z.object({ kid: z.string(), x: z.string() })

/** A public key as JWKS have it (RFC 7517, RFC 8037). */
export type PublicTokenKey = z.infer<typeof Jwk> & { readonly kid: string; readonly alg: 'EdDSA'; readonly use: 'sig' }
export type PublicTokenKeys = { readonly keys: PublicTokenKey[] }

export type SigningKey = { readonly kid: string; readonly key: KeyObject; readonly until: number }

/**
 * The keys that sign service tokens. A private key lives in the memory of the process that made it, for a day; the accounts have the public halves of
 * all processes. A key whose public half is taken out there signs nothing more and is believed nowhere.
 */
export const createTokenKeys = (database: AccountsDatabase, now: () => number) => {
  let own: SigningKey | undefined
  let making: Promise<SigningKey> | undefined
  let published: { readonly set: Promise<PublicTokenKeys>; readonly until: number } | undefined

  const read = async (): Promise<PublicTokenKeys> => {
    const rows = z.array(Row).parse(await database.all('SELECT kid, x FROM token_key WHERE until > ? ORDER BY until, kid', now()))
    return { keys: rows.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }) as const) }
  }
  const remembered = (): Promise<PublicTokenKeys> => {
    if (published && published.until > now()) return published.set
    const fresh = { set: read(), until: now() + rememberedFor }
    published = fresh
    fresh.set.catch(() => {
      if (published === fresh) published = undefined
    })
    return fresh.set
  }
  let readingAgain: Promise<PublicTokenKeys> | undefined
  /** One reading for all who ask meanwhile; the same object where it finds the same keys, as others remember things by it. */
  const again = (): Promise<PublicTokenKeys> => {
    readingAgain ??= pause(readAgainAfter)
      .then(async () => {
        const [before, set] = await Promise.all([remembered(), read()])
        if (set.keys.every(({ kid }) => before.keys.some((key) => key.kid === kid))) return before
        published = { set: Promise.resolve(set), until: now() + rememberedFor }
        return set
      })
      .finally(() => {
        readingAgain = undefined
      })
    return readingAgain
  }
  const make = async (): Promise<SigningKey> => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const { x } = Jwk.parse(createPublicKey(privateKey).export({ format: 'jwk' }))
    const fresh = { kid: randomUUID(), key: privateKey, until: now() + signsFor }
    await database.transaction(async (tables) => {
      await tables.run('DELETE FROM token_key WHERE until <= ?', now())
      await tables.run('INSERT INTO token_key (kid, x, until) VALUES (?, ?, ?)', fresh.kid, x, fresh.until + believedAfter)
    })
    published = undefined
    own = fresh
    return fresh
  }
  return {
    /** The key to sign with now. */
    signing: async (): Promise<SigningKey> => {
      const { keys } = await remembered()
      if (own && own.until > now() && keys.some(({ kid }) => kid === own?.kid)) return own
      making ??= make().finally(() => {
        making = undefined
      })
      return making
    },
    /** All keys that are believed, as a JWKS; the same object until they are read again: at once where one is `wanted` that another process just made. */
    published: async (wanted?: string): Promise<PublicTokenKeys> => {
      const set = await remembered()
      if (wanted === undefined || set.keys.some(({ kid }) => kid === wanted)) return set
      return again()
    },
  }
}
export type TokenKeys = ReturnType<typeof createTokenKeys>

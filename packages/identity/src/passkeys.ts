import type { PasskeyAnswer, PasskeyMade, PasskeyToGive, PasskeyToMake } from '@heard/contracts/identity'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { AccountsDatabase, Sql } from './store/sql.ts'
import type { Tickets } from './tickets.ts'

const minutes = 5
/** EdDSA, ES256 and RS256, in this order: every device makes one of them. */
const algorithms = [-8, -7, -257]
const Row = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  key: z.instanceof(Uint8Array),
  counter: z.coerce.number(),
  made: z.coerce.number(),
  used: z.coerce.number().nullable(),
})

/** A passkey as its person sees it; times in milliseconds since 1970. */
export type ListedPasskey = { readonly id: string; readonly name: string; readonly made: number; readonly used?: number }

type NewKey = { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number }
type Person = { readonly account: string; readonly email: string; readonly name: string }

/** Passkeys of this origin: discoverable, with the person verified by their device. A challenge is a ticket, which counts once. */
export const createPasskeys = (database: AccountsDatabase, tickets: Tickets, origin: string, now: () => number) => {
  const rpID = new URL(origin).hostname
  const rowsOf = async (tables: Sql, account: string) =>
    z.array(Row).parse(await tables.all('SELECT * FROM passkey WHERE account = ? ORDER BY made, id', account))
  const idsOf = async (account: string) => (await rowsOf(database, account)).map(({ id }) => ({ id }))
  const challenge = (purpose: string, about: string) => Buffer.from(tickets.give(purpose, about, minutes * 60), 'base64url')
  const timeout = minutes * 60_000

  return {
    /** What a browser is asked to make. */
    toMake: async ({ account, email, name }: Person): Promise<PasskeyToMake> => {
      const options = await generateRegistrationOptions({
        rpName: 'Heard',
        rpID,
        userID: Buffer.from(account.replaceAll('-', ''), 'hex'),
        userName: email,
        userDisplayName: name,
        challenge: challenge('make passkey', account),
        timeout,
        attestationType: 'none',
        supportedAlgorithmIDs: [...algorithms],
        excludeCredentials: await idsOf(account),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { ...options } as PasskeyToMake
    },

    /** The key that a browser made, if it is one that can be taken. */
    check: async (account: string, made: PasskeyMade): Promise<NewKey | undefined> => {
      const verified = await verifyRegistrationResponse({
        response: { ...made, clientExtensionResults: {} } as RegistrationResponseJSON,
        expectedChallenge: (ticket) => tickets.take(ticket, 'make passkey', account),
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...algorithms],
      }).catch(() => undefined)
      if (!verified?.verified) return undefined
      const { id, publicKey, counter } = verified.registrationInfo.credential
      return { id, publicKey, counter }
    },

    /** Keeps a key; answers whether it could be kept. */
    keep: async (tables: Sql, account: string, { id, publicKey, counter }: NewKey, name: string): Promise<boolean> => {
      const insert = 'INSERT INTO passkey (id, account, name, key, counter, made) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
      return (await tables.run(insert, id, account, name, publicKey, counter, now())) === 1
    },

    /** What a browser is asked to show: any passkey of this origin, or one of an account. */
    toGive: async (account?: string): Promise<PasskeyToGive> => {
      const options = await generateAuthenticationOptions({
        rpID,
        challenge: challenge('give passkey', account ?? ''),
        timeout,
        userVerification: 'required',
        ...(account === undefined ? {} : { allowCredentials: await idsOf(account) }),
      })
      return { ...options } as PasskeyToGive
    },

    /** Whose passkey a browser showed; nobody's when it does not fit. `account`: whom it was asked of. */
    give: async (given: PasskeyAnswer, account?: string): Promise<string | undefined> => {
      const row = Row.optional().parse(await database.get('SELECT * FROM passkey WHERE id = ?', given.id))
      if (!row || (account !== undefined && row.account !== account)) return undefined
      const verified = await verifyAuthenticationResponse({
        response: { ...given, clientExtensionResults: {} } as AuthenticationResponseJSON,
        expectedChallenge: (ticket) => tickets.take(ticket, 'give passkey', account ?? ''),
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: { id: row.id, publicKey: new Uint8Array(row.key), counter: row.counter },
      }).catch(() => undefined)
      if (!verified?.verified) return undefined
      const { newCounter } = verified.authenticationInfo
      // Another process may have seen it meanwhile. Keys that do not count say 0 for good.
      const counts = 'UPDATE passkey SET counter = ?, used = ? WHERE id = ? AND (counter < ? OR counter = 0)'
      return (await database.run(counts, newCounter, now(), row.id, newCounter)) === 1 ? row.account : undefined
    },

    list: async (tables: Sql, account: string): Promise<ListedPasskey[]> =>
      (await rowsOf(tables, account)).map(({ id, name, made, used }) => ({ id, name, made, ...(used === null ? {} : { used }) })),

    rename: async (account: string, id: string, name: string): Promise<boolean> =>
      (await database.run('UPDATE passkey SET name = ? WHERE account = ? AND id = ?', name, account, id)) === 1,

    remove: async (tables: Sql, account: string, id: string): Promise<void> => {
      await tables.run('DELETE FROM passkey WHERE account = ? AND id = ?', account, id)
    },

    removeAll: async (tables: Sql, account: string): Promise<void> => {
      await tables.run('DELETE FROM passkey WHERE account = ?', account)
    },
  }
}
export type Passkeys = ReturnType<typeof createPasskeys>

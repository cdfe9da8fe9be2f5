import type { DatabaseSync } from 'node:sqlite'
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
import type { Tickets } from './tickets.ts'

const minutes = 5
/** EdDSA, ES256 and RS256, in this order: every device makes one of them. */
const algorithms = [-8, -7, -257]
const Row = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  key: z.instanceof(Uint8Array),
  counter: z.number(),
  made: z.number(),
  used: z.number().nullable(),
})

/** A passkey as its person sees it; times in milliseconds since 1970. */
export type ListedPasskey = { readonly id: string; readonly name: string; readonly made: number; readonly used?: number }

type NewKey = { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number }
type Person = { readonly account: string; readonly email: string; readonly name: string }

/** Passkeys of this origin: discoverable, with the person verified by their device. A challenge is a ticket, which counts once. */
export const createPasskeys = (database: DatabaseSync, tickets: Tickets, origin: string, now: () => number) => {
  const rpID = new URL(origin).hostname
  const rowsOf = (account: string) => z.array(Row).parse(database.prepare('SELECT * FROM passkey WHERE account = ? ORDER BY made, id').all(account))
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
        excludeCredentials: rowsOf(account).map(({ id }) => ({ id })),
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
    keep: (account: string, { id, publicKey, counter }: NewKey, name: string): boolean =>
      database
        .prepare('INSERT INTO passkey (id, account, name, key, counter, made) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(id, account, name, publicKey, counter, now()).changes === 1,

    /** What a browser is asked to show: any passkey of this origin, or one of an account. */
    toGive: async (account?: string): Promise<PasskeyToGive> => {
      const options = await generateAuthenticationOptions({
        rpID,
        challenge: challenge('give passkey', account ?? ''),
        timeout,
        userVerification: 'required',
        ...(account === undefined ? {} : { allowCredentials: rowsOf(account).map(({ id }) => ({ id })) }),
      })
      return { ...options } as PasskeyToGive
    },

    /** Whose passkey a browser showed; nobody's when it does not fit. `account`: whom it was asked of. */
    give: async (given: PasskeyAnswer, account?: string): Promise<string | undefined> => {
      const row = Row.optional().parse(database.prepare('SELECT * FROM passkey WHERE id = ?').get(given.id))
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
      database.prepare('UPDATE passkey SET counter = ?, used = ? WHERE id = ?').run(verified.authenticationInfo.newCounter, now(), row.id)
      return row.account
    },

    list: (account: string): ListedPasskey[] =>
      rowsOf(account).map(({ id, name, made, used }) => ({ id, name, made, ...(used === null ? {} : { used }) })),

    rename: (account: string, id: string, name: string): boolean =>
      database.prepare('UPDATE passkey SET name = ? WHERE account = ? AND id = ?').run(name, account, id).changes === 1,

    remove: (account: string, id: string): boolean =>
      database.prepare('DELETE FROM passkey WHERE account = ? AND id = ?').run(account, id).changes === 1,
  }
}
export type Passkeys = ReturnType<typeof createPasskeys>

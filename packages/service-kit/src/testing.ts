import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Route } from '@heard/contracts'
import type { Principal, Session } from '@heard/identity'
import { testTokens } from '@heard/identity/testing'
import type { FastifyInstance } from 'fastify'
import { SMTPServer } from 'smtp-server'
import { readConfiguration } from './configuration.ts'
import type { LedgerReader } from './ledger/ledger-reader.ts'
import { createLog } from './log/create-log.ts'
import type { Log } from './log/log.ts'
import type { Platform } from './platform.ts'
import { exchangeSessions } from './session-exchange.ts'

/** A mail server that takes what it is given, unless it is told to answer otherwise. */
export class TestMailServer {
  /** Whole messages, headers and body, as they were sent. */
  readonly taken: string[] = []
  /** The SMTP status with which every address is refused; nothing: none is. */
  answer: number | undefined
  attempts = 0
  private held: { readonly reach: () => void; readonly released: Promise<void> } | undefined
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, reply) => {
      this.attempts += 1
      const answer = (): void => reply(this.answer === undefined ? undefined : Object.assign(new Error('no'), { responseCode: this.answer }))
      this.held?.reach()
      void (this.held?.released ?? Promise.resolve()).then(answer)
    },
    onData: (stream, _session, reply) => {
      void this.take(stream).then(reply, reply)
    },
  })

  private async take(stream: Readable): Promise<undefined> {
    this.taken.push(await text(stream))
  }

  /** Keeps the next answers to itself until they are released; `reached` once somebody waits for one. */
  hold(): { readonly reached: Promise<void>; readonly release: () => void } {
    const reached = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    this.held = { reach: reached.resolve, released: released.promise }
    return { reached: reached.promise, release: released.resolve }
  }

  /** Answers its address, for `HEARD_SMTP_URL`. */
  async start(): Promise<string> {
    // Whoever sends may be killed in the middle of it.
    this.server.on('error', () => undefined)
    const listening = this.server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve))
  }
}

/** The logs of a platform that has published nothing. */
export const emptyLedger: LedgerReader = {
  status: async () => ({ origin: 'none', verifierKey: '', size: '0', witnesses: [] }),
  entries: async () => ({ size: '0', entries: [], more: false }),
  entry: async () => undefined,
  consistency: async () => undefined,
  privateStatus: async () => ({ origin: 'none', verifierKey: '', size: '0', anchors: [] }),
  leaf: async () => undefined,
  privateFile: async () => undefined,
  settle: async () => undefined,
  publicFiles: async function* () {},
  privateGrowth: async () => [],
  signEvidence: (unsigned) => unsigned,
}

const elsewhere = (): Promise<never> => Promise.reject(new Error('this platform has no accounts of its own'))

/** What a service that is started alone knows of accounts: who sent a request is said here, and everything else is elsewhere. */
export const accountsThatKnow = (principalOf: (headers: Headers) => Promise<Principal | undefined>, people: readonly Principal[] = []) => {
  const tokens = testTokens()
  const sessionOf = async (headers: Headers): Promise<Session | undefined> => {
    const principal = await principalOf(headers)
    return principal && { id: principal.account, principal, way: 'passkey', confirmed: true }
  }
  const listed: Platform['accounts']['listAccounts'] = async () =>
    people.map((person) => ({ ...person, grants: [...person.grants], email: '', development: false, joined: true, organisation: false }))
  const platform: Pick<Platform, 'accounts' | 'verifyToken'> = {
    accounts: new Proxy({ sessionOf, listAccounts: listed } as Platform['accounts'], { get: (known, name) => Reflect.get(known, name) ?? elsewhere }),
    verifyToken: tokens.verify,
  }
  return {
    platform,
    exchange: (adapter: { getInstance(): unknown }, routes: readonly Route[]) =>
      exchangeSessions(adapter.getInstance() as FastifyInstance, {
        origin: readConfiguration({}, '/').origin,
        routes,
        sessionOf,
        issue: tokens.issue,
      }),
  }
}

/** A log whose lines a spec reads. */
export const keptLog = (): { readonly log: Log; readonly lines: () => readonly unknown[] } => {
  const kept: string[] = []
  const log = createLog('debug', { write: (line) => void kept.push(line) })
  const timeless = (line: string): unknown => {
    const { time: _, ...rest } = JSON.parse(line) as Record<string, unknown>
    return rest
  }
  return { log, lines: () => kept.map(timeless) }
}

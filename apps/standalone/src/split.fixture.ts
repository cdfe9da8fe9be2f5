import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, httpClient } from '@heard/contracts'
import { signIn } from '@heard/contracts/identity'
import { KurrentDouble } from '@heard/event-store/double'
import { developmentPassword } from '@heard/identity'
import { type Configuration, readConfiguration } from '@heard/service-kit'
import { makeDatabase, type TestDatabase, withClient } from '@heard/sql/testing'
import { bootHeard, type Heard } from './boot.ts'
import { bootPortal } from './parts/boot-portal.ts'
import type { ServingPart } from './parts/composition.ts'
import type { Running } from './parts/running.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A platform whose parts run apart: each with a folder, stores and sockets of its own, two each of engagement and of the portal. */
export type Split = {
  /** Where people reach it: whichever portal is next. */
  readonly url: string
  readonly portals: readonly string[]
  readonly record: Heard
  readonly engagement: readonly [Heard, Heard]
  readonly reporting: Heard
  readonly call: Call
  /** Headers with a new session of a development account. */
  as(account: string): Promise<Headers>
  /** Where each part listens. */
  readonly addresses: Readonly<Record<string, string>>
  /** Every part but the portals. */
  readonly parts: readonly Heard[]
  /** The configuration of one more process beside these. */
  configurationOf(name: string): Configuration
  /** Ends one of them before the others. */
  end(part: Heard): Promise<void>
  /** As if ten minutes had passed since anybody confirmed who they are. */
  forgetConfirmations(): Promise<void>
  close(): Promise<void>
}

const freePorts = async (count: number): Promise<readonly number[]> => {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Server>((resolve) =>
          createServer().listen(0, '127.0.0.1', function (this: Server) {
            resolve(this)
          }),
        ),
    ),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Sends each connection to the next of these ports. */
const balance = (port: number, ports: readonly number[]): Promise<Server> => {
  let turn = 0
  const server = createServer((socket) => {
    turn = (turn + 1) % ports.length
    const there = connect(ports[turn] ?? 0, '127.0.0.1')
    socket.pipe(there).pipe(socket)
    for (const [one, other] of [
      [socket, there],
      [there, socket],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)))
}

const names = ['record', 'engagement', 'engagement-2', 'champions', 'events', 'reporting', 'portal', 'portal-2'] as const
type Name = (typeof names)[number]
const partOf = (name: Name): string => name.replace('-2', '')

type Options = { readonly environment?: Environment; readonly folder?: string; readonly withPages?: boolean; readonly measureEveryMs?: number }

class SplitSetUp {
  readonly ports: Readonly<Record<Name, number>>

  constructor(
    readonly root: string,
    private readonly shared: Environment,
    ports: readonly number[],
    private readonly measuring: Pick<Options, 'measureEveryMs'>,
  ) {
    this.ports = Object.fromEntries(names.map((name, index) => [name, ports[index] ?? 0])) as Record<Name, number>
  }

  address(name: Name): string {
    return `http://127.0.0.1:${this.ports[name]}`
  }

  configurationOf(name: string): Configuration {
    const folder = join(this.root, 'parts', name)
    mkdirSync(folder, { recursive: true })
    const parts = names.filter((one) => !one.startsWith('portal') && !one.endsWith('-2'))
    const replicas = (part: string) => names.filter((one) => partOf(one) === part).map((one) => this.address(one))
    return readConfiguration(
      {
        ...this.shared,
        HEARD_DATA_DIR: folder,
        HEARD_KEYS_DIR: join(this.root, 'keys'),
        HEARD_ERASURE_LIST: join(this.root, 'erasures.list'),
        HEARD_PORT: String(this.ports[name as Name] ?? 0),
        HEARD_SERVICES: parts.map((part) => `${part}=${replicas(part).join(',')}`).join(';'),
        ...(name.startsWith('portal') ? {} : { HEARD_TRUSTED_PROXIES: '127.0.0.1' }),
      },
      '/',
    )
  }

  async start(name: Exclude<Name, 'portal' | 'portal-2'>): Promise<Heard> {
    const heard = await bootHeard(this.configurationOf(name), { part: partOf(name) as ServingPart, ...this.measuring })
    await heard.listen()
    return heard
  }

  async startPortal(name: 'portal' | 'portal-2', withPages: boolean): Promise<Running> {
    const portal = await bootPortal(this.configurationOf(name), { withPages, ...this.measuring })
    await portal.listen()
    return portal
  }
}

/** The client keeps what it waits for in one place for all connections of a process, when it appends in batches: parts in one process would disturb each other. */
const stores = async (): Promise<{ readonly double: KurrentDouble; readonly database: TestDatabase }> => {
  const [double, database] = await Promise.all([KurrentDouble.start({ batchAppend: false }), makeDatabase()])
  return { double, database }
}

/** Why parts cannot run apart here, if so. */
export { withoutPostgres as withoutServers } from '@heard/sql/testing'

export const startSplit = async ({ environment = {}, folder, withPages = false, ...measuring }: Options = {}): Promise<Split> => {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'heard-split-'))
  const [front = 0, ...ports] = await freePorts(names.length + 1)
  const port = Number(environment.HEARD_PORT ?? front)
  const { double, database } = await stores()
  const origin = environment.HEARD_ORIGIN ?? `http://127.0.0.1:${port}`
  const shared = { ...environment, HEARD_ORIGIN: origin, HEARD_EVENT_STORE: double.url, HEARD_DATABASE_URL: database.url }
  const setUp = new SplitSetUp(root, shared, ports, measuring)
  const record = await setUp.start('record')
  const [first, second, champions, events, reporting] = await Promise.all(
    (['engagement', 'engagement-2', 'champions', 'events', 'reporting'] as const).map((name) => setUp.start(name)),
  )
  if (!first || !second || !champions || !events || !reporting) throw new Error('a part is missing')
  const portals = await Promise.all((['portal', 'portal-2'] as const).map((name) => setUp.startPortal(name, withPages)))
  const balancer = await balance(port, [setUp.ports.portal, setUp.ports['portal-2']])
  const url = `http://127.0.0.1:${port}`
  const gone = new Set<Heard>()
  const call = httpClient(url, fetch)
  const parts = [first, second, champions, events, reporting, record]
  return {
    url,
    portals: [setUp.address('portal'), setUp.address('portal-2')],
    record,
    engagement: [first, second],
    reporting,
    parts,
    call,
    async as(account) {
      const answer = await call(signIn, { body: { email: `${account}@heard.example`, password: developmentPassword } })
      if (!answer.ok) throw new Error(answer.problem.title)
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
      return new Headers({ cookie: cookies.join('; ') })
    },
    addresses: Object.fromEntries(names.map((name) => [name, setUp.address(name)])),
    configurationOf: (name) => setUp.configurationOf(name),
    async end(part) {
      gone.add(part)
      await part.close()
    },
    forgetConfirmations: () =>
      withClient(database.url, async (client) => void (await client.query('UPDATE heard_accounts.sitting SET confirmed = 0'))),
    async close() {
      balancer.close()
      for (const portal of portals) await portal.close()
      for (const part of parts) if (!gone.has(part)) await part.close()
      await Promise.all([double.stop(), database.drop()])
      if (folder === undefined) rmSync(root, { recursive: true, force: true })
    },
  }
}

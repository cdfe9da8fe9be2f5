import 'reflect-metadata'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerOf, BodyOf, FactOf, ParamsOf, Problem, QueryOf, Route, Sealed } from '@heard/contracts'
import { type ChampionsFact, championsFacts } from '@heard/contracts/champions'
import { engagementFacts } from '@heard/contracts/engagement'
import { platformFacts } from '@heard/contracts/platform'
import { aloneLeases, type Leases, MemoryEventStore } from '@heard/event-store'
import type { Grant, Principal } from '@heard/identity'
import {
  aloneWork,
  checkedStore,
  createPositionTokens,
  KitModule,
  Platform,
  ReadModels,
  readConfiguration,
  ServiceModule,
  silentTelemetry,
  uuidv7,
} from '@heard/service-kit'
import { accountsThatKnow, emptyLedger, keptLog } from '@heard/service-kit/testing'
import { type Json, MemoryVault, type OpeningRecord } from '@heard/vault'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { reporting } from './reporting.service.ts'

export const programme = 'luton'
const facts = { ...engagementFacts, ...championsFacts, ...platformFacts, ...reporting.facts }
type EngagementFact = FactOf<typeof engagementFacts>
type ToldFact = EngagementFact | ChampionsFact<'ChampionLinked' | 'ChampionUnlinked' | 'ChampionAssigned' | 'AssignmentEnded'>

const all: Grant['programme'] = '*'
const people = {
  analyst: [{ role: 'analyst', programme: all }],
  second: [{ role: 'analyst', programme: all }],
  third: [{ role: 'analyst', programme: all }],
  publisher: [{ role: 'publisher', programme: all }],
  coordinator: [{ role: 'coordinator', programme: all }],
  icb: [{ role: 'stakeholder', programme, organisation: 'icb' }],
  council: [{ role: 'stakeholder', programme, organisation: 'council' }],
  champion: [{ role: 'champion', programme }],
  auditor: [{ role: 'auditor', programme: all }],
  localAuditor: [{ role: 'auditor', programme }],
  dataProtection: [{ role: 'data-protection', programme: all }],
  localDataProtection: [{ role: 'data-protection', programme }],
} satisfies Record<string, Grant[]>
export type Who = keyof typeof people

/** Of those who are not the first account. */
const numbers: Readonly<Partial<Record<Who, number>>> = { publisher: 2, second: 3, third: 4, champion: 5 }
/** The account that somebody signs in with. */
export const accountOf = (who: Who): string => `6f1c1f0e-58a1-4c53-9a57-0d6e8f5f000${numbers[who] ?? 1}`
const isWho = (name: string): name is Who => Object.hasOwn(people, name)
const principalOf = async (headers: Headers): Promise<Principal | undefined> => {
  const who = headers.get('cookie')?.replace('who=', '') ?? ''
  return isWho(who) ? { account: accountOf(who), name: who, grants: people[who] } : undefined
}

const distinct = ['analyst', 'publisher', 'second', 'third', 'champion'] as const
const known = accountsThatKnow(
  principalOf,
  distinct.map((name) => ({ account: accountOf(name), name, grants: people[name] })),
)

export type Sent<R extends Route> = {
  readonly status: number
  readonly answer: AnswerOf<R>
  readonly problem: Problem
  readonly headers: Readonly<Record<string, unknown>>
}
type Sending<R extends Route> = {
  readonly body?: BodyOf<R>
  readonly query?: Partial<QueryOf<R>>
  readonly headers?: Readonly<Record<string, string>>
}

@Module({})
class ReportingAlone {}

/** Those who are told apart by name, and everybody else who could be written to, each under an account of their own. */
const listAccounts: Platform['accounts']['listAccounts'] = async () => {
  const told = await known.platform.accounts.listAccounts()
  const others = Object.entries(people).filter(([who]) => !told.some(({ name }) => name === who))
  const one = { development: false, joined: true, organisation: false }
  return [...told, ...others.map(([who, grants]) => ({ ...one, account: who, email: `${who.toLowerCase()}@example.org`, name: who, grants }))]
}

const openPlatform = async (
  folder: string,
  clock: { now(): number },
  openings: OpeningRecord[],
  environment: Readonly<Record<string, string>>,
  leases: Leases,
): Promise<Platform> => ({
  configuration: readConfiguration({ ...environment, HEARD_DATA_DIR: folder }, '/'),
  store: checkedStore(new MemoryEventStore(), facts),
  vault: await MemoryVault.open({
    policy: async (rows, { purpose }) => rows.map((row) => (row.purpose === purpose ? { allowed: true } : { allowed: false, why: 'purpose' })),
    record: async (opening) => {
      openings.push(opening)
    },
    now: () => new Date(clock.now()).toISOString(),
  }),
  clock,
  ...known.platform,
  accounts: new Proxy(known.platform.accounts, { get: (accounts, name) => (name === 'listAccounts' ? listAccounts : Reflect.get(accounts, name)) }),
  positions: createPositionTokens('spec'),
  readModels: new ReadModels(),
  ledger: emptyLedger,
  log: keptLog().log,
  telemetry: silentTelemetry,
  work: { ...aloneWork(folder), leases },
})

/** The facts that other services would have published. */
class Told {
  constructor(
    private readonly platform: Platform,
    private readonly clock: { now(): number },
  ) {}

  async record(stream: string, ...recorded: readonly ToldFact[]): Promise<void> {
    const metadata = { actor: 'system', at: new Date(this.clock.now()).toISOString() }
    await this.platform.store.append({
      stream,
      expected: 'any',
      facts: recorded.map((fact) => ({ ...fact, id: uuidv7(this.clock.now()), version: 1, metadata })),
    })
  }

  async seal(subject: string, purpose: string, payload: Json): Promise<Sealed> {
    const deadline = new Date(this.clock.now() + 60_000).toISOString()
    const [sealed] = await this.platform.vault.seal([{ subject, purpose, field: 'spec', payload }], { deadline })
    if (!sealed) throw new TypeError('nothing was sealed')
    return sealed
  }

  async programme(): Promise<void> {
    const content = { sealed: { ref: 'w', binding: 'b' }, hash: 'a'.repeat(64) }
    const entry = (list: 'stage' | 'community' | 'objective', id: string, order: number): EngagementFact => ({
      type: 'EntryAdded',
      data: { programme, entry: { list, id }, order, content },
    })
    const organisation = (id: string, order: number, successor?: string): EngagementFact => ({
      type: 'EntryAdded',
      data: {
        programme,
        entry: { list: 'organisation', id, role: 'stakeholder', ...(successor === undefined ? {} : { successor }) },
        order,
        content,
      },
    })
    await this.record(
      `programme-${programme}`,
      entry('stage', 'diagnosis', 0),
      entry('stage', 'treatment', 1),
      entry('community', 'south-asian', 0),
      entry('community', 'eastern-european', 1),
      entry('objective', 'care', 0),
      organisation('ccg', 0, 'icb'),
      organisation('icb', 1),
      organisation('council', 2),
      { type: 'NoticePublished', data: { programme, purpose: 'analysis', noticeVersion: 1, required: true, words: {}, content } },
    )
  }

  /** A contribution from a file, de-identified already. */
  async imported(
    person: string,
    text: string,
    more: { readonly community?: string; readonly stages?: string[]; readonly labels?: string[] } = {},
  ): Promise<string> {
    const contribution = uuidv7(this.clock.now())
    const attributes = await this.seal(person, 'narrative', {
      attributes: {},
      ...(more.community === undefined ? {} : { community: more.community }),
    })
    await this.record(`contribution-${programme}.${contribution}`, {
      type: 'ContributionImported',
      data: {
        programme,
        batch: uuidv7(this.clock.now()),
        contribution,
        person,
        stages: more.stages ?? ['diagnosis'],
        language: 'en',
        words: await this.seal(person, 'narrative', { happened: text }),
        attributes,
        deidentified: true,
        labels: more.labels ?? [],
      },
    })
    return contribution
  }

  async shared(person: string, happened: string): Promise<string> {
    const contribution = uuidv7(this.clock.now())
    const words = await this.seal(person, 'narrative', { happened })
    const story = { programme, contribution, person, about: 'myself', stages: ['treatment'], language: 'en', mode: 'web' } as const
    await this.record(`contribution-${programme}.${contribution}`, {
      type: 'ContributionShared',
      data: { ...story, stages: ['treatment'], origin: 'story', words },
    })
    return contribution
  }
}

/** The reporting service alone over HTTP, on stores in memory. */
export const startReporting = async (clock: { now(): number }, environment: Readonly<Record<string, string>> = {}, leases: Leases = aloneLeases) => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-reporting-'))
  for (const name of ['read', 'policies']) mkdirSync(join(folder, name))
  const openings: OpeningRecord[] = []
  const platform = await openPlatform(folder, clock, openings, environment, leases)
  const imports = [KitModule.for(platform, facts), ServiceModule.for(reporting)]
  const adapter = new FastifyAdapter()
  known.exchange(adapter, reporting.routes)
  const app = await NestFactory.create<NestFastifyApplication>({ module: ReportingAlone, imports }, adapter, { logger: false })
  await app.init()
  const told = new Told(platform, clock)
  await told.programme()
  const caughtUp = async (): Promise<void> => {
    if (!(await platform.readModels.waitFor(await platform.store.head(), 10_000))) throw new Error('the read models did not catch up')
  }
  await caughtUp()

  const send = async <R extends Route>(who: Who | 'nobody', route: R, params: ParamsOf<R>, sending: Sending<R> = {}): Promise<Sent<R>> => {
    await caughtUp()
    const places = params as Readonly<Record<string, string>>
    const query = new URLSearchParams((sending.query ?? {}) as Record<string, string>).toString()
    const response = await app.inject({
      method: route.method,
      url: `${route.path.replaceAll(/:([a-z]+)/g, (_, name: string) => places[name] ?? '')}${query === '' ? '' : `?${query}`}`,
      headers: { cookie: `who=${who}`, 'heard-client': 'specs', ...sending.headers },
      ...(sending.body === undefined ? {} : { payload: sending.body as object }),
    })
    await caughtUp()
    const json = response.payload === '' ? undefined : JSON.parse(response.payload)
    return { status: response.statusCode, answer: json, problem: json, headers: response.headers }
  }
  return {
    app,
    platform,
    folder,
    openings,
    told,
    send,
    caughtUp,
    async close() {
      await app.close()
      await platform.vault.close()
      await platform.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import 'reflect-metadata'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnswerOf, BodyOf, ParamsOf, Problem, Route } from '@heard/contracts'
import { parseProgrammeDefinition } from '@heard/contracts/engagement'
import { SqliteEventStore } from '@heard/event-store'
import type { Principal } from '@heard/identity'
import {
  aloneWork,
  checkedStore,
  createPositionTokens,
  Files,
  KitModule,
  Platform,
  ReadModels,
  readConfiguration,
  ServiceModule,
  silentTelemetry,
} from '@heard/service-kit'
import { accountsThatKnow, emptyLedger, keptLog } from '@heard/service-kit/testing'
import { FileKeys, SqliteVault } from '@heard/vault'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { CommandBus } from '@nestjs/cqrs'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { engagement } from '../../engagement.service.ts'
import { LoadProgrammes } from '../../programme/load-programmes/load-programmes.handler.ts'

const programmeFile = fileURLToPath(new URL('../../../../../programmes/luton-cancer.json', import.meta.url))
const analyst: Principal = { account: '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0001', name: 'Ann', grants: [{ role: 'analyst', programme: '*' }] }

@Module({})
class EngagementAlone {}

const known = accountsThatKnow(async () => analyst)

const platformIn = async (folder: string, clock: { now(): number }, environment: Readonly<Record<string, string>>): Promise<Platform> => {
  for (const name of ['read', 'policies', 'keys']) mkdirSync(join(folder, name))
  const vault = await SqliteVault.open({
    file: join(folder, 'vault.sqlite'),
    keys: new FileKeys({ folder: join(folder, 'keys') }),
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => new Date(clock.now()).toISOString(),
  })
  return {
    configuration: readConfiguration({ ...environment, HEARD_DATA_DIR: folder }, '/'),
    store: checkedStore(SqliteEventStore.open(join(folder, 'facts.sqlite')), engagement.facts),
    vault,
    clock,
    ...known.platform,
    positions: createPositionTokens('spec'),
    readModels: new ReadModels(),
    ledger: emptyLedger,
    log: keptLog().log,
    telemetry: silentTelemetry,
    work: aloneWork(folder),
  }
}

export type Sent<R extends Route> = {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly answer: AnswerOf<R>
  readonly problem: Problem
}

/** The engagement service alone over HTTP, with the Luton programme and an analyst signed in. */
export const startEngagement = async (clock: { now(): number } = Date, environment: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-import-'))
  const platform = await platformIn(folder, clock, environment)
  const imports = [KitModule.for(platform, engagement.facts), ServiceModule.for(engagement)]
  const adapter = new FastifyAdapter({ bodyLimit: 44 * 1024 * 1024 })
  known.exchange(adapter, engagement.routes)
  const app = await NestFactory.create<NestFastifyApplication>({ module: EngagementAlone, imports }, adapter, { logger: false })
  await app.init()
  const definition = parseProgrammeDefinition('luton-cancer', readFileSync(programmeFile, 'utf8'))
  await app.get(CommandBus).execute(new LoadProgrammes([definition]))

  const send = async <R extends Route>(route: R, params: ParamsOf<R>, body?: BodyOf<R>): Promise<Sent<R>> => {
    const places = params as Readonly<Record<string, string>>
    const url = route.path.replaceAll(/:([a-z]+)/g, (_, name: string) => places[name] ?? '')
    const { statusCode, payload, headers } = await app.inject({
      method: route.method,
      url,
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = payload === '' ? undefined : JSON.parse(payload)
    const wait = headers['retry-after']
    return { status: statusCode, retryAfter: wait === undefined ? undefined : String(wait), answer: json, problem: json }
  }
  return {
    platform,
    files: app.get(Files),
    folder,
    send,
    async close() {
      await app.close()
      await platform.vault.close()
      await platform.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import 'reflect-metadata'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProgrammeDefinition } from '@heard/contracts/engagement'
import { MemoryEventStore } from '@heard/event-store'
import type { Principal } from '@heard/identity'
import {
  aloneWork,
  checkedStore,
  createPositionTokens,
  KitModule,
  type Platform,
  ReadModels,
  readConfiguration,
  ServiceModule,
  silentTelemetry,
} from '@heard/service-kit'
import { accountsThatKnow, emptyLedger, keptLog } from '@heard/service-kit/testing'
import { MemoryVault } from '@heard/vault'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { engagement } from '../engagement.service.ts'
import { loadProgrammes } from './load-programmes/load-programmes.ts'
import { ProgrammeDirectory } from './programme-directory.ts'

const coordinator: Principal = { account: '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0002', name: 'Cora', grants: [{ role: 'coordinator', programme: '*' }] }

const known = accountsThatKnow(async () => coordinator)

@Module({})
class EngagementAlone {}

const platformIn = async (folder: string, clock: { now(): number }): Promise<Platform> => ({
  configuration: readConfiguration({ HEARD_DATA_DIR: folder }, '/'),
  store: checkedStore(new MemoryEventStore(), engagement.facts),
  vault: await MemoryVault.open({
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => new Date(clock.now()).toISOString(),
  }),
  clock,
  ...known.platform,
  positions: createPositionTokens('spec'),
  readModels: new ReadModels(),
  ledger: emptyLedger,
  log: keptLog().log,
  telemetry: silentTelemetry,
  work: aloneWork(folder),
})

/** The engagement service alone over HTTP, with a coordinator signed in and a clock that can be moved. */
export const startEngagement = async (today: string) => {
  let now = Date.parse(today)
  const folder = mkdtempSync(join(tmpdir(), 'heard-programme-'))
  for (const name of ['read', 'policies']) mkdirSync(join(folder, name))
  const platform = await platformIn(folder, { now: () => now })
  const imports = [KitModule.for(platform, engagement.facts), ServiceModule.for(engagement)]
  const adapter = new FastifyAdapter()
  known.exchange(adapter, engagement.routes)
  const app = await NestFactory.create<NestFastifyApplication>({ module: EngagementAlone, imports }, adapter, { logger: false })
  await app.init()
  return {
    platform,
    directory: app.get(ProgrammeDirectory, { strict: false }),
    load: (...definitions: readonly ProgrammeDefinition[]) => loadProgrammes(app, definitions),
    travel(day: string) {
      now = Date.parse(day)
    },
    async send(method: 'GET' | 'POST', url: string, { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {}) {
      const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
      return { status: answer.statusCode, headers: answer.headers, json: answer.payload === '' ? undefined : (JSON.parse(answer.payload) as unknown) }
    },
    async close() {
      await app.close()
      await platform.vault.close()
      await platform.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

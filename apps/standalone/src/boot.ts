import 'reflect-metadata'
import { type ErasureList, engagement, erasureListOf, FolderCheck, LoadConversations, LoadProgrammes } from '@heard/engagement'
import {
  type Clock,
  type Configuration,
  checkedVault,
  createLog,
  createPositionTokens,
  exchangeSessions,
  KitModule,
  keepAccounts,
  type LedgerReader,
  type Log,
  measureFollowers,
  nestLogger,
  openApi,
  openTelemetry,
  openWork,
  Platform,
  ReadModels,
  RecordModule,
  ServiceModule,
  spanCommands,
  type Telemetry,
  type Work,
  watchedLog,
} from '@heard/service-kit'
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { CommandBus } from '@nestjs/cqrs'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { apiDocs, apiDocsStyle } from './api-docs.ts'
import { evidence } from './evidence/evidence.service.ts'
import { listingRemovals, openIdentity, openOwnAccounts } from './identity.ts'
import { type LedgerHouse, openLedger } from './ledger/ledger-house.ts'
import { serveLedger } from './ledger/serve-ledger.ts'
import { type Composition, compositionOf, refuseAlone, type ServingPart } from './parts/composition.ts'
import { evidenceFor } from './parts/evidence-for.ts'
import { joinParts } from './parts/join-parts.ts'
import { remoteLedger } from './parts/remote-ledger.ts'
import type { Running } from './parts/running.ts'
import { Stopping } from './parts/stopping.ts'
import { inProcessFetch, mountPortal } from './portal.ts'
import { readConversations, readProgrammes } from './programmes.ts'
import { checkRawRoutes, type ServerRoute } from './raw-routes.ts'
import { listingWithdrawals } from './restore/listed-vault.ts'
import { enforceErasures, replayIfRestored } from './restore/replay.ts'
import { refuseHalfRestored } from './restore/restored-mark.ts'
import { checkRoutes } from './route-check.ts'
import { facts, routes } from './services.ts'
import { recordStart } from './start/record-start.ts'
import { version } from './start/version.ts'
import { openStores, type Stores } from './stores.ts'
import { createServer, type Patience, patience as usual } from './web/server.ts'
import { serveTokenKeys } from './web/token-keys.ts'
import { openWitness, type WitnessHouse } from './witness/open-witness.ts'
import { serveWitness } from './witness/serve-witness.ts'

type Composed = { readonly composition: Composition; readonly ledger: LedgerReader | undefined; readonly files: Provider }

@Module({})
class StandaloneModule {
  static for(platform: Platform, { composition, ledger, files }: Composed): DynamicModule {
    const ofRecord = ledger ? [RecordModule.for(ledger)] : []
    return {
      module: StandaloneModule,
      imports: [KitModule.for(platform, facts), ...ofRecord, ...composition.services.map((service) => ServiceModule.for(service))],
      controllers: ledger ? [...evidence.controllers] : [],
      providers: ledger ? [...evidence.providers, files] : [],
    }
  }
}

/** The whole platform in this process, or one part of it. */
export type Heard = Running & {
  readonly platform: Platform
  /** Both logs, where this process has them. */
  readonly ledger: LedgerReader | undefined
  /** Waits until every fact recorded so far is in a checkpoint of the ledger. */
  settleLedger(): Promise<void>
  /** Anchors the private log in the public ledger unless it was today. */
  anchorLedger(): Promise<void>
  /** Runs commands in the process, without the API. */
  readonly commands: CommandBus
  /** A part of a service, for tests and for commands that drive it. */
  get<T>(wanted: Type<T>): T
}

export type BootOptions = {
  readonly clock?: Clock
  /** By which sessions end, and limits and one-time links; the system's, while `clock` is moved by years. */
  readonly sessionClock?: Clock
  /** Whether pages are served too, where everything runs in this process. */
  readonly withPortal?: boolean
  /** What runs in this process; everything, unless told. */
  readonly part?: ServingPart | undefined
  readonly patience?: Patience
  readonly log?: Log
  /** Milliseconds between two sendings of metrics. */
  readonly measureEveryMs?: number
}

/** What is made at its first use, as it takes longer than it is often wanted. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const document = lazily(() => JSON.stringify(openApi(routes, version)))
const page = lazily(() => apiDocs(routes))

const mountDocs = (server: FastifyInstance): void => {
  const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(document()))
  server.get('/api/docs.css', (_request, reply) => reply.type('text/css').send(apiDocsStyle))
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page()))
}

/** Opens the stores, folds the read models, loads the programmes and puts API and portal on one server, not yet listening. */
export const bootHeard = async (
  configuration: Configuration,
  {
    clock = Date,
    sessionClock = Date,
    withPortal = true,
    part,
    patience = usual,
    log: lines = createLog(configuration.logLevel),
    measureEveryMs = 60_000,
  }: BootOptions = {},
): Promise<Heard> => {
  refuseHalfRestored(configuration.dataDirectory)
  const composition = compositionOf(part)
  if (part) await refuseAlone(part, configuration)
  const began = performance.now()
  const telemetry = await openTelemetry(configuration, { version, part, log: lines, everyMs: measureEveryMs })
  const log = watchedLog(lines, telemetry)
  const stores = await openStores(configuration, facts, clock, log, telemetry)
  let work: Work | undefined
  try {
    const removed = await enforceErasures(stores, configuration)
    work = await openWork(configuration, { log, telemetry })
    const ledger = composition.record ? await openLedger(configuration, { stores, clock, log }, work.leases) : undefined
    try {
      const witness = composition.record ? openWitness(configuration, clock, log) : undefined
      const means = { composition, clock, sessionClock, withPortal, patience, log, telemetry, removed, began }
      return await compose({ stores, work, ledger, witness }, configuration, means)
    } catch (error) {
      await ledger?.close()
      throw error
    }
  } catch (error) {
    await stores.close()
    await work?.close()
    await telemetry.close()
    throw error
  }
}

/** How long read models may need for what came of a look. */
const LOOKED_MS = 30_000

type Composing = Required<Omit<BootOptions, 'measureEveryMs' | 'part'>> & {
  readonly composition: Composition
  readonly telemetry: Telemetry
  readonly removed: readonly string[]
  readonly began: number
}

type Opened = {
  readonly stores: Stores
  readonly work: Work
  readonly ledger: LedgerHouse | undefined
  readonly witness: WitnessHouse | undefined
}

const compose = async (
  { stores, work, ledger, witness }: Opened,
  configuration: Configuration,
  { composition, clock, sessionClock, withPortal, patience, log, telemetry, removed, began }: Composing,
): Promise<Heard> => {
  const programmes = readProgrammes(configuration, new Date(clock.now()).toISOString().slice(0, 10))
  const { part, services, record } = composition
  const alone = part === undefined
  const identity = record
    ? await openIdentity(configuration, programmes, { removed, clock: sessionClock, alone })
    : { accounts: await openOwnAccounts(configuration, sessionClock, { alone }), made: [] }
  const { store, vault } = stores
  const erasures = erasureListOf({ configuration, vault })
  const list = (): ErasureList => erasures
  const process = part && (await joinParts(stores, configuration, { part, services }, clock))
  const platform: Platform = {
    configuration,
    store,
    vault: listingWithdrawals(checkedVault(vault), list),
    clock,
    accounts: listingRemovals(identity.accounts, list),
    verifyToken: identity.accounts.tokens.verify,
    positions: createPositionTokens(vault.fingerprint('position', 'key')),
    readModels: new ReadModels(),
    ledger: ledger?.reader ?? remoteLedger(configuration),
    log,
    telemetry,
    work,
    ...(process ? { process } : {}),
  }
  const folderCheck = process && new FolderCheck(platform, process)
  if (ledger) platform.readModels.add(ledger.follower)
  measureFollowers(platform)
  if (witness) platform.readModels.add(witness.follower)
  const stopping = new Stopping()
  platform.readModels.add(stopping)
  const seen: ServerRoute[] = []
  const files = evidenceFor(configuration, { alone, store, accounts: identity.accounts })
  const app = await NestFactory.create<NestFastifyApplication>(
    StandaloneModule.for(platform, { composition, ledger: ledger?.reader, files }),
    createServer(configuration, seen, { patience, log, telemetry, behindDoor: !alone }),
    {
      logger: nestLogger(log),
      abortOnError: false,
    },
  )
  const server: FastifyInstance = app.getHttpAdapter().getInstance()
  const { sessionOf, tokens } = identity.accounts
  if (alone) exchangeSessions(server, { origin: configuration.origin, routes, sessionOf, issue: tokens.issue })
  if (ledger) {
    serveTokenKeys(server, tokens)
    mountDocs(server)
    serveLedger(server, ledger.folder, ledger.description)
    await serveWitness(server, witness)
  }
  const fetch = inProcessFetch(server)
  if (withPortal && alone) {
    const { openPortal } = await import('./portal-assets.ts')
    await mountPortal(server, await openPortal(server, configuration, fetch), { origin: configuration.origin, log })
  }
  const commands = app.get(CommandBus)
  spanCommands(commands, telemetry)
  try {
    if (record) {
      await recordStart(stores, configuration, clock)
      await keepAccounts({ store, clock, accounts: identity.accounts })
    }
    await app.init()
    folderCheck?.start()
    const own = composition.manifests.flatMap((manifest) => manifest.routes)
    checkRoutes(app, own)
    checkRawRoutes(seen, own, { raw: record })
    if (services.includes(engagement)) {
      await commands.execute(new LoadProgrammes(programmes))
      await commands.execute(new LoadConversations(readConversations(configuration)))
      await replayIfRestored(commands, configuration)
    }
  } catch (error) {
    await folderCheck?.stop()
    await app.close()
    await identity.accounts.close()
    throw error
  }
  if (record) stores.keeper.start(work)
  ledger?.start()
  return {
    platform,
    ledger: ledger?.reader,
    settleLedger: async () => ledger?.settle(),
    anchorLedger: async () => ledger?.anchor(),
    async look() {
      for (const watching of services.flatMap(({ watches = [] }) => watches)) await app.get(watching, { strict: false }).look()
      await folderCheck?.look()
      await platform.readModels.waitFor(await store.head(), LOOKED_MS)
    },
    commands,
    get: (wanted) => app.get(wanted, { strict: false }),
    fetch,
    tokens,
    made: identity.made,
    async listen() {
      await app.listen(configuration.port, configuration.host)
      log.event('platform.started', { milliseconds: performance.now() - began })
      return app.getUrl()
    },
    drain: () => stopping.begin(),
    async close() {
      stopping.begin()
      await folderCheck?.stop()
      await app.close()
      await ledger?.close()
      witness?.close()
      await identity.accounts.close()
      await telemetry.close()
      await stores.close()
      await work.close()
      log.close()
      log.event('platform.stopped', {})
    },
  }
}

import { AuditTrail, followWithdrawals, type GrowingLog, LogDiffers, type LogFailure, privateDerivation, publicDerivation } from '@heard/audit-trail'
import { type Clock, type Configuration, derivedUuid, type Follower, type LedgerReader, type Log } from '@heard/service-kit'
import { Heads, LogUnusable, noteSigner, type Signer, signingKeyFromFile, type TiledLog } from '@heard/transparency-log'
import { formatVerifierKey, trustLogs } from '@heard/transparency-log/verify'
import { ledgerPolicy } from '../services.ts'
import type { Stores } from '../stores.ts'
import { DESCRIPTION, describeLedger, POLICY, publishPolicy, readDescription } from './describe-ledger.ts'
import { FolderLedgerReader, type LedgerSides } from './folder-ledger-reader.ts'
import type { LedgerDescription } from './ledger-description.ts'
import { anchorFiles, type LedgerPlace, ledgerPlace, wordingFiles } from './ledger-place.ts'
import { bucketOf, mirrorToS3 } from './mirror-to-s3.ts'
import { type Opening, openLog, refuseLost } from './open-logs.ts'
import { Outside, witnessesOf } from './outside.ts'
import { publishedPolicy } from './trust-policy-file.ts'
import { WitnessMemory } from './witness-memory.ts'

/** Milliseconds between two checkpoints: a public fact is in one within a second; the private log need not hurry. */
const PACE = { public: 250, private: 5_000 }

/** Both logs of this installation: read from their files, and followed from the facts unless something forbids to sign. */
export type LedgerHouse = {
  readonly reader: LedgerReader
  /** Where the public ledger's files lie. */
  readonly folder: string
  readonly description: LedgerDescription
  readonly follower: Follower
  start(): void
  /** Anchors the private log unless it was today. */
  anchor(): Promise<void>
  /** Waits until every fact recorded so far is in a checkpoint. */
  settle(): Promise<void>
  close(): Promise<void>
}

const growing = (log: TiledLog, published = (): void => undefined): GrowingLog & { checkpoint(): string | undefined } => ({
  get cursor() {
    return log.head.cursor || undefined
  },
  append: (entries) => log.append(entries),
  async publish(cursor) {
    await log.publish({ cursor })
    published()
  },
  checkpoint: () => (log.head.size === 0n ? undefined : log.head.checkpoint),
})

/** The name a ledger has in its folder stays, whatever the address of the platform becomes. */
const originOf = async ({ ledgerOrigin, origin }: Configuration, place: LedgerPlace): Promise<string> =>
  ledgerOrigin ?? (await readDescription(place.publicFolder))?.origin ?? `${new URL(origin).host}/ledger`

type Means = { readonly stores: Pick<Stores, 'store' | 'recorded' | 'vault'>; readonly clock: Clock; readonly log: Log }

const reporting =
  (log: Log) =>
  ({ name, final, error }: LogFailure): void =>
    log.event(final ? 'ledger.signs-nothing' : 'ledger.waits', { log: { name }, error })

type Running = { readonly trail: AuditTrail; readonly publicLog: TiledLog; readonly heads: Heads }

const openTrail = async (
  place: LedgerPlace,
  heads: Heads,
  { public: ledger, private: behind, published }: Logs,
  { stores, clock, log }: Means,
): Promise<Running> => {
  const { store, recorded, vault } = stores
  const head = await store.head()
  const publicLog = await openLog(ledger, heads, head, false)
  const privateLog = await openLog(behind, heads, head, true)
  const trail = new AuditTrail({
    store,
    recorded,
    policy: ledgerPolicy,
    publicLog: growing(publicLog, published),
    privateLog: growing(privateLog),
    wording: wordingFiles(place.publicFolder),
    anchors: anchorFiles(place.privateFolder),
    pace: PACE,
    disclose: async (refs) => (await vault.disclose(refs)).map((answer) => (answer.status === 'open' ? answer : undefined)),
    now: () => new Date(clock.now()).toISOString(),
    idOf: derivedUuid,
    report: reporting(log),
  })
  return { trail, publicLog, heads }
}

type Logs = { readonly public: Opening; readonly private: Opening; published(): void }

/** What forbids signing is said and shown; the platform runs on without it, since people must be heard meanwhile. */
const openOrExplain = async (place: LedgerPlace, logs: Logs, means: Means): Promise<Running | { readonly refused: string }> => {
  let heads: Heads | undefined
  try {
    refuseLost(place, [logs.public, logs.private])
    heads = Heads.open(place.heads)
    return await openTrail(place, heads, logs, means)
  } catch (error) {
    if (!(error instanceof LogUnusable || error instanceof LogDiffers)) throw error
    await heads?.close()
    means.log.event('ledger.signs-nothing', { error })
    return { refused: error.message }
  }
}

/** What goes on while nothing is signed: withdrawn wording leaves the folder. */
const onlyWithdrawals = (place: LedgerPlace, { stores: { store }, log }: Means, dropped: () => void): Pick<AuditTrail, 'start' | 'stop'> =>
  followWithdrawals({ store, policy: ledgerPolicy, wording: wordingFiles(place.publicFolder), dropped, report: reporting(log) })

const signerOf = (origin: string, place: LedgerPlace): Signer => noteSigner(origin, signingKeyFromFile(place.keyOf(origin)))

const statusOf = (trail: AuditTrail | undefined): ReturnType<Follower['status']> =>
  trail
    ? trail.status().map(({ name, caughtUp, position, published, stopped }) => ({
        name: `ledger/${name}`,
        ready: caughtUp,
        cursor: published,
        ...(stopped === undefined ? {} : { stoppedAt: position }),
      }))
    : [{ name: 'ledger/public ledger', ready: false, stoppedAt: 0n }]

/** Opens both logs over the facts, not yet following. */
export const openLedger = async (configuration: Configuration, means: Means): Promise<LedgerHouse> => {
  const place = ledgerPlace(configuration)
  const origin = await originOf(configuration, place)
  const watched = witnessesOf(configuration)
  const bucket = bucketOf(configuration)
  const outside = new Outside()
  const { store, recorded } = means.stores
  const logs: Logs = {
    public: { folder: place.publicFolder, origin, derivation: publicDerivation(store, ledgerPolicy), keyFile: place.keyOf(origin) },
    private: {
      folder: place.privateFolder,
      origin: `${origin}/private`,
      derivation: privateDerivation(recorded),
      keyFile: place.keyOf(`${origin}/private`),
    },
    published: () => outside.published(),
  }
  const opened = await openOrExplain(place, logs, means)
  const { trail, publicLog, heads, refused } = { trail: undefined, publicLog: undefined, heads: undefined, refused: undefined, ...opened }
  const key = signerOf(logs.public.origin, place).key
  const privateKey = signerOf(logs.private.origin, place).key
  const evidence = signerOf(`${origin}/evidence`, place)
  const description = await describeLedger(place.publicFolder, {
    origin,
    verifierKey: formatVerifierKey(key),
    privateVerifierKey: formatVerifierKey(privateKey),
    evidenceKey: formatVerifierKey(evidence.key),
    witnesses: watched.witnesses.map((witness) => ({ name: witness.key.name, verifierKey: formatVerifierKey(witness.key) })),
  })
  await publishPolicy(place.publicFolder, publishedPolicy(key, watched.file))
  const memory = await WitnessMemory.open(place.witnesses, origin)
  if (publicLog) outside.cosign(watched.witnesses, { log: publicLog, memory, events: means.log })
  if (bucket) {
    const beside = [DESCRIPTION, POLICY, description.entrySchema] as const
    outside.mirror(mirrorToS3(bucket, { folder: place.publicFolder, key, beside, events: means.log }))
  }
  const withdrawals = trail ? undefined : onlyWithdrawals(place, means, () => outside.published())
  const stoppedAt = (at: 0 | 1) => (): string | undefined => refused ?? trail?.status()[at]?.stopped
  const sides: LedgerSides = {
    public: { policy: { ...trustLogs(key), witnesses: watched.witnesses }, stopped: stoppedAt(0), cosigned: (witness) => memory.of(witness) },
    private: { policy: trustLogs(privateKey), stopped: stoppedAt(1), cosigned: () => undefined },
  }
  const settle = async (): Promise<void> => trail?.settle()
  const reader = new FolderLedgerReader(place, sides, { settle, evidence })
  return {
    reader,
    folder: place.publicFolder,
    description,
    follower: { waitFor: () => Promise.resolve(true), status: () => [...statusOf(trail), ...outside.status()] },
    start() {
      trail?.start()
      withdrawals?.start()
      outside.published()
    },
    anchor: async () => trail?.anchor(),
    settle,
    async close() {
      await withdrawals?.stop()
      await outside.stop()
      await trail?.stop()
      reader.close()
      await heads?.close()
    },
  }
}

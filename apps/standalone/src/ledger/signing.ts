import { AuditTrail, followWithdrawals, type GrowingLog, LogDiffers, type LogFailure } from '@heard/audit-trail'
import { type Clock, derivedUuid, type FollowerStatus, type Log } from '@heard/service-kit'
import { Heads, LogUnusable, type TiledLog } from '@heard/transparency-log'
import { ledgerPolicy } from '../services.ts'
import type { Stores } from '../stores.ts'
import { anchorFiles, type LedgerPlace, wordingFiles } from './ledger-place.ts'
import { type Opening, openLog, refuseLost } from './open-logs.ts'

/** Milliseconds between two checkpoints: a public fact is in one within a second; the private log need not hurry. */
const PACE = { public: 250, private: 5_000 }

export type Means = { readonly stores: Pick<Stores, 'store' | 'recorded' | 'vault'>; readonly clock: Clock; readonly log: Log }

export type SigningOptions = {
  readonly place: LedgerPlace
  readonly logs: { readonly public: Opening; readonly private: Opening; published(): void }
  readonly means: Means
  /** Other processes sign these logs when this one does not. */
  readonly shared: boolean
  /** Told when another one has taken them over. */
  superseded(): void
}

/** Both logs while this process may sign: followed from the facts, unless something forbids it. */
export type Signing = {
  readonly trail: AuditTrail | undefined
  readonly publicLog: TiledLog | undefined
  readonly refused: string | undefined
  start(): void
  status(): readonly FollowerStatus[]
  /** Ends with a last checkpoint, after `outside` is told of no more. */
  stop(outside: () => Promise<void>): Promise<void>
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

const reporting =
  ({ means: { log }, superseded }: SigningOptions) =>
  ({ name, final, error }: LogFailure): void => {
    if (error instanceof LogUnusable && error.reason === 'superseded') superseded()
    else log.event(final ? 'ledger.signs-nothing' : 'ledger.waits', { log: { name }, error })
  }

type Running = { readonly trail: AuditTrail; readonly publicLog: TiledLog }

const openTrail = async (heads: Heads, options: SigningOptions): Promise<Running> => {
  const { place, logs, shared } = options
  const { stores, clock } = options.means
  const { store, recorded, vault } = stores
  if (shared) await heads.claim()
  const head = await store.head()
  const publicLog = await openLog(logs.public, heads, head, false)
  const privateLog = await openLog(logs.private, heads, head, true)
  const trail = new AuditTrail({
    store,
    recorded,
    policy: ledgerPolicy,
    publicLog: growing(publicLog, () => logs.published()),
    privateLog: growing(privateLog),
    wording: wordingFiles(place.publicFolder),
    anchors: anchorFiles(place.privateFolder),
    pace: PACE,
    disclose: async (refs) => (await vault.disclose(refs)).map((answer) => (answer.status === 'open' ? answer : undefined)),
    now: () => new Date(clock.now()).toISOString(),
    idOf: derivedUuid,
    report: reporting(options),
  })
  return { trail, publicLog }
}

const statusOf = (trail: AuditTrail): readonly FollowerStatus[] =>
  trail.status().map(({ name, caughtUp, position, published, stopped }) => ({
    name: `ledger/${name}`,
    ready: caughtUp,
    cursor: published,
    runsOnce: true,
    ...(stopped === undefined ? {} : { stoppedAt: position }),
  }))

const signingBy = ({ trail, publicLog }: Running, heads: Heads): Signing => ({
  trail,
  publicLog,
  refused: undefined,
  start: () => trail.start(),
  status: () => statusOf(trail),
  async stop(outside) {
    await outside()
    await trail.stop()
    await heads.close()
  },
})

/** What goes on while nothing is signed: withdrawn wording leaves the folder. */
const signingNothing = (refused: string, options: SigningOptions): Signing => {
  const { place, logs, means } = options
  const wording = wordingFiles(place.publicFolder)
  const dropped = (): void => logs.published()
  const withdrawals = followWithdrawals({ store: means.stores.store, policy: ledgerPolicy, wording, dropped, report: reporting(options) })
  return {
    trail: undefined,
    publicLog: undefined,
    refused,
    start: () => withdrawals.start(),
    status: () => [{ name: 'ledger/public ledger', ready: false, stoppedAt: 0n }],
    async stop(outside) {
      await withdrawals.stop()
      await outside()
    },
  }
}

/** Who has the heads now will put them down, if others take turns with it. */
const passes = (error: LogUnusable | LogDiffers, shared: boolean): boolean =>
  shared && error instanceof LogUnusable && (error.reason === 'in-use' || error.reason === 'superseded')

/** Opens both logs from their files. What forbids signing is said and shown; the platform runs on without it, since people must be heard meanwhile. */
export const openSigning = async (options: SigningOptions): Promise<Signing> => {
  const { place, logs, means, shared } = options
  let heads: Heads | undefined
  try {
    refuseLost(place, [logs.public, logs.private])
    heads = Heads.open(place.heads)
    return signingBy(await openTrail(heads, options), heads)
  } catch (error) {
    await heads?.close()
    if (!(error instanceof LogUnusable || error instanceof LogDiffers) || passes(error, shared)) throw error
    means.log.event('ledger.signs-nothing', { error })
    return signingNothing(error.message, options)
  }
}

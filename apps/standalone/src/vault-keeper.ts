import { DatabaseSync } from 'node:sqlite'
import { vaultFacts } from '@heard/contracts/engagement'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'
import { type Clock, type Log, uuidv7 } from '@heard/service-kit'
import type { Rotated, Vault } from '@heard/vault'

const TEND_EVERY_MS = 60_000
const DAY_MS = 86_400_000
const KEY_STREAM = 'vault-keys'

/** Every vault reference in a fact's data, however deep. */
export const sealedRefs = (data: unknown): string[] => {
  if (Array.isArray(data)) return data.flatMap(sealedRefs)
  if (typeof data !== 'object' || data === null) return []
  if ('ref' in data && 'binding' in data && typeof data.ref === 'string') return [data.ref]
  return Object.values(data).flatMap(sealedRefs)
}

export type VaultKeeperOptions = {
  readonly store: EventStore
  readonly vault: Vault
  readonly clock: Clock
  /** Holds the cursor; disposable. */
  readonly file: string
  readonly epochDays: number
  readonly log: Log
}

/**
 * Keeps vault and log in step: what the log refers to is confirmed, what no fact ever came for is swept. Its cursor may lag behind (confirming twice
 * changes nothing) but never runs ahead. Also rotates the vault's epoch when it is old enough, and records that.
 */
export class VaultKeeper {
  private readonly abort = new AbortController()
  private readonly database: DatabaseSync
  private following: Promise<void> = Promise.resolve()
  private turn: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly options: VaultKeeperOptions) {
    this.database = new DatabaseSync(options.file)
    this.database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS cursor (id INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT',
    )
  }

  start(): void {
    this.following = this.follow()
    const tend = (): void => void this.tend().catch((error: unknown) => this.report(error))
    this.timer = setInterval(tend, TEND_EVERY_MS)
    this.timer.unref()
    tend()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.abort.abort()
    await Promise.allSettled([this.following, this.turn])
    this.database.close()
  }

  /** What is due now: sweeping; rotation, when the epoch is old enough or a rotation was interrupted. */
  async tend(): Promise<void> {
    await this.sweep()
    const { vault, clock, epochDays } = this.options
    const { since, unfinished } = await vault.epoch()
    if (unfinished || clock.now() - Date.parse(since) >= epochDays * DAY_MS) await this.rotate('vault-keeper')
    else await this.inTurn(() => this.recordRotation('vault-keeper'))
  }

  /** Confirms all there is, then sweeps what expired before this began. */
  sweep(): Promise<number> {
    return this.inTurn(async () => {
      const readUpTo = this.now()
      const after = this.cursor()
      const refs: string[] = []
      for await (const fact of this.options.store.readAll({ after })) refs.push(...sealedRefs(fact.data))
      await this.options.vault.confirm(refs)
      return this.options.vault.sweep(readUpTo, readUpTo)
    })
  }

  /** Rotates the epoch now and records it. Whoever did is the actor. */
  rotate(actor: string): Promise<Rotated> {
    return this.inTurn(async () => {
      const rotated = await this.options.vault.rotate(this.now())
      await this.recordRotation(actor)
      return rotated
    })
  }

  /**
   * Does something while nothing is confirmed, swept or rotated: a backup takes the facts first and the vault after them, and finds every row
   * whose fact came too late for it still pending, to be swept where the backup is restored.
   */
  holding<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(work)
  }

  /** The vault remembers its last rotation, so one whose record a crash prevented is recorded later, once. */
  private async recordRotation(actor: string): Promise<void> {
    const { store, vault, clock } = this.options
    const { rotated, unfinished } = await vault.epoch()
    if (!rotated || unfinished) return
    for await (const fact of store.readStream(KEY_STREAM, { direction: 'backwards', limit: 1 })) {
      if (vaultFacts.EpochRotated.data.parse(fact.data).epoch === rotated.epoch) return
    }
    const { epoch, rewrapped, destroyed } = rotated
    const data = { epoch, rewrapped, destroyed: [...destroyed] }
    const { version } = vaultFacts.EpochRotated
    const fact = { id: uuidv7(clock.now()), type: 'EpochRotated', version, data, metadata: { actor, at: this.now() } }
    await store.append({ stream: KEY_STREAM, expected: 'any', facts: [fact] })
  }

  private async follow(): Promise<void> {
    for await (const batch of this.options.store.subscribe({ after: this.cursor(), signal: this.abort.signal })) {
      await this.inTurn(async () => {
        await this.options.vault.confirm(batch.facts.flatMap((fact: RecordedFact) => sealedRefs(fact.data)))
        this.database
          .prepare('INSERT INTO cursor (id, position) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position')
          .run(batch.upTo)
      })
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work, work)
    this.turn = done.catch(() => undefined)
    return done
  }

  private report(error: unknown): void {
    if (this.abort.signal.aborted) return
    this.options.log.event('vault.not-kept', { error })
  }

  private now(): string {
    return new Date(this.options.clock.now()).toISOString()
  }

  private cursor(): bigint {
    const row = this.database.prepare('SELECT position FROM cursor WHERE id = 1').get()
    return BigInt(Number(row?.position ?? 0))
  }
}

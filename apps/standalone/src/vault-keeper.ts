import { DatabaseSync } from 'node:sqlite'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'
import type { Clock } from '@heard/service-kit'
import type { Vault } from '@heard/vault'

const SWEEP_EVERY_MS = 60_000

/** Every vault reference in a fact's data, however deep. */
const sealedRefs = (data: unknown): string[] => {
  if (Array.isArray(data)) return data.flatMap(sealedRefs)
  if (typeof data !== 'object' || data === null) return []
  if ('ref' in data && 'binding' in data && typeof data.ref === 'string') return [data.ref]
  return Object.values(data).flatMap(sealedRefs)
}

/**
 * Keeps vault and log in step: what the log refers to is confirmed, what no fact ever came for is swept.
 * Its cursor may lag behind (confirming twice changes nothing) but never runs ahead.
 */
export class VaultKeeper {
  private readonly abort = new AbortController()
  private readonly database: DatabaseSync
  private following: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
    file: string,
  ) {
    this.database = new DatabaseSync(file)
    this.database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS cursor (id INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT',
    )
  }

  start(): void {
    this.following = this.follow()
    this.timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS)
    this.timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.abort.abort()
    await this.following
    this.database.close()
  }

  /** Confirms all there is, then sweeps what expired before this began. */
  async sweep(): Promise<number> {
    const readUpTo = new Date(this.clock.now()).toISOString()
    const after = this.cursor()
    const refs: string[] = []
    for await (const fact of this.store.readAll({ after })) refs.push(...sealedRefs(fact.data))
    await this.vault.confirm(refs)
    return this.vault.sweep(readUpTo, readUpTo)
  }

  private async follow(): Promise<void> {
    for await (const batch of this.store.subscribe({ after: this.cursor(), signal: this.abort.signal })) {
      await this.vault.confirm(batch.facts.flatMap((fact: RecordedFact) => sealedRefs(fact.data)))
      this.database
        .prepare('INSERT INTO cursor (id, position) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position')
        .run(batch.upTo)
    }
  }

  private cursor(): bigint {
    const row = this.database.prepare('SELECT position FROM cursor WHERE id = 1').get()
    return BigInt(Number(row?.position ?? 0))
  }
}

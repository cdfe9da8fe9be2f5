import { once } from 'node:events'
import { vaultFacts } from '@heard/contracts/engagement'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'
import { type Holding, LeaseLost, type PolicyProgress, type Tenure } from '@heard/event-store'
import { type Clock, derivedUuid, type Log, type Work } from '@heard/service-kit'
import type { Rotated, Vault } from '@heard/vault'

const TEND_EVERY_MS = 60_000
const DAY_MS = 86_400_000
const KEY_STREAM = 'vault-keys'
const KEEPER = 'vault-keeper'
const FOLLOWING = 'confirmed'

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
  readonly epochDays: number
  readonly log: Log
}

/**
 * Keeps vault and log in step: what the log refers to is confirmed, what no fact ever came for is swept. Its cursor may lag behind (confirming twice
 * changes nothing) but never runs ahead. Also rotates the vault's epoch when it is old enough, and records that. Of several processes one does this.
 */
export class VaultKeeper {
  private tenure: Tenure | undefined
  private turn: Promise<unknown> = Promise.resolve()
  private cursor = 0n

  constructor(private readonly options: VaultKeeperOptions) {}

  start({ leases, progress }: Pick<Work, 'leases' | 'progress'>): void {
    this.tenure = leases.during(KEEPER, async (holding) => {
      const kept = progress(KEEPER, holding)
      try {
        await this.keepInStep(kept, holding)
      } finally {
        await kept.close()
      }
    })
  }

  async stop(): Promise<void> {
    await this.tenure?.stop()
    await this.turn
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
      const refs: string[] = []
      for await (const fact of this.options.store.readAll({ after: this.cursor })) refs.push(...sealedRefs(fact.data))
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
    const { store, vault } = this.options
    const { rotated, unfinished } = await vault.epoch()
    if (!rotated || unfinished) return
    for await (const fact of store.readStream(KEY_STREAM, { direction: 'backwards', limit: 1 })) {
      if (vaultFacts.EpochRotated.data.parse(fact.data).epoch === rotated.epoch) return
    }
    const { epoch, rewrapped, destroyed } = rotated
    const data = { epoch, rewrapped, destroyed: [...destroyed] }
    const { version } = vaultFacts.EpochRotated
    const fact = { id: derivedUuid(`${KEY_STREAM}/${epoch}`), type: 'EpochRotated', version, data, metadata: { actor, at: this.now() } }
    await store.append({ stream: KEY_STREAM, expected: 'any', facts: [fact] })
  }

  private async keepInStep(progress: PolicyProgress, { signal }: Holding): Promise<void> {
    this.cursor = (await progress.load(FOLLOWING)).cursor
    const report = (error: unknown): void => {
      if (!signal.aborted && !(error instanceof LeaseLost)) this.options.log.event('vault.not-kept', { error })
    }
    const tend = (): void => void this.tend().catch(report)
    const timer = setInterval(tend, TEND_EVERY_MS).unref()
    tend()
    await this.follow(progress, signal).catch(report)
    if (!signal.aborted) await once(signal, 'abort')
    clearInterval(timer)
    await this.turn
  }

  private async follow(progress: PolicyProgress, signal: AbortSignal): Promise<void> {
    for await (const batch of this.options.store.subscribe({ after: this.cursor, signal })) {
      await this.inTurn(async () => {
        await this.options.vault.confirm(batch.facts.flatMap((fact: RecordedFact) => sealedRefs(fact.data)))
        this.cursor = batch.upTo
        await progress.pass(FOLLOWING, batch.upTo)
      })
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work, work)
    this.turn = done.catch(() => undefined)
    return done
  }

  private now(): string {
    return new Date(this.options.clock.now()).toISOString()
  }
}

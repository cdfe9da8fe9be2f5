import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Holding, Leases, Tenure } from '@heard/event-store'
import type { FollowerStatus } from '@heard/service-kit'
import { LogUnusable, type TiledLog } from '@heard/transparency-log'
import { openSigning, type Signing, type SigningOptions } from './signing.ts'

export type SequencerOptions = Omit<SigningOptions, 'superseded'> & { readonly leases: Leases }

/** Tells the world of new checkpoints, for as long as this process signs. */
export type Outward = { published(): void; status(): readonly FollowerStatus[]; stop(): Promise<void> }

const LEASE = 'ledger'
const BEGUN_WITHIN_MS = 30_000

const ending = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort')
}

/**
 * Lets both logs grow where their lease is held. Whoever gets it opens them from their files, and takes their heads over: who had it before signs nothing
 * any more, however late it notices.
 */
export class Sequencer {
  readonly #options: SequencerOptions
  readonly #started = Promise.withResolvers<(publicLog: TiledLog | undefined) => Outward>()
  readonly #opened = Promise.withResolvers<void>()
  readonly #tenure: Tenure
  #signing: Signing | undefined
  #outward: Outward | undefined

  private constructor(options: SequencerOptions) {
    this.#options = options
    this.#opened.promise.catch(() => undefined)
    this.#tenure = options.leases.during(LEASE, (holding) => this.#hold(holding))
  }

  /** Resolves once the logs are open, here or elsewhere: until then nobody may make keys for them. @throws LogUnusable when they are open where we do not see them */
  static async open(options: SequencerOptions): Promise<Sequencer> {
    const sequencer = new Sequencer(options)
    try {
      await sequencer.#begun()
      return sequencer
    } catch (error) {
      await sequencer.stop()
      throw error
    }
  }

  /** The logs, where this process has them. */
  get signing(): Signing | undefined {
    return this.#signing
  }

  /** From now on the logs follow the facts, and who is outside is told, whenever this process has them. */
  start(outward: (publicLog: TiledLog | undefined) => Outward): void {
    this.#started.resolve(outward)
  }

  /** Something new is in the folder. */
  published(): void {
    this.#outward?.published()
  }

  status(): readonly FollowerStatus[] {
    if (this.#signing) return [...this.#signing.status(), ...(this.#outward?.status() ?? [])]
    const held = this.#tenure.held()
    return [{ name: 'ledger/public ledger', ready: !held, runsOnce: true, standingBy: !held }]
  }

  stop(): Promise<void> {
    return this.#tenure.stop()
  }

  async #begun(): Promise<void> {
    if (this.#tenure.held()) return this.#opened.promise
    const { heads } = this.#options.place
    const begun = async (): Promise<true> => {
      while (!existsSync(heads)) await pause(100)
      return true
    }
    const late = pause(BEGUN_WITHIN_MS, false, { ref: false })
    if (await Promise.race([this.#opened.promise.then(() => true), begun(), late])) return
    const advice = 'let both use the same volume for it, or run one of them'
    throw new LogUnusable('in-use', `Another process signs the ledger, and its files are not in this data folder: ${advice}.`)
  }

  async #hold({ signal }: Holding): Promise<void> {
    const superseded = new AbortController()
    const over = AbortSignal.any([signal, superseded.signal])
    try {
      this.#signing = await openSigning({ ...this.#options, superseded: () => superseded.abort() })
      this.#opened.resolve()
      const outward = await Promise.race([this.#started.promise, ending(over)])
      if (outward && !over.aborted) this.#begin(this.#signing, outward)
      await ending(over)
    } catch (error) {
      this.#opened.reject(error)
      throw error
    } finally {
      await this.#end()
    }
  }

  #begin(signing: Signing, outward: (publicLog: TiledLog | undefined) => Outward): void {
    this.#outward = outward(signing.publicLog)
    signing.start()
    this.#outward.published()
  }

  async #end(): Promise<void> {
    await this.#signing?.stop(async () => this.#outward?.stop())
    this.#signing = undefined
    this.#outward = undefined
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { nodeCryptography, type TiledLog } from '@heard/transparency-log'
import { isSignedAs, parseNote, type Submitted, submitToWitness } from '@heard/transparency-log/verify'
import type { Reachable } from './trust-policy-file.ts'
import type { WitnessMemory } from './witness-memory.ts'

/** Milliseconds between two questions to one witness, and how that grows while it fails. */
export type Pace = { readonly between: number; readonly longest: number }

export type CosigningOptions = {
  readonly log: Pick<TiledLog, 'head' | 'consistencyProof' | 'addCosignatures'>
  readonly memory: WitnessMemory
  readonly pace?: Pace
  /** A cosignature was put under the newest checkpoint. */
  added(): void
  report(line: string): void
}

const PACE: Pace = { between: 3_000, longest: 300_000 }

const problemOf = (answer: Exclude<Submitted, { kind: 'cosigned' }>): string => {
  if (answer.kind === 'ahead')
    return `it cosigned ${answer.size} entries already, which this ledger does not have: an old copy of it is running, or two are`
  if (answer.kind === 'unreachable') return `it does not answer (${answer.message})`
  return answer.kind === 'refused' ? `it refused with ${answer.status}: ${answer.message}` : answer.message
}

/** Asks one witness at a time for one thing: its cosignature of the newest checkpoint. */
class Asking {
  readonly #options: CosigningOptions & { readonly pace: Pace }
  readonly #abort = new AbortController()
  readonly #running: Promise<void>
  #news = Promise.withResolvers<void>()
  #failures = 0
  problem: string | undefined

  constructor(
    readonly witness: Reachable,
    options: CosigningOptions & { readonly pace: Pace },
  ) {
    this.#options = options
    this.#running = this.#run()
  }

  wake(): void {
    this.#news.resolve()
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    this.wake()
    await this.#running
  }

  async #run(): Promise<void> {
    const { between, longest } = this.#options.pace
    while (true) {
      await this.#news.promise
      if (this.#abort.signal.aborted) return
      this.#news = Promise.withResolvers()
      const problem = await this.#ask().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      if (this.#abort.signal.aborted) return
      this.#note(problem)
      const wait = Math.min(longest, between * 2 ** Math.min(this.#failures, 20))
      await pause(wait, undefined, { signal: this.#abort.signal, ref: false }).catch(() => undefined)
      if (problem !== undefined) this.wake()
    }
  }

  #note(problem: string | undefined): void {
    this.#failures = problem === undefined ? 0 : this.#failures + 1
    if (problem !== undefined && problem !== this.problem)
      this.#options.report(`The witness ${this.witness.key.name} did not cosign the ledger: ${problem}`)
    this.problem = problem
  }

  /** What went wrong, if anything did. */
  async #ask(): Promise<string | undefined> {
    const { log, memory, added } = this.#options
    const { key, url } = this.witness
    const { size, checkpoint, cosignatures } = log.head
    if (size === 0n || parseNote(checkpoint + cosignatures).signatures.some((line) => isSignedAs(line, key))) return undefined
    const answer = await submitToWitness({
      url,
      witness: key,
      checkpoint,
      knownSize: BigInt(memory.of(key)?.size ?? 0),
      consistencyProof: (from, to) => log.consistencyProof(from, to),
      ed25519: nodeCryptography.ed25519,
      fetch: (address, init) => fetch(address, { ...init, signal: AbortSignal.any([this.#abort.signal, ...(init?.signal ? [init.signal] : [])]) }),
    })
    if (answer.kind !== 'cosigned') return problemOf(answer)
    await memory.keep(key, { size: String(size), at: new Date(Number(answer.timestamp) * 1000).toISOString() })
    if (await log.addCosignatures(checkpoint, [answer.signature])) added()
    return undefined
  }
}

/** Has every new checkpoint cosigned by the witnesses. It never holds up the log: whoever does not answer is asked again, less and less often. */
export class Cosigning {
  readonly #all: readonly Asking[]

  constructor(witnesses: readonly Reachable[], { pace = PACE, ...options }: CosigningOptions) {
    this.#all = witnesses.map((witness) => new Asking(witness, { ...options, pace }))
  }

  /** There is a new checkpoint. */
  published(): void {
    for (const asking of this.#all) asking.wake()
  }

  /** What is wrong with each witness, if anything. */
  problems(): readonly { readonly name: string; readonly problem: string | undefined }[] {
    return this.#all.map(({ witness, problem }) => ({ name: witness.key.name, problem }))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map((asking) => asking.stop()))
  }
}

import type { Log } from '@heard/service-kit'
import { nodeCryptography, type TiledLog } from '@heard/transparency-log'
import { isSignedAs, parseNote, type Submitted, submitToWitness } from '@heard/transparency-log/verify'
import { Errand, type Pace } from './errand.ts'
import type { Reachable } from './trust-policy-file.ts'
import type { WitnessMemory } from './witness-memory.ts'

export type CosigningOptions = {
  readonly log: Pick<TiledLog, 'head' | 'consistencyProof' | 'addCosignatures'>
  readonly memory: WitnessMemory
  readonly pace?: Pace
  /** A cosignature was put under the newest checkpoint. */
  added(): void
  readonly events: Log
}

/** Why a witness did not cosign; `text` tells one problem from another. */
type Problem = { readonly why: 'unreachable' | 'refused' | 'ahead' | 'wrong-answer' | 'failed'; readonly status?: number; readonly text: string }

const problemOf = (answer: Exclude<Submitted, { kind: 'cosigned' }>): Problem => {
  if (answer.kind === 'ahead') return { why: 'ahead', text: String(answer.size) }
  const status = answer.kind === 'refused' ? { status: answer.status } : {}
  return { why: answer.kind, ...status, text: `${answer.kind} ${answer.message}` }
}

/** Asks a witness for its cosignature of the newest checkpoint; comes to what went wrong, if anything did. */
const ask = async ({ key, url }: Reachable, { log, memory, added }: CosigningOptions, signal: AbortSignal): Promise<Problem | undefined> => {
  const { size, checkpoint, cosignatures } = log.head
  if (size === 0n || parseNote(checkpoint + cosignatures).signatures.some((line) => isSignedAs(line, key))) return undefined
  const answer = await submitToWitness({
    url,
    witness: key,
    checkpoint,
    knownSize: BigInt(memory.of(key)?.size ?? 0),
    consistencyProof: (from, to) => log.consistencyProof(from, to),
    ed25519: nodeCryptography.ed25519,
    fetch: (address, init) => fetch(address, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
  })
  if (answer.kind !== 'cosigned') return problemOf(answer)
  await memory.keep(key, { size: String(size), at: new Date(Number(answer.timestamp) * 1000).toISOString() })
  if (await log.addCosignatures(checkpoint, [answer.signature])) added()
  return undefined
}

/** Has every new checkpoint cosigned by the witnesses, each asked for itself. */
export class Cosigning {
  readonly #all: readonly { readonly name: string; readonly errand: Errand }[]

  constructor(witnesses: readonly Reachable[], options: CosigningOptions) {
    this.#all = witnesses.map((witness) => {
      const { name } = witness.key
      const errand = new Errand<Problem>({
        act: (signal) => ask(witness, options, signal),
        failed: (error) => ({ why: 'failed', text: error instanceof Error ? error.message : String(error) }),
        textOf: ({ text }) => text,
        report: ({ why, status }) => options.events.event('ledger.not-cosigned', { witness: { name }, why, status }),
        pace: options.pace,
      })
      return { name, errand }
    })
  }

  /** There is a new checkpoint. */
  published(): void {
    for (const { errand } of this.#all) errand.wake()
  }

  /** What is wrong with each witness, if anything. */
  problems(): readonly { readonly name: string; readonly problem: string | undefined }[] {
    return this.#all.map(({ name, errand }) => ({ name, problem: errand.problem }))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map(({ errand }) => errand.stop()))
  }
}

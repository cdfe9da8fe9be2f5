import { nodeCryptography } from './node-cryptography.ts'
import type { Cosigner } from './signing-key.ts'
import {
  type AddCheckpoint,
  type Checkpoint,
  emptyRoot,
  equal,
  formatSignatureLine,
  Malformed,
  openCheckpoint,
  parseAddCheckpoint,
  parseNote,
  trustLogs,
  Untrusted,
  type VerifierKey,
  verifyConsistency,
} from './verify/index.ts'
import type { Witnessed, WitnessState } from './witness-state.ts'

/** What is sent back over HTTP. */
export type WitnessAnswer = { readonly status: 200 | 400 | 403 | 404 | 409 | 422; readonly contentType: string; readonly body: string }

export type WitnessOptions = {
  readonly cosigner: Cosigner
  /** The keys of the logs it cosigns; a key's name is the log's origin. */
  readonly logs: readonly VerifierKey[]
  readonly state: WitnessState
  /** Seconds since 1970. */
  readonly now: () => bigint
}

const PLAIN = 'text/plain; charset=utf-8'
const { sha256, ed25519 } = nodeCryptography

const refusal = (status: 400 | 403 | 404 | 422, problem: string): WitnessAnswer => ({ status, contentType: PLAIN, body: `${problem}\n` })
const conflict = (size: bigint): WitnessAnswer => ({ status: 409, contentType: 'text/x.tlog.size', body: `${size}\n` })

/** A witness without its transport (c2sp.org/tlog-witness): cosigns a checkpoint of a known log if it follows from the last one it cosigned. */
export class Witness {
  readonly #options: WitnessOptions

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  /** Answers the body of a POST to `add-checkpoint`. What it cosigns is remembered durably before it answers. */
  addCheckpoint(body: string): WitnessAnswer {
    try {
      const request = parseAddCheckpoint(body)
      const policy = trustLogs(...this.#options.logs)
      const { checkpoint } = openCheckpoint(ed25519, request.checkpoint, policy)
      if (request.oldSize > checkpoint.size) return refusal(400, 'The old size is larger than the checkpoint.')
      return this.#options.state.advance(checkpoint.origin, (latest) => this.#decide(request, checkpoint, latest))
    } catch (error) {
      if (error instanceof Malformed) return refusal(400, error.message)
      if (error instanceof Untrusted) return refusal(error.reason === 'unknown-log' ? 404 : 403, error.message)
      throw error
    }
  }

  #decide({ oldSize, proof, checkpoint: signed }: AddCheckpoint, checkpoint: Checkpoint, latest: Witnessed | undefined) {
    const { size, root } = checkpoint
    if (oldSize !== (latest?.size ?? 0n)) return { result: conflict(latest?.size ?? 0n) }
    if (latest && latest.size === size && !equal(latest.root, root)) return { result: conflict(size) }
    if (!isConsistent(latest, checkpoint, proof)) return { result: refusal(422, 'The proof does not show that the log only grew.') }
    return { next: { size, root, checkpoint: signed }, result: this.#cosigned(signed) }
  }

  #cosigned(signed: string): WitnessAnswer {
    const signature = this.#options.cosigner.cosign(parseNote(signed).text, this.#options.now())
    return { status: 200, contentType: PLAIN, body: formatSignatureLine(signature) }
  }
}

/** The first contact, like a log that was empty, needs no proof and may have none. */
const isConsistent = (latest: Witnessed | undefined, { size, root }: Checkpoint, proof: readonly Uint8Array[]): boolean => {
  if (size === 0n && !equal(root, emptyRoot(sha256))) return false
  if (!latest || latest.size === 0n) return proof.length === 0
  return verifyConsistency(sha256, { size1: latest.size, root1: latest.root, size2: size, root2: root, proof })
}

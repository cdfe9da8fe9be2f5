import { formatAddCheckpoint, parseCosignatures, parseKnownSize } from './add-checkpoint.ts'
import { parseCheckpointText } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { checkSignature, isSignedAs, type NoteSignature, parseNote } from './note.ts'
import type { SignatureCheck } from './tree-hash.ts'
import type { VerifierKey } from './verifier-key.ts'

export type SubmitOptions = {
  /** The witness's submission prefix; `/add-checkpoint` follows it. */
  readonly url: string
  readonly witness: VerifierKey
  /** The signed checkpoint. */
  readonly checkpoint: string
  /** The size that the witness cosigned last, as far as is known; 0 to ask. */
  readonly knownSize: bigint
  readonly consistencyProof: (size1: bigint, size2: bigint) => Promise<readonly Uint8Array[]>
  readonly ed25519: SignatureCheck
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
}

/** What became of a checkpoint at a witness. */
export type Submitted =
  /** `timestamp` in seconds since 1970. */
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature; readonly timestamp: bigint }
  /** The witness cosigned a larger tree already: it was asked from an old state, or the log has forked. */
  | { readonly kind: 'ahead'; readonly size: bigint }
  /** The witness does not know the log (404), its key (403), the proof (422), or says something else. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** It answered with something that is no cosignature of this checkpoint by its key. */
  | { readonly kind: 'wrong-answer'; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }

const TIMEOUT_MS = 10_000
/** Another log process may move the witness between two requests; more than this is not chance. */
const ATTEMPTS = 3
const MAX_MESSAGE = 300

/**
 * Asks a witness to cosign a checkpoint. When it knows another size, asks again with the proof from there.
 * Rejects only for a checkpoint that is none (Malformed), or when the proof cannot be made.
 */
export const submitToWitness = async (options: SubmitOptions): Promise<Submitted> => {
  const { size } = parseCheckpointText(parseNote(options.checkpoint).text)
  let known = options.knownSize > size ? 0n : options.knownSize
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answer = await ask(options, known, size)
    if (answer.kind !== 'knows') return answer
    if (answer.size > size) return { kind: 'ahead', size: answer.size }
    if (answer.size === known)
      return { kind: 'refused', status: 409, message: `The witness cosigned another tree of ${size} entries: the log has forked.` }
    known = answer.size
  }
  return { kind: 'refused', status: 409, message: `The witness named another size ${ATTEMPTS} times; try again later.` }
}

type Answer = Submitted | { readonly kind: 'knows'; readonly size: bigint }

const ask = async (options: SubmitOptions, oldSize: bigint, size: bigint): Promise<Answer> => {
  const { url, checkpoint, consistencyProof, fetch: send = fetch, timeoutMs = TIMEOUT_MS } = options
  const proof = oldSize === 0n ? [] : await consistencyProof(oldSize, size)
  let status: number
  let body: string
  try {
    const request = { method: 'POST', body: formatAddCheckpoint({ oldSize, proof, checkpoint }), signal: AbortSignal.timeout(timeoutMs) }
    const answer = await send(`${url.replace(/\/+$/, '')}/add-checkpoint`, request)
    ;[status, body] = [answer.status, await answer.text()]
  } catch (error) {
    return { kind: 'unreachable', message: error instanceof Error ? error.message : String(error) }
  }
  try {
    if (status === 200) return cosignatureOf(options, body)
    if (status === 409) return { kind: 'knows', size: parseKnownSize(body) }
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'wrong-answer', message: error.message }
    throw error
  }
  return { kind: 'refused', status, message: body.trim().slice(0, MAX_MESSAGE) }
}

const cosignatureOf = ({ witness, checkpoint, ed25519 }: SubmitOptions, body: string): Submitted => {
  const { text } = parseNote(checkpoint)
  for (const signature of parseCosignatures(body)) {
    if (!isSignedAs(signature, witness)) continue
    const checked = checkSignature(ed25519, text, signature, witness)
    if (checked.valid && checked.timestamp !== undefined) return { kind: 'cosigned', signature, timestamp: checked.timestamp }
    return { kind: 'wrong-answer', message: `The cosignature of ${witness.name} does not fit the checkpoint.` }
  }
  return { kind: 'wrong-answer', message: `None of the cosignatures is by the key of ${witness.name} that was configured.` }
}

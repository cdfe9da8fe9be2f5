import {
  type Checkpoint,
  hashLeaf,
  Malformed,
  openCheckpoint,
  PROOF_FILE,
  type ProofFile,
  parseProofFile,
  parseVerifierKey,
  portable,
  trustLogs,
  Untrusted,
  utf8,
  type VerifierKey,
  verifyInclusion,
} from '@heard/transparency-log/verify'
import { failed, open, passed, type Says, type Step } from './step.ts'

/** What the reading came to, or undefined for what is not in its format. */
const readable = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

/** A log's key as somebody pasted it; undefined for anything else. */
export const keyOf = (text: string): VerifierKey | undefined => {
  const key = readable(() => parseVerifierKey(portable.sha256, text.trim()))
  return key?.type === 'ed25519' ? key : undefined
}

const reasons = {
  'unknown-log': 'other-log',
  'not-signed': 'other-key',
  'bad-signature': 'signature-wrong',
  'no-quorum': 'other-key',
} as const satisfies Record<Untrusted['reason'], Says>

/** A signed checkpoint once its signature was verified, or why it is not to be trusted; undefined for what is no checkpoint. */
export const trusted = (signed: string, key: VerifierKey): Checkpoint | Untrusted['reason'] | undefined => {
  try {
    return readable(() => openCheckpoint(portable.ed25519, signed, trustLogs(key)).checkpoint)
  } catch (error) {
    if (error instanceof Untrusted) return error.reason
    throw error
  }
}

/** Where a proof file says that its entry stands; nothing of it is verified. */
export const placeIn = (proof: string): { readonly index: bigint; readonly origin: string } | undefined => {
  const file = readable(() => parseProofFile(proof))
  return file && { index: file.index, origin: file.checkpoint.slice(0, file.checkpoint.indexOf('\n')) }
}

const checkSigned = (file: ProofFile, key: VerifierKey, entry: string | undefined): readonly Step[] => {
  const checkpoint = trusted(file.checkpoint, key)
  if (checkpoint === undefined) return [failed('damaged')]
  const origin = file.checkpoint.slice(0, file.checkpoint.indexOf('\n'))
  if (typeof checkpoint === 'string') return [failed(reasons[checkpoint], { origin, name: key.name })]
  const { size, root } = checkpoint
  const place = { index: `${file.index}`, size: `${size}` }
  const signed = passed('signed', { origin, size: `${size}` })
  if (entry === undefined) return [signed, open('entry-unknown', place)]
  const leafHash = hashLeaf(portable.sha256, utf8(entry))
  const included = verifyInclusion(portable.sha256, { index: file.index, size, root, proof: file.proof, leafHash })
  return [signed, included ? passed('included', place) : failed('not-in-record', place)]
}

type Given = {
  /** The text of a proof file. */
  readonly proof: string
  /** The entry's exact text, where it is known. */
  readonly entry: string | undefined
  /** The verifier key of the log that is trusted. */
  readonly key: string
}

/** Checks a proof file step by step; ends at the first failure. */
export const checkProof = ({ proof, entry, key: text }: Given): readonly Step[] => {
  const key = keyOf(text)
  if (!key) return [failed('key-unreadable')]
  if (proof.split('\n', 1)[0] !== PROOF_FILE.firstLine) return [failed('not-a-proof')]
  const file = readable(() => parseProofFile(proof))
  if (!file) return [failed('damaged')]
  return [passed('file-read', { index: `${file.index}` }), ...checkSigned(file, key, entry)]
}

import { fromBase64, parseDecimal, toBase64 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { type OpenedCheckpoint, openCheckpoint } from './open-checkpoint.ts'
import { verifyInclusion } from './proof.ts'
import { type Cryptography, HASH_BYTES, hashLeaf } from './tree-hash.ts'
import type { TrustPolicy } from './trust-policy.ts'

/** A proof that stands alone: an entry is in a log (c2sp.org/tlog-proof). */
export type ProofFile = {
  /** Not authenticated by anything. */
  readonly extra?: Uint8Array
  readonly index: bigint
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string
}

/** The first line, and what the file is called after its name. */
export const PROOF_FILE = { firstLine: 'c2sp.org/tlog-proof@v1', extension: '.tlog-proof' } as const

/** The most hashes in a proof: a tree has at most 2^63 leaves. */
const MAX_PROOF_HASHES = 63

/** The text of a proof file. Throws Malformed for a checkpoint that is none. */
export const formatProofFile = ({ extra, index, proof, checkpoint }: ProofFile): string => {
  const head = [PROOF_FILE.firstLine, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)]
  const text = `${head.join('\n')}\n\n${checkpoint}`
  parseProofFile(text)
  return text
}

/** Reads a proof file; nothing is verified yet. Throws Malformed. */
export const parseProofFile = (text: string): ProofFile => {
  const blank = text.indexOf('\n\n')
  const [first, ...lines] = blank < 0 ? [text] : text.slice(0, blank).split('\n')
  if (first !== PROOF_FILE.firstLine) throw new Malformed('proof file', `its first line must be ${PROOF_FILE.firstLine}`)
  if (blank < 0) throw new Malformed('proof file', 'no blank line stands between the proof and the checkpoint')
  const extra = lines[0]?.startsWith('extra ') ? parseExtra(lines.shift() ?? '') : undefined
  const [, decimal] = /^index (\d+)$/.exec(lines.shift() ?? '') ?? []
  const index = parseDecimal(decimal ?? '')
  if (index === undefined) throw new Malformed('proof file', 'the line with the index of the entry, in decimal without leading zeros, is missing')
  const proof = parseHashLines(lines, 'proof file')
  const checkpoint = text.slice(blank + 2)
  const { size } = parseCheckpoint(checkpoint)
  if (index >= size) throw new Malformed('proof file', `its checkpoint has ${size} entries, so none has the index ${index}`)
  return { ...(extra && { extra }), index, proof, checkpoint }
}

const parseExtra = (line: string): Uint8Array => {
  const extra = fromBase64(line.slice('extra '.length))
  if (!extra || extra.length === 0) throw new Malformed('proof file', 'its extra line must hold base64')
  return extra
}

/** Reads lines of one hash each in base64. Throws Malformed for `what`. */
export const parseHashLines = (lines: readonly string[], what: 'proof file' | 'request to a witness'): readonly Uint8Array[] => {
  if (lines.length > MAX_PROOF_HASHES) throw new Malformed(what, `it has more than ${MAX_PROOF_HASHES} hashes`)
  return lines.map((line) => {
    const hash = fromBase64(line)
    if (hash?.length !== HASH_BYTES) throw new Malformed(what, `each line of the proof must be a hash of ${HASH_BYTES} bytes in base64`)
    return hash
  })
}

/** What a proof file shows, once verified. */
export type Proven = OpenedCheckpoint & { readonly index: bigint; readonly extra?: Uint8Array }

/** Thrown for a proof file in its format, with a trusted checkpoint, that does not prove this entry. */
export class NotProven extends Error {
  override readonly name = 'NotProven'
  readonly type = 'not-proven'
}

/**
 * Verifies that `entry` (the bytes that were logged) is in a log that the policy trusts.
 * @throws Malformed, Untrusted, NotProven
 */
export const verifyProofFile = ({ sha256, ed25519 }: Cryptography, text: string, entry: Uint8Array, policy: TrustPolicy): Proven => {
  const { extra, index, proof, checkpoint: signed } = parseProofFile(text)
  const opened = openCheckpoint(ed25519, signed, policy)
  const { size, root } = opened.checkpoint
  if (!verifyInclusion(sha256, { index, size, root, proof, leafHash: hashLeaf(sha256, entry) }))
    throw new NotProven(`The proof does not show that this is entry ${index} of the log: the entry or the proof was changed.`)
  return { ...opened, index, ...(extra && { extra }) }
}

import { parseDecimal, toBase64 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { type NoteSignature, parseSignatureLines } from './note.ts'
import { parseHashLines } from './proof-file.ts'

/** What a log asks of a witness (c2sp.org/tlog-witness). */
export type AddCheckpoint = {
  /** The size of the last checkpoint that the witness cosigned, 0 for none. */
  readonly oldSize: bigint
  /** From that size to the checkpoint's; empty when `oldSize` is 0. */
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string
}

/** The body of a request. */
export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string =>
  `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`

/** Reads the body of a request; nothing is verified yet. Throws Malformed. */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const what = 'request to a witness'
  const blank = body.indexOf('\n\n')
  if (blank < 0) throw new Malformed(what, 'no blank line stands before the checkpoint')
  const [first = '', ...lines] = body.slice(0, blank).split('\n')
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : undefined
  if (oldSize === undefined) throw new Malformed(what, 'its first line must be "old" and a size in decimal, without leading zeros')
  const checkpoint = body.slice(blank + 2)
  parseCheckpoint(checkpoint)
  return { oldSize, proof: parseHashLines(lines, what), checkpoint }
}

/** Reads the cosignature lines that a witness answers with. Throws Malformed. */
export const parseCosignatures = (body: string): readonly NoteSignature[] => parseSignatureLines(body, 'answer of a witness')

/** Reads the size that a witness answers with when it knows another one. Throws Malformed. */
export const parseKnownSize = (body: string): bigint => {
  const size = body.endsWith('\n') ? parseDecimal(body.slice(0, -1)) : undefined
  if (size === undefined) throw new Malformed('answer of a witness', 'it must be a size in decimal and a line feed')
  return size
}

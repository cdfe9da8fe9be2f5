import { fromBase64, parseDecimal, toBase64 } from './bytes.ts'
import { Malformed } from './malformed.ts'
import { parseNote } from './note.ts'
import { HASH_BYTES } from './tree-hash.ts'

/** The head of a log: which log, how many entries, and the root of their tree (c2sp.org/tlog-checkpoint). */
export type Checkpoint = {
  readonly origin: string
  readonly size: bigint
  /** 32 bytes. */
  readonly root: Uint8Array
  /** Further lines, opaque; a log had better have none. */
  readonly extensions: readonly string[]
}

/** The text that is signed. Throws Malformed for an origin or extension that cannot be a line. */
export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string => {
  const text = `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`
  parseCheckpointText(text)
  return text
}

/** Reads the text of a checkpoint, without blank line and signatures. Throws Malformed. */
export const parseCheckpointText = (text: string): Checkpoint => {
  const [origin, decimal, base64, ...extensions] = text.endsWith('\n') ? text.slice(0, -1).split('\n') : []
  if (origin === undefined || decimal === undefined || base64 === undefined)
    throw new Malformed('checkpoint', 'it must have at least three whole lines')
  if (origin === '' || extensions.includes('')) throw new Malformed('checkpoint', 'one of its lines is empty')
  const size = parseDecimal(decimal)
  if (size === undefined) throw new Malformed('checkpoint', 'its second line must be the number of entries in decimal, without leading zeros')
  const root = fromBase64(base64)
  if (root?.length !== HASH_BYTES) throw new Malformed('checkpoint', `its third line must be a hash of ${HASH_BYTES} bytes in base64`)
  return { origin, size, root, extensions }
}

/** Reads a signed checkpoint without verifying its signatures. Throws Malformed. Use `openCheckpoint` before trusting what it says. */
export const parseCheckpoint = (note: string): Checkpoint => parseCheckpointText(parseNote(note).text)

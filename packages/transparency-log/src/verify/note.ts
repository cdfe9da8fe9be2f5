import { concat, equal, fromBase64, toBase64, utf8 } from './bytes.ts'
import { type Kind, Malformed } from './malformed.ts'
import type { SignatureCheck } from './tree-hash.ts'
import { isKeyName, type VerifierKey } from './verifier-key.ts'

/** A line `— <name> <base64(key id ‖ signature)>`. */
export type NoteSignature = { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array }

/** A text and who says to have signed it (c2sp.org/signed-note). Nothing is verified yet. */
export type Note = {
  /** What is signed, its last line feed included. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const MAX_CHARACTERS = 1_000_000
const MAX_SIGNATURES = 100
const KEY_ID_BYTES = 4
const SIGNATURE_BYTES = 64
const TIMESTAMP_BYTES = 8

/** Reads signature lines, each ended by a line feed. Throws Malformed for `what`. */
export const parseSignatureLines = (lines: string, what: Kind): readonly NoteSignature[] => {
  if (!lines.endsWith('\n')) throw new Malformed(what, 'its last line does not end with a line feed')
  const signatures = lines
    .slice(0, -1)
    .split('\n')
    .map((line) => parseSignatureLine(line, what))
  if (signatures.length > MAX_SIGNATURES) throw new Malformed(what, `it has more than ${MAX_SIGNATURES} signatures`)
  return signatures
}

const parseSignatureLine = (line: string, what: Kind): NoteSignature => {
  const [, name, data] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? []
  const bytes = data === undefined ? undefined : fromBase64(data)
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES)
    throw new Malformed(what, 'a signature line must read "— name signature", the signature in base64')
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) }
}

/** The signature line, its line feed included. */
export const formatSignatureLine = ({ name, keyId, signature }: NoteSignature): string => `— ${name} ${toBase64(concat(keyId, signature))}\n`

/** Reads a signed note: text, a blank line (the last one of the note), signature lines. Throws Malformed. */
export const parseNote = (note: string): Note => {
  if (note.length > MAX_CHARACTERS) throw new Malformed('note', `it has more than ${MAX_CHARACTERS} characters`)
  const isOther = (character: string) => character < ' ' && character !== '\n'
  if (!note.isWellFormed() || Array.from(note).some(isOther)) throw new Malformed('note', 'it holds a control character or broken Unicode')
  const blank = note.lastIndexOf('\n\n')
  if (blank < 0) throw new Malformed('note', 'no blank line stands between its text and its signatures')
  return { text: note.slice(0, blank + 1), signatures: parseSignatureLines(note.slice(blank + 2), 'note') }
}

/** The note as it is kept and sent. */
export const formatNote = ({ text, signatures }: Note): string => `${text}\n${signatures.map(formatSignatureLine).join('')}`

/** What a cosigner signs: the text after the moment, in seconds since 1970 (c2sp.org/tlog-cosignature). */
export const cosignedMessage = (text: string, timestamp: bigint): Uint8Array => utf8(`cosignature/v1\ntime ${timestamp}\n${text}`)

/** Whether the line names this key, by name and id. */
export const isSignedAs = ({ name, keyId }: NoteSignature, key: VerifierKey): boolean => name === key.name && equal(keyId, key.id)

/** `valid`, with the moment of a cosignature in seconds since 1970; or not. */
export type Checked = { readonly valid: false } | { readonly valid: true; readonly timestamp?: bigint }

/** Checks one signature of a text by the key that it names. */
export const checkSignature = (ed25519: SignatureCheck, text: string, { signature }: NoteSignature, key: VerifierKey): Checked => {
  if (key.type === 'ed25519') {
    return { valid: signature.length === SIGNATURE_BYTES && ed25519({ publicKey: key.publicKey, message: utf8(text), signature }) }
  }
  if (signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return { valid: false }
  const timestamp = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  if (timestamp >= 2n ** 63n) return { valid: false }
  const signed = { publicKey: key.publicKey, message: cosignedMessage(text, timestamp), signature: signature.subarray(TIMESTAMP_BYTES) }
  return ed25519(signed) ? { valid: true, timestamp } : { valid: false }
}

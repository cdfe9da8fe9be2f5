import { concat, fromBase64, toBase64, toHex, utf8 } from './bytes.ts'
import { Malformed } from './malformed.ts'
import type { Hasher } from './tree-hash.ts'

/** `ed25519` signs the text of a note (type byte 0x01); `cosignature/v1` a checkpoint and the time (0x04). */
export type KeyType = 'ed25519' | 'cosignature/v1'

/** A public key with the name it signs under (c2sp.org/signed-note). */
export type VerifierKey = {
  readonly name: string
  readonly type: KeyType
  /** 4 bytes. */
  readonly id: Uint8Array
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

const TYPE_BYTES: Readonly<Record<KeyType, number>> = { ed25519: 0x01, 'cosignature/v1': 0x04 }
const PUBLIC_KEY_BYTES = 32

/** Whether a key may have this name: not empty, no space, no plus, nothing that a note may not hold. */
export const isKeyName = (name: string): boolean => name.isWellFormed() && !/[\p{White_Space}+\p{Cc}]/u.test(name) && name !== ''

/** SHA-256(name ‖ 0x0A ‖ type byte ‖ public key)[:4]. */
const keyId = (sha256: Hasher, name: string, type: KeyType, publicKey: Uint8Array): Uint8Array =>
  sha256(concat(utf8(`${name}\n`), Uint8Array.of(TYPE_BYTES[type]), publicKey)).slice(0, 4)

/** The verifier key of a public key. Throws Malformed for a name or key that cannot be one. */
export const verifierKey = (sha256: Hasher, name: string, type: KeyType, publicKey: Uint8Array): VerifierKey => {
  if (!isKeyName(name)) throw new Malformed('verifier key', 'its name is empty or holds a space, a plus or a control character')
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new Malformed('verifier key', `an Ed25519 public key has ${PUBLIC_KEY_BYTES} bytes`)
  return { name, type, id: keyId(sha256, name, type, publicKey), publicKey }
}

/** `name+hex8(id)+base64(type ‖ public key)`. */
export const formatVerifierKey = ({ name, type, id, publicKey }: VerifierKey): string =>
  `${name}+${toHex(id)}+${toBase64(concat(Uint8Array.of(TYPE_BYTES[type]), publicKey))}`

/** Reads a verifier key. Throws Malformed, also when the id does not fit or the type is neither Ed25519 nor cosignature/v1. */
export const parseVerifierKey = (sha256: Hasher, text: string): VerifierKey => {
  const [, name, id, data] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? []
  const bytes = data === undefined ? undefined : fromBase64(data)
  if (name === undefined || id === undefined || !bytes)
    throw new Malformed('verifier key', 'it must read name+id+key, the id in 8 hexadecimal digits, the key in base64')
  const type = (['ed25519', 'cosignature/v1'] as const).find((known) => TYPE_BYTES[known] === bytes[0])
  if (!type) throw new Malformed('verifier key', `signatures of type ${bytes[0]} are not supported, only Ed25519 (1) and cosignature/v1 (4)`)
  const key = verifierKey(sha256, name, type, bytes.subarray(1))
  if (toHex(key.id) !== id) throw new Malformed('verifier key', `its id should be ${toHex(key.id)}, not ${id}: a character may be mistyped`)
  return key
}

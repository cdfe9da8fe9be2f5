import { utf8 } from './bytes.ts'

/** SHA-256: any bytes in, 32 bytes out that the hasher does not touch again. */
export type Hasher = (bytes: Uint8Array) => Uint8Array

/** Whether `signature` (64 bytes) is an Ed25519 signature (RFC 8032) of `message` by `publicKey` (32 bytes). False, never a throw, for a key or signature that is no point. */
export type SignatureCheck = (signed: { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array }) => boolean

/** All the cryptography that verifying needs; `portable` is one, for any browser. */
export type Cryptography = { readonly sha256: Hasher; readonly ed25519: SignatureCheck }

/** Bytes of a hash. */
export const HASH_BYTES = 32

const NODE_BYTES = 1 + 2 * HASH_BYTES

/** SHA-256(0x00 ‖ data): a leaf of the tree (RFC 6962 §2.1). */
export const hashLeaf = (sha256: Hasher, data: Uint8Array): Uint8Array => {
  const input = new Uint8Array(1 + data.length)
  input.set(data, 1)
  return sha256(input)
}

/** SHA-256(0x01 ‖ left ‖ right): an inner node of the tree (RFC 6962 §2.1). */
export const hashNode = (sha256: Hasher, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const input = new Uint8Array(NODE_BYTES)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + HASH_BYTES)
  return sha256(input)
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (sha256: Hasher): Uint8Array => sha256(utf8(''))

/** The roots of perfect subtrees that stand side by side, widest first, as one root; undefined for none. */
export const foldRoots = (sha256: Hasher, roots: readonly Uint8Array[]): Uint8Array | undefined =>
  roots.reduceRight<Uint8Array | undefined>((right, left) => (right ? hashNode(sha256, left, right) : left), undefined)

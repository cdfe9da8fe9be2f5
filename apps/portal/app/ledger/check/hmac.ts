import { concat, type Hasher } from '@heard/transparency-log/verify'

const BLOCK_BYTES = 64

/** HMAC-SHA-256 (RFC 2104). By hand: browsers offer theirs over HTTPS only. */
export const hmac = (sha256: Hasher, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const block = new Uint8Array(BLOCK_BYTES)
  block.set(key.length > BLOCK_BYTES ? sha256(key) : key)
  const padded = (pad: number) => block.map((byte) => byte ^ pad)
  return sha256(concat(padded(0x5c), sha256(concat(padded(0x36), message))))
}

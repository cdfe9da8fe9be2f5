import { createPublicKey, hash, verify } from 'node:crypto'
import type { Cryptography } from './verify/index.ts'

/** SHA-256 and Ed25519 by Node itself: many times faster than `portable`. */
export const nodeCryptography: Cryptography = {
  // A binary string is four times faster than a buffer, which Node allocates one by one outside its heap.
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary'),
  ed25519: ({ publicKey, message, signature }) => {
    try {
      const x = Buffer.from(publicKey).toString('base64url')
      return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
    } catch {
      return false
    }
  },
}

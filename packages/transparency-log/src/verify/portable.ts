import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Cryptography } from './tree-hash.ts'

hashes.sha512 = sha512

/** SHA-256 and Ed25519 in plain JavaScript: for every browser, also those whose own cryptography has no Ed25519, and without waiting. */
export const portable: Cryptography = {
  sha256,
  ed25519: ({ publicKey, message, signature }) => {
    try {
      return verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false
    }
  },
}

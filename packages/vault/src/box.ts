import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { canonicalJson } from '@heard/event-sourcing'
import { randomBytes } from './random.ts'
import type { Json } from './vault.ts'

const NONCE = 12
const TAG = 16

/** AES-256-GCM with a random 96-bit nonce; `about` is authenticated as JCS. Answers nonce ‖ ciphertext ‖ tag. */
export const box = (key: KeyObject, content: Uint8Array, about: Json): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(canonicalJson(about)))
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** The content of a box, or nothing when the key, the box or what it is about differs by a bit. */
export const unbox = (key: KeyObject, boxed: Uint8Array, about: Json): Buffer | undefined => {
  if (boxed.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, boxed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(canonicalJson(about)))
  decipher.setAuthTag(boxed.subarray(boxed.length - TAG))
  const content = decipher.update(boxed.subarray(NONCE, boxed.length - TAG))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return content
}

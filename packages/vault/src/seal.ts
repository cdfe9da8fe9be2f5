import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '@heard/event-sourcing'
import { box, unbox } from './box.ts'
import { randomBytes } from './random.ts'
import type { Json } from './vault.ts'

/** Written into what every box is about: a later layout gets the next number. */
const VERSION = 1
const SECRET = 32
/** Contents are padded with spaces (which JSON ignores) to a multiple of this, so that a length tells no "yes" from a "no". */
const PAD = 64

/** A payload ready to be sealed: r ‖ JCS(payload) ‖ padding, and the binding a fact keeps. */
export type Content = { readonly bytes: Buffer; readonly binding: string }

/** What a row's box is about; the same words in another row, or with another word, do not open. */
export type RowIdentity = { readonly ref: string; readonly field: string; readonly subject: string; readonly purpose: string; readonly keyId: string }

/** What a data key's box is about. */
export type KeyIdentity = { readonly id: string; readonly subject: string; readonly purpose: string; readonly epoch: string }

const bindingOf = (secret: Uint8Array, canonical: Uint8Array): string =>
  createHmac('sha256', createSecretKey(secret)).update('heard/binding/v1\0').update(canonical).digest('base64url')

export const contentOf = (payload: Json): Content => {
  const text = canonicalJson(payload)
  const length = Buffer.byteLength(text)
  const bytes = Buffer.alloc(SECRET + Math.ceil(length / PAD) * PAD, ' ')
  randomBytes(SECRET).copy(bytes)
  bytes.write(text, SECRET)
  return { bytes, binding: bindingOf(bytes.subarray(0, SECRET), bytes.subarray(SECRET, SECRET + length)) }
}

const canonicalPart = (bytes: Uint8Array): Uint8Array => bytes.subarray(SECRET, bytes.findLastIndex((byte) => byte !== 0x20) + 1)

export const payloadOf = (bytes: Buffer): Json => JSON.parse(bytes.toString('utf8', SECRET)) as Json

/** r and JCS(payload) of an unsealed row: what its binding is made of. */
export const bindingParts = (bytes: Buffer): { readonly secret: Uint8Array; readonly canonical: string } => ({
  secret: Uint8Array.from(bytes.subarray(0, SECRET)),
  canonical: Buffer.from(canonicalPart(bytes)).toString('utf8'),
})

export const isBoundTo = (bytes: Buffer, binding: string): boolean => {
  const actual = Buffer.from(bindingOf(bytes.subarray(0, SECRET), canonicalPart(bytes)))
  const claimed = Buffer.from(binding)
  return actual.length === claimed.length && timingSafeEqual(actual, claimed)
}

export const sealRow = (key: KeyObject, row: RowIdentity, content: Content): Buffer => box(key, content.bytes, aboutRow(row))
export const unsealRow = (key: KeyObject, row: RowIdentity, boxed: Uint8Array): Buffer | undefined => unbox(key, boxed, aboutRow(row))

/** The same content under another data key; nothing when it does not open. `row` says the row as it was. */
export const resealRow = (from: KeyObject, row: RowIdentity, boxed: Uint8Array, to: KeyObject, keyId: string): Buffer | undefined => {
  const bytes = unsealRow(from, row, boxed)
  return bytes && box(to, bytes, aboutRow({ ...row, keyId }))
}

export const newKey = (): KeyObject => createSecretKey(randomBytes(32))
export const wrapKey = (epochKey: KeyObject, identity: KeyIdentity, key: KeyObject): Buffer => box(epochKey, key.export(), aboutKey(identity))
export const unwrapKey = (epochKey: KeyObject, identity: KeyIdentity, boxed: Uint8Array): KeyObject | undefined => {
  const bytes = unbox(epochKey, boxed, aboutKey(identity))
  return bytes && createSecretKey(bytes)
}

/** Domain-separated HMAC-SHA-256 over words; JSON keeps their borders. */
export const hmacOf = (key: KeyObject, label: string, words: readonly string[]): Buffer =>
  createHmac('sha256', key).update(`heard/${label}/v1\0`).update(canonicalJson(words)).digest()

const aboutRow = ({ ref, field, subject, purpose, keyId }: RowIdentity): Json => ({ field, keyId, purpose, ref, subject, version: VERSION })
const aboutKey = ({ id, subject, purpose, epoch }: KeyIdentity): Json => ({ epoch, keyId: id, purpose, subject, version: VERSION })

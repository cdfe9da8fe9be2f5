import { Binding, Bindings, type LedgerEntry, ledgerEntries } from '@heard/contracts/ledger'
import { concat, fromBase64, type Hasher, toBase64, utf8 } from '@heard/transparency-log/verify'
import { z } from 'zod'

const DOMAIN = utf8('heard/binding/v1\0')
const BLOCK = 64

/** HMAC-SHA-256 (RFC 2104). */
const hmac = (sha256: Hasher, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const block = new Uint8Array(BLOCK)
  block.set(key.length > BLOCK ? sha256(key) : key)
  const masked = (mask: number): Uint8Array => block.map((byte) => byte ^ mask)
  return sha256(concat(masked(0x5c), sha256(concat(masked(0x36), message))))
}

const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const fromBase64Url = (text: string): Uint8Array | undefined =>
  /^[\w-]*$/.test(text)
    ? fromBase64(
        text
          .replaceAll('-', '+')
          .replaceAll('_', '/')
          .padEnd(Math.ceil(text.length / 4) * 4, '='),
      )
    : undefined

/** base64url(HMAC-SHA-256(secret, "heard/binding/v1" ‖ 0x00 ‖ wording)), where `wording` is JCS text. */
export const bindingOf = (sha256: Hasher, secret: Uint8Array, wording: string): string =>
  toBase64Url(hmac(sha256, secret, concat(DOMAIN, utf8(wording))))

const WordingFile = z.strictObject({ secret: z.string(), wording: z.string() })

/** What a wording file says, when it is the one that the binding was made of; otherwise nothing. `file` is its whole text. */
export const readWordingFile = (sha256: Hasher, binding: string, file: string): { readonly wording: string } | undefined => {
  const parsed = WordingFile.safeParse(parseJson(file))
  const secret = parsed.success ? fromBase64Url(parsed.data.secret) : undefined
  if (!parsed.success || !secret || bindingOf(sha256, secret, parsed.data.wording) !== binding) return undefined
  return { wording: parsed.data.wording }
}

/** The value of a JSON text; nothing when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isBinding = (schema: unknown): boolean => {
  const inside = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  return inside === Binding || inside === Bindings
}
const boundFields = new Map(
  Object.entries(ledgerEntries).map(([type, { shape }]) => [type, Object.keys(shape).filter((key) => isBinding(Reflect.get(shape, key)))]),
)

/** The fields of an entry that are bound to wording, with their bindings. A withdrawal publishes none. */
export const bindingsIn = ({ type, data }: LedgerEntry): readonly (readonly [field: string, binding: string])[] => {
  if (type === 'wording.withdrawn') return []
  const fields = boundFields.get(type) ?? []
  return Object.entries(data).flatMap(([field, value]) =>
    fields.includes(field) ? [value].flat().flatMap((each) => (typeof each === 'string' ? [[field, each] as const] : [])) : [],
  )
}

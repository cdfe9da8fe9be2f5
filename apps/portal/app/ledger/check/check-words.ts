import { concat, fromBase64, portable, toBase64, utf8 } from '@heard/transparency-log/verify'
import { hmac } from './hmac.ts'
import { failed, open, passed, type Step } from './step.ts'

/** Words beside an entry: the binding is in the entry, the file lies beside the log. */
export type Bound = {
  /** What the page calls the field. */
  readonly name: string
  readonly binding: string
  readonly state: 'published' | 'withdrawn' | 'missing'
  readonly file?: string | undefined
}

const fromBase64Url = (text: string): Uint8Array | undefined => {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
}

const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const isText = (value: unknown): value is string => typeof value === 'string'

/** A wording file, JSON of `{ secret, wording }`; undefined for anything else. */
const readFile = (text: string): { readonly secret: Uint8Array; readonly wording: string } | undefined => {
  try {
    const { secret: base64, wording }: { secret?: unknown; wording?: unknown } = JSON.parse(text) ?? {}
    const secret = isText(base64) ? fromBase64Url(base64) : undefined
    return secret && isText(wording) ? { secret, wording } : undefined
  } catch {
    return undefined
  }
}

/** base64url(HMAC-SHA-256(secret, "heard/binding/v1" ‖ 0x00 ‖ wording)). */
const bindingOf = ({ secret, wording }: { readonly secret: Uint8Array; readonly wording: string }): string =>
  toBase64Url(hmac(portable.sha256, secret, concat(utf8('heard/binding/v1\0'), utf8(wording))))

/** Checks that words are those that the entry (its exact text) was made for. */
export const checkWords = (entry: string, { name, binding, state, file }: Bound): Step => {
  if (state === 'withdrawn') return open('words-withdrawn', { field: name })
  if (state === 'missing' || file === undefined) return open('words-missing', { field: name })
  const read = readFile(file)
  const bound = read !== undefined && bindingOf(read) === binding && entry.includes(`"${binding}"`)
  return bound ? passed('words-bound', { field: name }) : failed('words-changed', { field: name })
}

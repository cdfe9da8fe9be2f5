import { createHmac } from 'node:crypto'

const step = 30_000
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding. */
export const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

/** The step of RFC 6238 at a time in milliseconds. */
export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / step)

/** The six digits of a step: HMAC-SHA-1, as every app reads. */
export const codeOf = (key: Uint8Array, counter: number): string => {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', key).update(message).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step whose code this is: now, or one before or after, as clocks differ; later than `after`, so that no code counts twice. */
export const stepOf = (key: Uint8Array, code: string, at: number, after: number): number | undefined => {
  const current = stepAt(at)
  return [current, current - 1, current + 1].find((counter) => counter > after && codeOf(key, counter) === code)
}

/** What a QR code says to an app. */
export const appAddress = (key: Uint8Array, issuer: string, name: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(name)}?${new URLSearchParams({ secret: base32(key), issuer })}`

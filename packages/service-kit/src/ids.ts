import { createHash, randomBytes } from 'node:crypto'

const format = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const POOL = 4096
let pool = randomBytes(POOL)
let used = 0
const random = (count: number): Uint8Array => {
  if (used + count > POOL) {
    pool = randomBytes(POOL)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

/** A UUID version 7 (RFC 9562) for this time in milliseconds: ids that sort by time keep B-trees small. */
export const uuidv7 = (milliseconds: number): string => {
  const bytes = new Uint8Array(16)
  bytes.set(random(10), 6)
  for (let index = 5, rest = milliseconds; index >= 0; index -= 1, rest = Math.floor(rest / 256)) bytes[index] = rest % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return format(bytes)
}

/** A UUID version 8 derived from a seed: the same seed gives the same id, so that a repeated request meets its own traces. */
export const derivedUuid = (seed: string): string => {
  const bytes = createHash('sha256').update(seed).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return format(bytes)
}

import { Malformed } from './malformed.ts'

/** The most bytes that an entry may have. */
export const MAX_ENTRY_BYTES = 65_535

/** Thrown for an entry that is longer than a bundle can say. */
export class EntryTooLong extends Error {
  override readonly name = 'EntryTooLong'
  readonly type = 'entry-too-long'

  constructor(length: number) {
    super(`An entry of the log has at most ${MAX_ENTRY_BYTES} bytes, this one has ${length}.`)
  }
}

/** Entries one after the other, each after its length as a big-endian uint16. Throws EntryTooLong. */
export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0))
  let offset = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new EntryTooLong(entry.length)
    bundle[offset] = entry.length >> 8
    bundle[offset + 1] = entry.length & 0xff
    bundle.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return bundle
}

/** The entries of a bundle, as views of its bytes. Throws Malformed unless there are exactly `width` and nothing after them. */
export const decodeBundle = (bytes: Uint8Array, width: number): readonly Uint8Array[] => {
  const entries: Uint8Array[] = []
  let offset = 0
  while (offset < bytes.length && entries.length < width) {
    const [high, low] = [bytes[offset], bytes[offset + 1]]
    if (high === undefined || low === undefined) break
    const end = offset + 2 + high * 256 + low
    if (end > bytes.length) throw new Malformed('entry bundle', `entry ${entries.length} ends after the bundle does`)
    entries.push(bytes.subarray(offset + 2, end))
    offset = end
  }
  if (entries.length !== width) throw new Malformed('entry bundle', `it has ${entries.length} entries instead of ${width}`)
  if (offset !== bytes.length) throw new Malformed('entry bundle', `bytes follow its ${width} entries`)
  return entries
}

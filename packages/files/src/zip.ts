import { constants, inflateRawSync } from 'node:zlib'
import { FileRefused } from './file-refused.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const MOST_ENTRIES = 2000
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

export type ZipEntry = {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packed: number
  readonly local: number
}

const damaged = (): FileRefused => new FileRefused('damaged-file', 'The zip file is damaged')
const tooFar = (): FileRefused => new FileRefused('inflates-too-far', 'The zip file unfolds to more than can be read')

export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const beginsAsZip = (bytes: Uint8Array): boolean => bytes.length >= 4 && bufferOf(bytes).readUInt32LE(0) === LOCAL

/** Where the list of entries ends, if the bytes end as a zip file does: its last record reaches exactly to the end. */
const endOfDirectory = (zip: Buffer): number | undefined => {
  for (let at = zip.length - END_LENGTH; at >= Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT); at -= 1) {
    if (zip.readUInt32LE(at) === END && at + END_LENGTH + zip.readUInt16LE(at + 20) === zip.length) return at
  }
  return undefined
}

/** Whether a reader of zip files would take this for one, whatever it begins with. */
export const endsAsZip = (bytes: Uint8Array): boolean => {
  const zip = bufferOf(bytes)
  const end = endOfDirectory(zip)
  if (end === undefined) return false
  // An offset may count from where the zip file begins, so only the length can be relied on.
  const directory = end - zip.readUInt32LE(end + 12)
  return directory === end || (directory >= 0 && zip.readUInt32LE(directory) === ENTRY)
}

const entryAt = (zip: Buffer, at: number): { readonly entry: ZipEntry; readonly next: number } => {
  if (zip.readUInt32LE(at) !== ENTRY) throw damaged()
  const name = at + 46
  const length = zip.readUInt16LE(at + 28)
  return {
    entry: {
      name: zip.toString('utf8', name, name + length),
      encrypted: (zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      local: zip.readUInt32LE(at + 42),
    },
    next: name + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  }
}

const listed = (zip: Buffer): ZipEntry[] => {
  const end = endOfDirectory(zip)
  if (end === undefined) throw damaged()
  const count = zip.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw tooFar()
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  while (entries.length < count) {
    const { entry, next } = entryAt(zip, at)
    entries.push(entry)
    at = next
  }
  const whole = at === end && Math.min(...entries.map(({ local }) => local)) === 0
  if (!whole || new Set(entries.map(({ name }) => name)).size < count) throw damaged()
  return entries
}

/** Reading past the end is how a wrong length shows. */
const orDamaged = <Value>(reading: () => Value): Value => {
  try {
    return reading()
  } catch (error) {
    throw error instanceof FileRefused ? error : damaged()
  }
}

/**
 * The entries of a zip file that is nothing but that: no byte before or after it, no name twice, 2,000 entries at most, no ZIP64. Unfolds nothing.
 * @throws FileRefused `damaged-file`, `inflates-too-far`
 */
export const zipEntries = (zip: Uint8Array): readonly ZipEntry[] => orDamaged(() => listed(bufferOf(zip)))

const inflatedSize = (zip: Buffer, { local, packed, method }: ZipEntry, most: number): number => {
  if (zip.readUInt32LE(local) !== LOCAL) throw damaged()
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (from + packed > zip.length) throw damaged()
  if (method === STORED) return packed
  if (method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (error) {
    throw error instanceof RangeError ? tooFar() : damaged()
  }
}

/**
 * Unfolds every entry of a zip file within a limit in bytes, believing none of the sizes that it declares. Computes without a break: meant for a worker.
 * @throws FileRefused `inflates-too-far`, also for entries that share their bytes; `damaged-file` for anything that is not a plain zip file
 */
export const checkZip = (content: Uint8Array, most: number): void => {
  const zip = bufferOf(content)
  orDamaged(() => {
    let total = 0
    for (const entry of zipEntries(zip)) {
      total += inflatedSize(zip, entry, most - total)
      if (total > most) throw tooFar()
    }
  })
}

import { constants, inflateRawSync } from 'node:zlib'
import { TableRefused } from './table.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const unreadable = (): TableRefused => new TableRefused('unreadable-file', 'The workbook is damaged')

const endOfDirectory = (zip: Buffer): number => {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at -= 1) if (zip.readUInt32LE(at) === END) return at
  throw unreadable()
}

const inflatedSize = (zip: Buffer, local: number, packed: number, method: number, most: number): number => {
  if (zip.readUInt32LE(local) !== LOCAL) throw unreadable()
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (method === 0) return packed
  if (method !== 8) throw unreadable()
  try {
    return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (error) {
    if (error instanceof RangeError) throw tooFar()
    throw unreadable()
  }
}

const tooFar = (): TableRefused => new TableRefused('inflates-too-far', 'The workbook unfolds to more than can be read')

/**
 * Unfolds every entry of a zip file within a limit in bytes, believing none of the sizes that it declares.
 * @throws TableRefused `inflates-too-far`, also for entries that share their bytes; `unreadable-file` for anything that is not a plain zip file
 */
export const checkZip = (zip: Buffer, most: number): void => {
  try {
    const end = endOfDirectory(zip)
    const entries = zip.readUInt16LE(end + 10)
    let at = zip.readUInt32LE(end + 16)
    let total = 0
    for (let entry = 0; entry < entries; entry += 1) {
      if (zip.readUInt32LE(at) !== ENTRY) throw unreadable()
      total += inflatedSize(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 10), most - total)
      if (total > most) throw tooFar()
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    }
  } catch (error) {
    if (error instanceof TableRefused) throw error
    throw unreadable()
  }
}

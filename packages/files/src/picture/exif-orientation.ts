/** How a picture is to be turned: 1 is upright, 2 to 8 as EXIF says. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION = 0x0112
const SHORT = 3
const MOST_TAGS = 512

const isOrientation = (value: number): value is Orientation => Number.isInteger(value) && value >= 1 && value <= 8

const numbersOf = (tiff: Buffer): { short(at: number): number; long(at: number): number } | undefined => {
  const mark = tiff.toString('latin1', 0, 4)
  if (mark === 'II*\0') return { short: (at) => tiff.readUInt16LE(at), long: (at) => tiff.readUInt32LE(at) }
  return mark === 'MM\0*' ? { short: (at) => tiff.readUInt16BE(at), long: (at) => tiff.readUInt32BE(at) } : undefined
}

const find = (tiff: Buffer): Orientation => {
  const numbers = numbersOf(tiff)
  if (!numbers) return 1
  const from = numbers.long(4)
  const count = Math.min(numbers.short(from), MOST_TAGS)
  for (let tag = 0; tag < count; tag += 1) {
    const at = from + 2 + tag * 12
    if (numbers.short(at) !== ORIENTATION) continue
    const value = numbers.short(at + 8)
    return numbers.short(at + 2) === SHORT && isOrientation(value) ? value : 1
  }
  return 1
}

/** The orientation in EXIF data (a TIFF file); what cannot be read is upright. */
export const readOrientation = (tiff: Buffer): Orientation => {
  try {
    return find(tiff)
  } catch (error) {
    if (error instanceof RangeError) return 1
    throw error
  }
}

/** EXIF data that says the orientation and nothing else. */
export const exifOf = (orientation: Orientation): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(ORIENTATION, 10)
  tiff.writeUInt16LE(SHORT, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return tiff
}

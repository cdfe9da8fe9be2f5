import { crc32 } from 'node:zlib'
import { exifOf, type Orientation, readOrientation } from './exif-orientation.ts'
import { checkPixels, damagedPicture } from './picture-refused.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** What decoding needs, by name, with the lengths that it may have. Everything else goes, colour profiles too. */
const needed: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
  cICP: (length) => length === 4,
  IDAT: () => true,
  IEND: (length) => length === 0,
}
/** Of these a picture has one at most. */
const once = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'cICP'])

type Chunk = { readonly name: string; readonly body: Buffer }

const written = ({ name, body }: Chunk): Buffer => {
  const chunk = Buffer.alloc(12 + body.length)
  chunk.writeUInt32BE(body.length)
  chunk.write(name, 4, 'latin1')
  chunk.set(body, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length)
  return chunk
}

/** Up to the end that a PNG declares; what lies behind it is not looked at. */
function* chunksOf(file: Buffer): Generator<Chunk> {
  for (let at = SIGNATURE.length; ; ) {
    const length = file.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) throw damagedPicture()
    const name = file.toString('latin1', at + 4, at + 8)
    yield { name, body: file.subarray(at + 8, end) }
    if (name === 'IEND') return
    at = end + 4
  }
}

const checkOrder = (kept: readonly Chunk[]): void => {
  const names = kept.map(({ name }) => name)
  const pixels = names.filter((name) => name === 'IDAT').length
  const together = names.lastIndexOf('IDAT') - names.indexOf('IDAT') + 1 === pixels
  const single = names.filter((name) => once.has(name))
  if (names[0] !== 'IHDR' || pixels === 0 || !together || new Set(single).size < single.length) throw damagedPicture()
}

/**
 * Only header, palette, plain colour values, pixels and orientation of a PNG; of a moving one the still picture.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripPng = (file: Buffer): Buffer => {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw damagedPicture()
  const kept: Chunk[] = []
  let orientation: Orientation = 1
  for (const chunk of chunksOf(file)) {
    if (chunk.name === 'eXIf') orientation = readOrientation(chunk.body)
    const fits = needed[chunk.name]
    if (!fits) continue
    if (!fits(chunk.body.length)) throw damagedPicture()
    kept.push(chunk)
  }
  checkOrder(kept)
  const header = kept[0]?.body ?? Buffer.alloc(0)
  checkPixels(header.readUInt32BE(0), header.readUInt32BE(4))
  if (orientation > 1) kept.splice(1, 0, { name: 'eXIf', body: exifOf(orientation) })
  return Buffer.concat([SIGNATURE, ...kept.map(written)])
}

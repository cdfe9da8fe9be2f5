import { FileRefused } from '../file-refused.ts'
import { exifOf, type Orientation, readOrientation } from './exif-orientation.ts'
import { checkPixels, damagedPicture } from './picture-refused.ts'

const HEADER = 12
const ALPHA = 0x10
const EXIF = 0x08
const MOVING = 0x02

type Chunk = { readonly name: string; readonly body: Buffer }
type Size = { readonly width: number; readonly height: number }

const written = ({ name, body }: Chunk): Buffer => {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2))
  chunk.write(name, 'latin1')
  chunk.writeUInt32LE(body.length, 4)
  chunk.set(body, 8)
  return chunk
}

const chunksOf = (file: Buffer): Chunk[] => {
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) throw damagedPicture()
  const chunks: Chunk[] = []
  for (let at = HEADER; at < end; ) {
    const length = file.readUInt32LE(at + 4)
    const next = at + 8 + length
    if (next > end) throw damagedPicture()
    chunks.push({ name: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, next) })
    at = next + (length % 2)
  }
  return chunks
}

/** Width and height as the compressed data itself says them. */
const sizeOf = ({ name, body }: Chunk): Size => {
  if (name === 'VP8L') {
    if (body.readUInt8(0) !== 0x2f) throw damagedPicture()
    const bits = body.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (body.readUIntBE(3, 3) !== 0x9d012a) throw damagedPicture()
  return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff }
}

const extended = ({ width, height }: Size, flags: number): Chunk => {
  const body = Buffer.alloc(10)
  body.writeUInt8(flags)
  body.writeUIntLE(width - 1, 4, 3)
  body.writeUIntLE(height - 1, 7, 3)
  return { name: 'VP8X', body }
}

const onlyOne = (chunks: readonly Chunk[], names: readonly string[]): Chunk | undefined => {
  const found = chunks.filter(({ name }) => names.includes(name))
  if (found.length > 1) throw damagedPicture()
  return found[0]
}

const orientationIn = (chunks: readonly Chunk[]): Orientation => {
  const exif = chunks.find(({ name }) => name === 'EXIF')?.body
  if (!exif) return 1
  return readOrientation(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}

/**
 * Only pixels, transparency and orientation of a WebP.
 * @throws FileRefused, `other-kind` for a moving one; RangeError where a length leads past the end
 */
export const stripWebp = (file: Buffer): Buffer => {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, HEADER) !== 'WEBP') throw damagedPicture()
  const chunks = chunksOf(file)
  const canvas = onlyOne(chunks, ['VP8X'])
  const isMoving = canvas !== undefined && (canvas.body.readUInt8(0) & MOVING) !== 0
  if (isMoving) throw new FileRefused('other-kind', 'This picture moves')
  const pixels = onlyOne(chunks, ['VP8 ', 'VP8L'])
  if (!pixels) throw damagedPicture()
  const size = sizeOf(pixels)
  checkPixels(size.width, size.height)
  const alpha = pixels.name === 'VP8 ' ? onlyOne(chunks, ['ALPH']) : undefined
  const transparent = alpha !== undefined || (canvas !== undefined && (canvas.body.readUInt8(0) & ALPHA) !== 0)
  const orientation = canvas ? orientationIn(chunks) : 1
  const flags = (transparent ? ALPHA : 0) | (orientation > 1 ? EXIF : 0)
  const kept = [
    ...(canvas ? [extended(size, flags)] : []),
    ...(alpha ? [alpha] : []),
    pixels,
    ...(orientation > 1 ? [{ name: 'EXIF', body: exifOf(orientation) }] : []),
  ]
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept.map(written)])
  return written({ name: 'RIFF', body: content })
}

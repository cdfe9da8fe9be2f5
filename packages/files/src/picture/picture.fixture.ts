import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import type { PictureKind } from '../kinds.ts'
import { exifOf, type Orientation } from './exif-orientation.ts'

/** A picture, the compressed data in it, and where to plant something. */
export type Sample = { readonly file: Buffer; readonly pixels: Buffer; readonly orientation: Orientation }

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

/** EXIF as cameras write it: more tags than one, a place, and a small picture behind. */
const cameraExif = (planted: Buffer, orientation: Orientation, bigEndian: boolean): Buffer => {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4)
  const short = (value: number, at: number) => (bigEndian ? tiff.writeUInt16BE(value, at) : tiff.writeUInt16LE(value, at))
  const long = (value: number, at: number) => (bigEndian ? tiff.writeUInt32BE(value, at) : tiff.writeUInt32LE(value, at))
  tiff.write(bigEndian ? 'MM\0*' : 'II*\0', 'latin1')
  long(8, 4)
  short(3, 8)
  const tags: [number, number, number, number][] = [
    [0x010f, 2, planted.length, tiff.length],
    [0x0112, 3, 1, orientation],
    [0x8825, 4, 1, tiff.length],
  ]
  for (const [index, [tag, type, count, value]] of tags.entries()) {
    const at = 10 + index * 12
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    if (type === 3) short(value, at + 8)
    else long(value, at + 8)
  }
  return Buffer.concat([tiff, planted])
}

export const jpegSegment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

export const pngChunk = (name: string, body: Buffer): Buffer => {
  const chunk = Buffer.concat([Buffer.alloc(4), ascii(name), body, Buffer.alloc(4)])
  chunk.writeUInt32BE(body.length)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
  return chunk
}

export const webpChunk = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([ascii(name), size, body, Buffer.alloc(body.length % 2)])
}
export const webpOf = (...chunks: readonly Buffer[]): Buffer => webpChunk('RIFF', Buffer.concat([ascii('WEBP'), ...chunks]))

/** Bytes as they stand in a scan: 0xff is followed by 0. */
const scanOf = (bytes: Uint8Array): Buffer => Buffer.from([...bytes].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))

const quantisation = jpegSegment(0xdb, Buffer.alloc(65, 1))
const huffman = jpegSegment(0xc4, Buffer.from([0, 1, ...Array.from({ length: 15 }, () => 0), 5]))
const frame = jpegSegment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
const scanHead = jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))

export const jpegOf = (before: readonly Buffer[], scan: Uint8Array, after: readonly Buffer[] = []): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...before, quantisation, frame, huffman, scanHead, scanOf(scan), ...after, Buffer.from([0xff, 0xd9])])

export const pngHeader = (width: number, height: number): Buffer => {
  const body = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  body.writeUInt32BE(width)
  body.writeUInt32BE(height, 4)
  return pngChunk('IHDR', body)
}
export const pngOf = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([ascii('\x89PNG\r\n\x1a\n'), ...chunks, pngChunk('IEND', Buffer.alloc(0))])
export const pngPixels = (bytes: Uint8Array): Buffer => deflateSync(Buffer.concat([Buffer.alloc(1), bytes]))

/** The beginning of a lossy frame of 8 × 8. */
const webpPixels = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([0x30, 1, 0, 0x9d, 1, 0x2a, 8, 0, 8, 0]), bytes])
const webpCanvas = webpChunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 7, 0, 0, 7, 0, 0]))

type Parts = {
  readonly planted: Buffer
  readonly content: Uint8Array
  readonly orientation: Orientation
  readonly bigEndian: boolean
  readonly tail: boolean
}

const jpeg = ({ planted, content, orientation, bigEndian, tail }: Parts): Sample => {
  const before = [
    jpegSegment(0xe0, Buffer.concat([ascii('JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02'), planted.subarray(0, 12)])),
    jpegSegment(0xe1, Buffer.concat([ascii('Exif\0\0'), cameraExif(planted, orientation, bigEndian)])),
    jpegSegment(0xe1, Buffer.concat([ascii('http://ns.adobe.com/xap/1.0/\0'), planted])),
    jpegSegment(0xe2, Buffer.concat([ascii('ICC_PROFILE\0\x01\x01'), planted])),
    jpegSegment(0xed, Buffer.concat([ascii('Photoshop 3.0\x008BIM'), planted])),
    jpegSegment(0xee, Buffer.concat([ascii('Adobe\0\x64'), planted.subarray(0, 4), Buffer.from([1]), planted])),
    jpegSegment(0xfe, planted),
    Buffer.from([0xff, 0xff, 0xff]),
  ]
  const file = jpegOf(before, content, [jpegSegment(0xfe, planted)])
  return { file: tail ? Buffer.concat([file, planted]) : file, pixels: Buffer.concat([scanHead, scanOf(content)]), orientation }
}

const png = ({ planted, content, orientation, bigEndian, tail }: Parts): Sample => {
  const pixels = pngChunk('IDAT', pngPixels(content))
  const file = pngOf(
    pngHeader(Math.max(content.length, 1), 1),
    pngChunk('iCCP', Buffer.concat([ascii('p\0\0'), planted])),
    pngChunk('tEXt', Buffer.concat([ascii('Comment\0'), planted])),
    pngChunk('iTXt', Buffer.concat([ascii('XML:com.adobe.xmp\0\0\0\0\0'), planted])),
    pngChunk('eXIf', cameraExif(planted, orientation, bigEndian)),
    pngChunk('prVt', planted),
    pixels,
    pngChunk('tIME', planted),
  )
  return { file: tail ? Buffer.concat([file, planted]) : file, pixels, orientation }
}

const webp = ({ planted, content, orientation, bigEndian, tail }: Parts): Sample => {
  const pixels = webpChunk('VP8 ', webpPixels(content))
  const file = webpOf(
    webpCanvas,
    webpChunk('ICCP', planted),
    pixels,
    webpChunk('EXIF', cameraExif(planted, orientation, bigEndian)),
    webpChunk('XMP ', planted),
    webpChunk('priv', planted),
  )
  return { file: tail ? Buffer.concat([file, planted]) : file, pixels, orientation }
}

const makers: Readonly<Record<PictureKind, (parts: Parts) => Sample>> = { jpeg, png, webp }

/** What no picture made here holds unless it is planted: longer than any length field and unlike every mark. */
export const planted = ascii('canary@heard.example 51.8787N 0.4200W')

/** Pictures with something planted in everything that may be beside the pixels. */
export const pictures = (kind: PictureKind): fc.Arbitrary<Sample> =>
  fc
    .record({
      content: fc.uint8Array({ minLength: 1, maxLength: 300 }),
      orientation: fc.integer({ min: 1, max: 8 }) as fc.Arbitrary<Orientation>,
      bigEndian: fc.boolean(),
      tail: fc.boolean(),
    })
    .map((parts) => makers[kind]({ ...parts, planted }))

/** The EXIF data that a stripped picture of this orientation holds. */
export const onlyOrientation = (orientation: Orientation): Buffer => exifOf(orientation)

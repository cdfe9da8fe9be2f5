import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileRefused } from '../file-refused.ts'
import type { PictureKind } from '../kinds.ts'
import {
  jpegOf,
  jpegSegment,
  onlyOrientation,
  pictures,
  planted,
  pngChunk,
  pngHeader,
  pngOf,
  pngPixels,
  webpChunk,
  webpOf,
} from './picture.fixture.ts'
import { stripPicture } from './strip-picture.ts'

const strip = (file: Uint8Array, kind: PictureKind): Buffer => Buffer.from(stripPicture(file, kind))
const refusal = (file: Uint8Array, kind: PictureKind): string => {
  try {
    strip(file, kind)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'not refused'
}
const count = (file: Buffer, part: Buffer): number => file.toString('latin1').split(part.toString('latin1')).length - 1
/** Every piece of eight letters, since a field may cut off the rest. */
const pieces = Array.from({ length: planted.length - 7 }, (_, from) => planted.subarray(from, from + 8))

describe.each(['jpeg', 'png', 'webp'] as const)('a %s without its metadata', (kind) => {
  it('holds its compressed data byte for byte, and nothing that was planted beside them', () => {
    fc.assert(
      fc.property(pictures(kind), ({ file, pixels }) => {
        const stripped = strip(file, kind)
        expect(count(file, planted)).toBeGreaterThanOrEqual(4)
        expect([count(stripped, pixels), pieces.filter((piece) => stripped.includes(piece))]).toStrictEqual([1, []])
      }),
    )
  })

  it('is the same when it is stripped again', () => {
    fc.assert(
      fc.property(pictures(kind), ({ file }) => {
        const stripped = strip(file, kind)
        expect(strip(stripped, kind)).toStrictEqual(stripped)
      }),
    )
  })

  it('keeps which way up it is, and no other tag', () => {
    fc.assert(
      fc.property(pictures(kind), ({ file, orientation }) => {
        const stripped = strip(file, kind)
        expect([count(stripped, Buffer.from('II*\0')), count(stripped, onlyOrientation(orientation))]).toStrictEqual(
          orientation === 1 ? [0, 0] : [1, 1],
        )
      }),
    )
  })

  it('is refused when it is cut off anywhere', () => {
    fc.assert(
      fc.property(pictures(kind), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ file }, where) => {
        const end = file.lastIndexOf(planted) === file.length - planted.length ? file.length - planted.length : file.length
        expect(refusal(file.subarray(0, Math.floor(end * where)), kind)).toBe('damaged-file')
      }),
    )
  })

  it('ends in a picture or a refusal, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(pictures(kind), fc.array(change, { minLength: 1, maxLength: 8 }), ({ file }, changes) => {
        const hostile = Buffer.from(file)
        for (const [at, byte] of changes) hostile[at % hostile.length] = byte
        expect(['not refused', 'damaged-file', 'inflates-too-far', 'other-kind']).toContain(refusal(hostile, kind))
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused when it is any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(refusal(bytes, kind)).toBe('damaged-file')
      }),
    )
  })
})

describe('hostile JPEGs', () => {
  const scan = Uint8Array.of(1, 2, 3)
  it.each([
    ['a table longer than its content', jpegOf([jpegSegment(0xdb, Buffer.concat([Buffer.alloc(65, 1), planted]))], scan)],
    ['a Huffman table with something behind it', jpegOf([jpegSegment(0xc4, Buffer.concat([Buffer.alloc(17), planted]))], scan)],
    ['a segment shorter than its own length', jpegOf([Buffer.from([0xff, 0xfe, 0, 0])], scan)],
    ['a segment longer than the file', jpegOf([Buffer.from([0xff, 0xfe, 0xff, 0xff])], scan)],
    ['bytes between two segments', jpegOf([planted], scan)],
    ['no pixels', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a second frame', jpegOf([jpegSegment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))], scan)],
    ['a frame without height', jpegOf([jpegSegment(0xc0, Buffer.from([8, 0, 0, 0, 8, 1, 1, 0x11, 0]))], scan)],
    ['a scan before its frame', jpegOf([jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))], scan)],
    ['a lossless frame', jpegOf([jpegSegment(0xc3, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))], scan)],
  ])('are refused: %s', (_, file) => {
    expect(refusal(file, 'jpeg')).toBe('damaged-file')
  })

  it('are refused when they have more pixels than can be shown', () => {
    expect(refusal(jpegOf([jpegSegment(0xc0, Buffer.from([8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]))], scan), 'jpeg')).toBe('inflates-too-far')
  })

  it('are upright when their tags lead nowhere or in a circle', () => {
    const exif = (tiff: Buffer): Buffer => jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]))
    const nowhere = Buffer.from('49492a00ffffff7f', 'hex')
    const circle = Buffer.from('49492a0000000000', 'hex')
    const many = Buffer.concat([Buffer.from('49492a0008000000ffff', 'hex'), Buffer.alloc(60_000)])
    const plain = strip(jpegOf([], scan), 'jpeg')
    expect([nowhere, circle, many].map((tiff) => strip(jpegOf([exif(tiff)], scan), 'jpeg').equals(plain))).toStrictEqual([true, true, true])
  })

  it('keep what says how colours are meant, and no other byte of it', () => {
    const adobe = jpegSegment(0xee, Buffer.concat([Buffer.from('Adobe'), planted.subarray(0, 6), Buffer.from([2]), planted]))
    const plain = jpegSegment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2]))
    expect(strip(jpegOf([adobe], scan), 'jpeg')).toStrictEqual(jpegOf([plain], scan))
  })
})

describe('hostile PNGs', () => {
  const pixels = pngChunk('IDAT', pngPixels(Uint8Array.of(0)))
  const header = pngHeader(1, 1)
  const broken = Buffer.from(pixels)
  broken.writeUInt8(broken.readUInt8(10) ^ 1, 10)
  it.each([
    ['no pixels', pngOf(header)],
    ['pixels before the header', pngOf(pixels, header)],
    ['two headers', pngOf(header, header, pixels)],
    ['something between the pixels', pngOf(header, pixels, pngChunk('gAMA', Buffer.alloc(4)), pixels)],
    ['a sum that is wrong', pngOf(header, broken)],
    ['a plain value with something behind it', pngOf(header, pngChunk('gAMA', planted), pixels)],
    ['a header with something behind it', pngOf(pngChunk('IHDR', Buffer.concat([header.subarray(8, 21), planted])), pixels)],
    ['an end with something in it', Buffer.concat([pngOf(header, pixels).subarray(0, -12), pngChunk('IEND', planted)])],
    ['no width', pngOf(pngHeader(0, 1), pixels)],
  ])('are refused: %s', (_, file) => {
    expect(refusal(file, 'png')).toBe('damaged-file')
  })

  it('are refused when they have more pixels than can be shown', () => {
    expect(refusal(pngOf(pngHeader(0x7fffffff, 0x7fffffff), pixels), 'png')).toBe('inflates-too-far')
  })

  it('stand still when they moved', () => {
    const moving = pngOf(header, pngChunk('acTL', Buffer.alloc(8)), pngChunk('fcTL', Buffer.alloc(26)), pixels, pngChunk('fdAT', planted))
    expect(strip(moving, 'png')).toStrictEqual(pngOf(header, pixels))
  })
})

describe('hostile WebPs', () => {
  const lossless = webpChunk('VP8L', Buffer.from([0x2f, 7, 0xc0, 1, 0, 9]))
  it.each([
    ['no pixels', webpOf(webpChunk('EXIF', planted)), 'damaged-file'],
    ['pixels twice', webpOf(lossless, lossless), 'damaged-file'],
    ['no frame in the pixels', webpOf(webpChunk('VP8 ', Buffer.alloc(20))), 'damaged-file'],
    ['a canvas that moves', webpOf(webpChunk('VP8X', Buffer.from([2, 0, 0, 0, 7, 0, 0, 7, 0, 0])), lossless), 'other-kind'],
    ['more pixels than can be shown', webpOf(webpChunk('VP8L', Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]))), 'inflates-too-far'],
  ])('are refused: %s', (_, file, code) => {
    expect(refusal(file, 'webp')).toBe(code)
  })

  it('stay simple when they are simple, and say that they are transparent when they are', () => {
    const canvas = (flags: number): Buffer => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]))
    expect(strip(webpOf(lossless, webpChunk('EXIF', planted)), 'webp')).toStrictEqual(webpOf(lossless))
    expect(strip(webpOf(canvas(0x3c), lossless), 'webp')).toStrictEqual(webpOf(canvas(0x10), lossless))
  })
})

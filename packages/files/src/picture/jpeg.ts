import { exifOf, type Orientation, readOrientation } from './exif-orientation.ts'
import { checkPixels, damagedPicture } from './picture-refused.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const JFIF = 0xe0
const EXIF = 0xe1
const ADOBE = 0xee
const EXIF_MARK = Buffer.from('Exif\0\0', 'latin1')

/** Frames as browsers decode them: sequential, extended and progressive. */
const frames = new Set([0xc0, 0xc1, 0xc2])

type Segment = { readonly marker: number; readonly body: Buffer }

/** Tables that follow one another and must fill their segment, so that nothing else fits in. */
const filledBy = (body: Buffer, lengthAt: (at: number) => number): boolean => {
  let at = 0
  while (at < body.length) at += lengthAt(at)
  return at === body.length
}

const countsAt = (body: Buffer, at: number): number => body.subarray(at, at + 16).reduce((sum, count) => sum + count, 0)

/** What decoding needs, by marker, with its exact length. */
const needed: Readonly<Record<number, (body: Buffer) => boolean>> = {
  192: (body) => body.length === 6 + 3 * body.readUInt8(5),
  193: (body) => body.length === 6 + 3 * body.readUInt8(5),
  194: (body) => body.length === 6 + 3 * body.readUInt8(5),
  196: (body) => filledBy(body, (at) => 17 + countsAt(body, at + 1)),
  218: (body) => body.length === 4 + 2 * body.readUInt8(0),
  219: (body) => filledBy(body, (at) => 1 + 64 * (1 + (body.readUInt8(at) >> 4))),
  221: (body) => body.length === 2,
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Says that colours are as usual, without the sizes and the small picture that may come with it. */
const plainJfif = segment(JFIF, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))
const plainAdobe = (transform: number): Buffer => segment(ADOBE, Buffer.from([...Buffer.from('Adobe', 'latin1'), 0, 100, 0, 0, 0, 0, transform]))

/** Where compressed data ends: at the next marker that does not belong to it. */
const endOfScan = (file: Buffer, from: number): number => {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]
    if (next === undefined) break
    const withinScan = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!withinScan) return at
  }
  throw damagedPicture()
}

class Kept {
  private readonly pixels: Buffer[] = []
  private orientation: Orientation | undefined
  private jfif = false
  private adobe: number | undefined
  private framed = false
  private scanned = false

  /** Also for what follows a segment of a scan, with its compressed data. */
  add({ marker, body }: Segment, scan: Buffer): void {
    if (marker === JFIF && body.toString('latin1', 0, 5) === 'JFIF\0') this.jfif = true
    else if (marker === ADOBE && body.toString('latin1', 0, 5) === 'Adobe' && body.length >= 12) this.adobe = body.readUInt8(11)
    else if (marker === EXIF && body.subarray(0, EXIF_MARK.length).equals(EXIF_MARK)) {
      this.orientation ??= readOrientation(body.subarray(EXIF_MARK.length))
    } else if (marker < JFIF) this.addNeeded({ marker, body }, scan)
  }

  private addNeeded({ marker, body }: Segment, scan: Buffer): void {
    if (!needed[marker]?.(body)) throw damagedPicture()
    if (frames.has(marker)) {
      if (this.framed) throw damagedPicture()
      this.framed = true
      checkPixels(body.readUInt16BE(3), body.readUInt16BE(1))
    }
    if (marker === SCAN && !this.framed) throw damagedPicture()
    this.scanned ||= marker === SCAN
    this.pixels.push(segment(marker, body), scan)
  }

  file(): Buffer {
    if (!this.scanned) throw damagedPicture()
    const turned = this.orientation !== undefined && this.orientation > 1 ? [segment(EXIF, Buffer.concat([EXIF_MARK, exifOf(this.orientation)]))] : []
    return Buffer.concat([
      Buffer.from([0xff, START]),
      ...(this.jfif ? [plainJfif] : []),
      ...turned,
      ...(this.adobe === undefined ? [] : [plainAdobe(Math.min(this.adobe, 2))]),
      ...this.pixels,
      Buffer.from([0xff, END]),
    ])
  }
}

/**
 * Only tables, frame, scans and orientation of a JPEG. Colour profiles go too: they can name a device or its owner.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripJpeg = (file: Buffer): Buffer => {
  if (file.readUInt16BE(0) !== 0xffd8) throw damagedPicture()
  const kept = new Kept()
  for (let at = 2; ; ) {
    if (file.readUInt8(at) !== 0xff) throw damagedPicture()
    const marker = file.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) return kept.file()
    const length = file.readUInt16BE(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > file.length) throw damagedPicture()
    const end = marker === SCAN ? endOfScan(file, next) : next
    kept.add({ marker, body: file.subarray(at + 4, next) }, file.subarray(next, end))
    at = end
  }
}

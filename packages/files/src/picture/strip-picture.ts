import type { PictureKind } from '../kinds.ts'
import { bufferOf } from '../zip.ts'
import { stripJpeg } from './jpeg.ts'
import { damagedPicture } from './picture-refused.ts'
import { stripPng } from './png.ts'
import { stripWebp } from './webp.ts'

const strippers = { jpeg: stripJpeg, png: stripPng, webp: stripWebp } as const satisfies Record<PictureKind, (file: Buffer) => Buffer>

/**
 * A picture without anything but what it shows: where, when, by whom and with what it was taken, small copies of it, comments, and whatever lies behind it
 * are left out. Its compressed data stay as they are, byte for byte, and which way up it is.
 * @throws FileRefused `damaged-file`, `other-kind` (it moves), `inflates-too-far` (far too many pixels)
 */
export const stripPicture = (bytes: Uint8Array, kind: PictureKind): Uint8Array => {
  try {
    return strippers[kind](bufferOf(bytes))
  } catch (error) {
    throw error instanceof RangeError ? damagedPicture() : error
  }
}

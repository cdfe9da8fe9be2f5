import { damagedRecording, otherRecording, unclearRecording } from './recording-refused.ts'

const kilobits = {
  full: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  half: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const hertz = [44_100, 48_000, 32_000] as const
const FULL = 3
const LAYER_III = 1
const MONO = 3
const RESERVED_EMPHASIS = 2
const HEAD = 4

/** A frame of sound, with its four bytes of header. */
export type Frame = { readonly bytes: Buffer; readonly sameStream: string; readonly bitrate: number; readonly sideInfo: number }

/** Whether a frame can begin here. */
export const beginsFrame = (file: Buffer, at: number): boolean => file[at] === 0xff && ((file[at + 1] ?? 0) & 0xe0) === 0xe0

/** Halved for MPEG 2, and again for 2.5. */
const rateOf = (version: number, index: number): number => (hertz[index] ?? 0) / ({ 3: 1, 2: 2, 0: 4 }[version] ?? 0)

/** @throws FileRefused, RangeError past the end */
export const readFrame = (file: Buffer, at: number): Frame => {
  const head = file.readUInt32BE(at)
  const version = (head >> 19) & 3
  const rate = rateOf(version, (head >> 10) & 3)
  const full = version === FULL
  const bitrate = kilobits[full ? 'full' : 'half'][((head >> 12) & 15) - 1]
  if (((head >> 17) & 3) !== LAYER_III) throw otherRecording()
  if (!rate || !Number.isFinite(rate) || !bitrate || (head & 3) === RESERVED_EMPHASIS) throw unclearRecording()
  const length = Math.floor(((full ? 144_000 : 72_000) * bitrate) / rate) + ((head >> 9) & 1)
  if (at + length > file.length) throw damagedRecording()
  const mono = ((head >> 6) & 3) === MONO
  const sideInfo = full ? (mono ? 17 : 32) : mono ? 9 : 17
  return { bytes: file.subarray(at, at + length), sameStream: `${version} ${rate} ${mono}`, bitrate, sideInfo: HEAD + sideInfo }
}

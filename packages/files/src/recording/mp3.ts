import { beginsFrame, type Frame, readFrame } from './mp3-frame.ts'
import { damagedRecording, unclearRecording } from './recording-refused.ts'

const FRAME = 0xff
const ID3_HEAD = 10
const ID3_FOOTER = 0x10
const APE_HEAD = 32
const VBRI_AT = 36
/** Name, flags, count of frames, bytes, and a hundred places to jump to. */
const INDEX_LENGTH = 4 + 4 + 4 + 4 + 100
const INDEX_FLAGS = 7
const WITHOUT_CHECKSUM = 1

const nameAt = (file: Buffer, at: number, length: number): string => file.toString('latin1', at, at + length)

const id3Length = (file: Buffer, at: number): number => {
  const size = [6, 7, 8, 9].reduce((sum, byte) => sum * 128 + (file.readUInt8(at + byte) & 0x7f), 0)
  return ID3_HEAD + size + (file.readUInt8(at + 5) & ID3_FOOTER ? ID3_HEAD : 0)
}

const lyricsLength = (file: Buffer, at: number): number => {
  const end = ['LYRICS200', 'LYRICSEND'].map((mark) => file.indexOf(mark, at, 'latin1')).find((found) => found >= 0)
  if (end === undefined) throw damagedRecording()
  return end + 9 - at
}

const emptyLength = (file: Buffer, at: number): number => {
  let end = at
  while (file[end] === 0) end += 1
  return end - at
}

/** How long the tag is that begins here, or what is empty; 0: none does. */
const tagLength = (file: Buffer, at: number): number => {
  if (file[at] === FRAME) return 0
  if (file[at] === 0) return emptyLength(file, at)
  if (nameAt(file, at, 3) === 'ID3') return id3Length(file, at)
  if (nameAt(file, at, 4) === 'TAG+') return 227
  if (nameAt(file, at, 3) === 'TAG') return 128
  if (nameAt(file, at, 8) === 'APETAGEX') return APE_HEAD + file.readUInt32LE(at + 12)
  if (nameAt(file, at, 11) === 'LYRICSBEGIN') return lyricsLength(file, at)
  return 0
}

const framesOf = (file: Buffer): Frame[] => {
  const frames: Frame[] = []
  for (let at = 0; at < file.length; ) {
    const tag = tagLength(file, at)
    if (at + tag > file.length) throw damagedRecording()
    at += tag
    if (tag > 0) continue
    if (!beginsFrame(file, at)) throw frames.length > 0 ? unclearRecording() : damagedRecording()
    const frame = readFrame(file, at)
    if (frame.sameStream !== (frames[0] ?? frame).sameStream) throw unclearRecording()
    frames.push(frame)
    at += frame.bytes.length
  }
  return frames
}

/** A silent frame that says how long the rest is and who encoded it. */
const isIndex = ({ bytes, sideInfo }: Frame): boolean => ['Xing', 'Info'].includes(nameAt(bytes, sideInfo, 4)) || nameAt(bytes, VBRI_AT, 4) === 'VBRI'

/** Where in the file, in 256ths, each hundredth of the recording begins. */
const placesIn = (sound: readonly Frame[], before: number, total: number): number[] => {
  const starts: number[] = []
  let at = before
  for (const { bytes } of sound) {
    starts.push(at)
    at += bytes.length
  }
  return Array.from({ length: 100 }, (_, percent) => Math.floor((256 * (starts[Math.floor((percent * starts.length) / 100)] ?? 0)) / total))
}

/** The same of our own, so that players know how long the recording is and where to jump to. */
const indexOf = ({ bytes, sideInfo }: Frame, sound: readonly Frame[]): Buffer => {
  if (bytes.length < sideInfo + INDEX_LENGTH) return Buffer.alloc(0)
  const index = Buffer.alloc(bytes.length)
  const total = sound.reduce((sum, frame) => sum + frame.bytes.length, index.length)
  index.set(bytes.subarray(0, 4))
  index.writeUInt8(index.readUInt8(1) | WITHOUT_CHECKSUM, 1)
  index.write(sound.every(({ bitrate }) => bitrate === sound[0]?.bitrate) ? 'Info' : 'Xing', sideInfo, 'latin1')
  index.writeUInt32BE(INDEX_FLAGS, sideInfo + 4)
  index.writeUInt32BE(sound.length, sideInfo + 8)
  index.writeUInt32BE(total, sideInfo + 12)
  index.set(placesIn(sound, index.length, total), sideInfo + 16)
  return index
}

/**
 * Only the frames of an MP3.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripMp3 = (file: Buffer): Buffer => {
  const frames = framesOf(file)
  const sound = frames.filter((frame) => !isIndex(frame))
  if (sound.length === 0) throw damagedRecording()
  const [first] = frames
  const index = first && isIndex(first) ? indexOf(first, sound) : Buffer.alloc(0)
  return Buffer.concat([index, ...sound.map(({ bytes }) => bytes)])
}

import { applyRules } from './mp4-boxes.ts'
import { opusHead } from './ogg.ts'
import { damagedRecording, notOnlySound, otherRecording, unclearRecording } from './recording-refused.ts'

const ONE_ENTRY = 1
/** Of an entry for sound, before the boxes that say how it was encoded. */
const ENTRY = 28
/** The longest that AAC needs with both of its extensions. */
const MOST_SPECIFIC = 7

type Descriptor = { readonly tag: number; readonly body: Buffer }

const descriptorAt = (bytes: Buffer, at: number): readonly [Descriptor, next: number] => {
  let length = 0
  let from = at + 1
  for (let more = true; more; from += 1) {
    const byte = bytes.readUInt8(from)
    length = length * 128 + (byte & 0x7f)
    more = byte >= 0x80
    if (from - at > 4 && more) throw damagedRecording()
  }
  if (from + length > bytes.length) throw damagedRecording()
  return [{ tag: bytes.readUInt8(at), body: bytes.subarray(from, from + length) }, from + length]
}

const descriptorsIn = (bytes: Buffer, from: number): Descriptor[] => {
  const found: Descriptor[] = []
  for (let at = from; at < bytes.length; ) {
    const [descriptor, next] = descriptorAt(bytes, at)
    found.push(descriptor)
    at = next
  }
  return found
}

const tagsOf = (descriptors: readonly Descriptor[]): string => descriptors.map(({ tag }) => tag).join()

/** What AAC needs to be decoded, and no address, text or other thing that MPEG-4 would have room for. */
const elementary = (body: Buffer): void => {
  const [stream, another] = descriptorsIn(body, 4)
  if (stream?.tag !== 3 || another || (stream.body.readUInt8(2) & 0xe0) !== 0) throw unclearRecording()
  const inner = descriptorsIn(stream.body, 3)
  const [decoder, sync] = inner
  if (!decoder || tagsOf(inner) !== '4,6' || sync?.body.length !== 1) throw unclearRecording()
  const [specific] = descriptorsIn(decoder.body, 13)
  if (decoder.body.readUInt8(0) !== 0x40) throw otherRecording()
  if (tagsOf(descriptorsIn(decoder.body, 13)) !== '5' || !specific || specific.body.length > MOST_SPECIFIC) throw unclearRecording()
}

/** In MP4 the numbers of OpusHead stand the other way round. */
const opusInMp4 = (body: Buffer): void => {
  if (body.length !== 11 || body.readUInt8(0) !== 0) throw unclearRecording()
  const head = Buffer.concat([Buffer.from('OpusHead', 'latin1'), body])
  head.writeUInt8(1, 8)
  opusHead(head)
  body.writeUInt32BE(48_000, 4)
}

const alac = (body: Buffer): void => {
  if (body.length !== 28) throw unclearRecording()
}

const decoders = { mp4a: { esds: elementary }, Opus: { dOps: opusInMp4 }, alac: { alac } } as const

const isDecoder = (name: string): name is keyof typeof decoders => Object.hasOwn(decoders, name)

/** One entry, for sound, and nothing in it but what decoding needs. */
export const checkSampleTable = (body: Buffer): void => {
  if (body.readUInt32BE(4) !== ONE_ENTRY) throw notOnlySound()
  const size = body.readUInt32BE(8)
  const name = body.toString('latin1', 12, 16)
  if (size !== body.length - 8 || size < 8 + ENTRY) throw damagedRecording()
  if (!isDecoder(name)) throw otherRecording()
  if (body.readUInt16BE(24) !== 0) throw unclearRecording()
  body.fill(0, 16, 22)
  body.fill(0, 26, 32)
  body.fill(0, 36, 40)
  const parts = applyRules(
    body,
    { ...decoders[name], btrt: 'emptied', free: 'emptied', chnl: 'emptied', chan: 'emptied' },
    16 + ENTRY,
    body.length,
    name,
  )
  if (parts.length !== 1) throw damagedRecording()
}

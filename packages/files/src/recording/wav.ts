import { damagedRecording, otherRecording, unclearRecording } from './recording-refused.ts'

const HEADER = 12
const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** What follows the two bytes of the format in the identifier of an extensible one. */
const SUBFORMAT = Buffer.from('000000001000800000aa00389b71', 'hex')
const widths: Readonly<Record<number, readonly number[]>> = { [PCM]: [8, 16, 24, 32], [FLOAT]: [32, 64] }

type Chunk = { readonly name: string; readonly body: Buffer }

/** Within the length that the file declares; what lies behind it is not looked at. */
function* chunksOf(file: Buffer): Generator<Chunk> {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, HEADER) !== 'WAVE') throw damagedRecording()
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) throw damagedRecording()
  for (let at = HEADER; at < end; ) {
    const next = at + 8 + file.readUInt32LE(at + 4)
    if (next > end) throw damagedRecording()
    yield { name: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, next) }
    at = next + (next % 2)
  }
}

const only = (chunks: readonly Chunk[], name: string): Buffer => {
  const [chunk, another] = chunks.filter((each) => each.name === name)
  if (!chunk || another) throw damagedRecording()
  return chunk.body
}

const plainFormat = (body: Buffer): number => {
  const format = body.readUInt16LE(0)
  if (format !== EXTENSIBLE) return format
  const sameWidth = body.readUInt16LE(18) === body.readUInt16LE(14)
  if (body.length !== 40 || !sameWidth || !body.subarray(26).equals(SUBFORMAT)) throw unclearRecording()
  return body.readUInt16LE(24)
}

/** Sixteen bytes that say how the samples are meant, and nothing behind them. */
const readFormat = (body: Buffer): Buffer => {
  const format = plainFormat(body)
  const plain = Buffer.from(body.subarray(0, 16))
  plain.writeUInt16LE(format, 0)
  const channels = plain.readUInt16LE(2)
  const rate = plain.readUInt32LE(4)
  const bits = plain.readUInt16LE(14)
  if (!widths[format]?.includes(bits)) throw otherRecording()
  if (channels !== 1 && channels !== 2) throw unclearRecording()
  const frame = (channels * bits) / 8
  if (rate === 0 || plain.readUInt16LE(12) !== frame || plain.readUInt32LE(8) !== rate * frame) throw damagedRecording()
  return plain
}

const written = (name: string, body: Buffer): Buffer => {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2))
  chunk.write(name, 'latin1')
  chunk.writeUInt32LE(body.length, 4)
  chunk.set(body, 8)
  return chunk
}

/**
 * Only format and samples of a WAV that holds plain samples.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripWav = (file: Buffer): Buffer => {
  const chunks = [...chunksOf(file)]
  const format = readFormat(only(chunks, 'fmt '))
  const samples = only(chunks, 'data')
  if (samples.length === 0 || samples.length % format.readUInt16LE(12) > 0) throw damagedRecording()
  return written('RIFF', Buffer.concat([Buffer.from('WAVE', 'latin1'), written('fmt ', format), written('data', samples)]))
}

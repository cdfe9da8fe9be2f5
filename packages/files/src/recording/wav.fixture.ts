import { ascii, hex, little } from './bytes.fixture.ts'

export const wavChunk = (name: string, body: Buffer): Buffer => Buffer.concat([ascii(name), little(body.length), body, Buffer.alloc(body.length % 2)])
export const wavOf = (...chunks: readonly Buffer[]): Buffer => wavChunk('RIFF', Buffer.concat([ascii('WAVE'), ...chunks]))

type Format = { readonly format?: number; readonly channels?: number; readonly bits?: number; readonly rate?: number; readonly behind?: Buffer }

export const wavFormat = ({ format = 1, channels = 1, bits = 16, rate = 16_000, behind = Buffer.alloc(0) }: Format = {}): Buffer => {
  const frame = Math.floor((channels * bits) / 8)
  return wavChunk(
    'fmt ',
    Buffer.concat([little(format, 2), little(channels, 2), little(rate), little(rate * frame), little(frame, 2), little(bits, 2), behind]),
  )
}
/** What Windows recorders write behind it. */
export const extensible = (format: number, bits = 16): Buffer =>
  Buffer.concat([hex('1600'), little(bits, 2), little(4), little(format, 2), hex('000000001000800000aa00389b71')])

import { ascii, big, hex } from './bytes.fixture.ts'

/** MPEG 1 layer III, 64 kbit/s, 44.1 kHz, one channel: 208 bytes. Zeros behind the header are silence. */
export const mp3Frame = (body: Uint8Array = Buffer.alloc(0), header = 'fffb50c4'): Buffer => {
  const frame = Buffer.alloc(208)
  frame.set(hex(header))
  frame.set(body.subarray(0, 204), 4)
  return frame
}
/** The silent frame in front, as LAME writes it. */
export const mp3Index = (encoder: Buffer): Buffer =>
  mp3Frame(Buffer.concat([Buffer.alloc(17), ascii('Info'), big(15, 2, 624), Buffer.alloc(100, 7), big(50), encoder]))
export const vbriIndex = (encoder: Buffer): Buffer => mp3Frame(Buffer.concat([Buffer.alloc(32), ascii('VBRI'), encoder]))

export const id3 = (body: Buffer): Buffer => Buffer.concat([ascii('ID3\x03\0\0'), hex('00000000').fill(body.length, 3), body])
export const id3Footer = (body: Buffer): Buffer => {
  const tag = Buffer.concat([id3(body), ascii('3DI\x04\0\0'), Buffer.alloc(4)])
  tag.writeUInt8(0x10, 5)
  return tag
}
export const oldTag = (body: Buffer): Buffer => Buffer.concat([ascii('TAG'), body, Buffer.alloc(125)]).subarray(0, 128)
export const apeTag = (body: Buffer): Buffer => {
  const head = Buffer.concat([ascii('APETAGEX'), hex('d0070000'), Buffer.alloc(4), hex('01000000'), Buffer.alloc(12)])
  head.writeUInt32LE(body.length + 32, 12)
  return Buffer.concat([head, body, head])
}
export const lyrics = (body: Buffer): Buffer => Buffer.concat([ascii('LYRICSBEGIN'), body, ascii('000042LYRICS200')])

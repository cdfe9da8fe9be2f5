import { ascii, hex } from './bytes.fixture.ts'
import { opusHeadBytes } from './ogg.fixture.ts'

/** An element; its size takes eight bytes, or says that it is not known. */
export const element = (id: string, body: Buffer, size: 'known' | 'unknown' = 'known'): Buffer => {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(body.length) | 0x0100_0000_0000_0000n)
  return Buffer.concat([hex(id), size === 'known' ? length : hex('01ffffffffffffff'), body])
}
const short = (id: string, body: Buffer): Buffer => Buffer.concat([hex(id), Buffer.from([0x80 + body.length]), body])

export const webmHead = (type = 'webm'): Buffer =>
  element('1a45dfa3', Buffer.concat([short('4286', hex('01')), short('4282', ascii(type)), short('4287', hex('04'))]))
export const webmTrack = (...more: readonly Buffer[]): Buffer =>
  element(
    'ae',
    Buffer.concat([
      short('d7', hex('01')),
      short('73c5', hex('11223344')),
      short('83', hex('02')),
      short('86', ascii('A_OPUS')),
      short('63a2', opusHeadBytes),
      short('e1', Buffer.concat([short('b5', hex('473b8000')), short('9f', hex('01'))])),
      ...more,
    ]),
  )
export const webmBlock = (sound: Buffer, time = 0): Buffer =>
  element('a3', Buffer.concat([hex('81'), Buffer.from([time >> 8, time & 255]), hex('80'), sound]))
export const webmCluster = (blocks: readonly Buffer[], size: 'known' | 'unknown' = 'unknown'): Buffer =>
  element('1f43b675', Buffer.concat([short('e7', hex('00')), ...blocks]), size)
export const webmInfo = (...more: readonly Buffer[]): Buffer => element('1549a966', Buffer.concat([short('2ad7b1', hex('0f4240')), ...more]))
export const webmTracks = (...tracks: readonly Buffer[]): Buffer => element('1654ae6b', Buffer.concat(tracks))
export const webmSeek = (...ids: readonly string[]): Buffer =>
  element('114d9b74', Buffer.concat(ids.map((id) => element('4dbb', Buffer.concat([short('53ab', hex(id)), short('53ac', hex('00'))])))))
export const webmOf = (parts: readonly Buffer[], size: 'known' | 'unknown' = 'unknown'): Buffer =>
  Buffer.concat([webmHead(), element('18538067', Buffer.concat(parts), size)])

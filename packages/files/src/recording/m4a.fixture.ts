import { ascii, big, hex } from './bytes.fixture.ts'

export const box = (name: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([big(body.length + 8), ascii(name), body])
}
const MADE = 0xe2c3d4e5
const upright = hex('00010000 00000000 00000000 00000000 00010000 00000000 00000000 00000000 40000000')
const movieHead = box('mvhd', big(0, MADE, MADE, 48_000, 96_000, 0x10000), hex('0100'), Buffer.alloc(10), upright, Buffer.alloc(24), big(2))
const trackHead = box('tkhd', big(7, MADE, MADE, 1, 0, 96_000, 0, 0, 0), hex('01000000'), upright, big(0, 0))
const mediaHead = box('mdhd', big(0, MADE, MADE, 48_000, 96_000), hex('15c70000'))
export const handlerOf = (type: string, name: Buffer): Buffer => box('hdlr', big(0, 0), ascii(type), Buffer.alloc(12), name)
const opus = box(
  'Opus',
  Buffer.alloc(6),
  hex('0001'),
  Buffer.alloc(8),
  hex('0001 0010 0000 0000'),
  big(48_000 * 65_536),
  box('dOps', hex('00 01 0138 00003e80 0000 00')),
)
export const aac = (extra = hex('0502 1190'), url = hex('00')): Buffer => {
  const decoder = Buffer.concat([hex('40 15 000000'), big(64_000, 64_000), extra])
  const inner = Buffer.concat([hex('0000'), url, Buffer.from([4, decoder.length]), decoder, hex('060102')])
  return box(
    'mp4a',
    Buffer.alloc(6),
    hex('0001'),
    Buffer.alloc(8),
    hex('0001 0010 0000 0000'),
    big(48_000 * 65_536),
    box('esds', big(0), Buffer.from([3, inner.length]), inner),
  )
}

type Track = {
  readonly entry?: Buffer
  readonly name?: Buffer
  readonly handler?: string
  readonly header?: Buffer
  readonly more?: Buffer
  readonly address?: Buffer
  readonly tables: readonly Buffer[]
}

export const trackOf = ({
  entry = opus,
  name = ascii('Sound\0'),
  handler = 'soun',
  header = box('smhd', big(0, 0)),
  more = Buffer.alloc(0),
  address = Buffer.alloc(0),
  tables,
}: Track): Buffer =>
  box(
    'trak',
    trackHead,
    box(
      'mdia',
      mediaHead,
      handlerOf(handler, name),
      box('minf', header, box('dinf', box('dref', big(0, 1), box('url ', big(1), address))), box('stbl', box('stsd', big(0, 1), entry), ...tables)),
    ),
    more,
  )

/** Where each of them begins, if the first one does at a place. */
const startsOf = (packets: readonly Buffer[], at: number): number[] =>
  packets.map((_, index) => packets.slice(0, index).reduce((sum, each) => sum + each.length, at))

export type Movie = {
  readonly packets: readonly Buffer[]
  readonly track?: Omit<Track, 'tables'>
  /** Between the file's type and its sound. */
  readonly before?: Buffer
  /** Within the movie, behind its track. */
  readonly inMovie?: Buffer
  readonly behind?: Buffer
  /** Around the sound, in the same box. */
  readonly gap?: Buffer
}

const fileType = box('ftyp', ascii('M4A '), big(512), ascii('M4A mp42'))
const none = Buffer.alloc(0)

/** As telephones write it: the sound first, a chunk for each packet, then the tables. */
export const m4aOf = ({ packets, track = {}, before = none, inMovie = none, behind = none, gap = none }: Movie): Buffer => {
  const soundAt = fileType.length + before.length + 8 + gap.length
  const tables = [
    box('stts', big(0, 1, packets.length, 960)),
    box('stsc', big(0, 1, 1, 1, 1)),
    box('stsz', big(0, 0, packets.length, ...packets.map(({ length }) => length))),
    box('stco', big(0, packets.length, ...startsOf(packets, soundAt))),
  ]
  return Buffer.concat([fileType, before, box('mdat', gap, ...packets, gap), box('moov', movieHead, trackOf({ ...track, tables }), inMovie), behind])
}

const empty = [box('stts', big(0, 0)), box('stsc', big(0, 0)), box('stsz', big(0, 0, 0)), box('stco', big(0, 0))]
const startOfRun = (sizes: readonly number[], gap: Buffer, more: Buffer): number =>
  8 + 16 + 8 + 16 + 20 + sizes.length * 4 + more.length + 8 + gap.length

/** As browsers write it: a movie without sound, then fragments. */
export const fragmentedOf = (packets: readonly Buffer[], planted: Buffer = none): Buffer => {
  const start = box('moov', movieHead, trackOf({ tables: empty }), box('mvex', box('trex', big(0, 1, 1, 960, 0, 0))))
  const more = box('udta', planted)
  const gap = planted
  const fragments = packets.map((packet) => {
    const run = box('trun', big(0x201, 1, startOfRun([1], gap, more), packet.length))
    return Buffer.concat([box('moof', box('mfhd', big(0, 1)), box('traf', box('tfhd', big(0x020000, 1)), run), more), box('mdat', gap, packet)])
  })
  return Buffer.concat([fileType, start, ...fragments])
}

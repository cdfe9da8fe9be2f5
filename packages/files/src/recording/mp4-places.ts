import type { Box } from './mp4-boxes.ts'
import { damagedRecording, notOnlySound, unclearRecording } from './recording-refused.ts'

/** Where sound lies in the file. */
export type Place = { readonly from: number; readonly to: number }

const bodyOf = (boxes: readonly Box[], name: string): Buffer => {
  const [box, another] = boxes.filter(({ path }) => path.endsWith(`.${name}`))
  if (!box || another) throw damagedRecording()
  return box.body
}

const isIn = (boxes: readonly Box[], name: string): boolean => boxes.some(({ path }) => path.endsWith(`.${name}`))

const starts = (boxes: readonly Box[]): number[] => {
  const wide = isIn(boxes, 'co64')
  const body = bodyOf(boxes, wide ? 'co64' : 'stco')
  const width = wide ? 8 : 4
  return Array.from({ length: body.readUInt32BE(4) }, (_, index) => {
    const at = 8 + index * width
    return wide ? Number(body.readBigUInt64BE(at)) : body.readUInt32BE(at)
  })
}

/** How many bytes the next so many samples take. */
const samples = (sizes: Buffer): { readonly take: (count: number) => number; readonly left: () => number } => {
  const same = sizes.readUInt32BE(4)
  const all = sizes.readUInt32BE(8)
  let taken = 0
  return {
    take(count) {
      const from = taken
      taken += count
      if (taken > all) throw damagedRecording()
      if (same > 0) return count * same
      let sum = 0
      for (let index = from; index < taken; index += 1) sum += sizes.readUInt32BE(12 + index * 4)
      return sum
    },
    left: () => all - taken,
  }
}

/** How many samples each chunk has: an entry holds until the next one begins. */
const perChunk = (runs: Buffer, chunks: number): number[] => {
  const counts: number[] = []
  const entries = runs.readUInt32BE(4)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = 8 + entry * 12
    const next = entry + 1 < entries ? runs.readUInt32BE(at + 12) - 1 : chunks
    if (runs.readUInt32BE(at) !== counts.length + 1 || next <= counts.length || next > chunks || runs.readUInt32BE(at + 8) !== 1)
      throw damagedRecording()
    while (counts.length < next) counts.push(runs.readUInt32BE(at + 4))
  }
  if (counts.length !== chunks) throw damagedRecording()
  return counts
}

/** By the tables of the track. */
const placesOfTrack = (movie: readonly Box[]): Place[] => {
  const froms = starts(movie)
  const counts = perChunk(bodyOf(movie, 'stsc'), froms.length)
  const sizes = samples(bodyOf(movie, 'stsz'))
  const places = froms.map((from, index) => ({ from, to: from + sizes.take(counts[index] ?? 0) }))
  if (sizes.left() > 0) throw damagedRecording()
  return places
}

/** Fields that stand only if a flag says so, each of four bytes unless it says otherwise. */
const fields = (body: Buffer, from: number, flagged: readonly (readonly [flag: number, width: number])[]) => {
  const flags = body.readUInt32BE(0) & 0xffffff
  const known = flagged.reduce((sum, [flag]) => sum | flag, 0)
  let at = from
  const places = new Map<number, number>()
  for (const [flag, width] of flagged) {
    if ((flags & flag) === 0) continue
    places.set(flag, at)
    at += width
  }
  return { places, end: at, strange: flags & ~known }
}

const EXPLICIT_BASE = 0x01
const DEFAULT_SIZE = 0x10
const BASE_IS_FRAGMENT = 0x020000
const OFFSET = 0x01
const SAMPLE_SIZE = 0x200
const headFlags = [
  [EXPLICIT_BASE, 8],
  [0x02, 4],
  [0x08, 4],
  [DEFAULT_SIZE, 4],
  [0x20, 4],
  [0x010000, 0],
  [BASE_IS_FRAGMENT, 0],
] as const

const sizeOfRun = (run: Buffer, bodyAt: number, sameSize: number): number => {
  const width = [0x100, SAMPLE_SIZE, 0x400, 0x800].filter((flag) => run.readUInt32BE(0) & flag).length * 4
  const sizeAt = run.readUInt32BE(0) & 0x100 ? 4 : 0
  const count = run.readUInt32BE(4)
  if (run.length !== bodyAt + count * width) throw damagedRecording()
  if ((run.readUInt32BE(0) & SAMPLE_SIZE) === 0) return count * sameSize
  let sum = 0
  for (let index = 0; index < count; index += 1) sum += run.readUInt32BE(bodyAt + index * width + sizeAt)
  return sum
}

/** By one fragment of a recording that was written as it went on. */
const placesOfFragment = (fragment: readonly Box[], at: number, sameSize: number): Place[] => {
  const head = bodyOf(fragment, 'tfhd')
  const { places, end, strange } = fields(head, 8, headFlags)
  if (strange || end !== head.length) throw unclearRecording()
  const baseAt = places.get(EXPLICIT_BASE)
  const sizeAt = places.get(DEFAULT_SIZE)
  const base = baseAt === undefined ? at : Number(head.readBigUInt64BE(baseAt))
  let from = base
  return fragment
    .filter(({ path }) => path.endsWith('.trun'))
    .map(({ body }) => {
      const run = fields(body, 8, [
        [OFFSET, 4],
        [0x04, 4],
        [0x100, 0],
        [SAMPLE_SIZE, 0],
        [0x400, 0],
        [0x800, 0],
      ])
      const offsetAt = run.places.get(OFFSET)
      if (run.strange) throw unclearRecording()
      if (offsetAt !== undefined) from = base + body.readInt32BE(offsetAt)
      const place = { from, to: from + sizeOfRun(body, run.end, sizeAt === undefined ? sameSize : head.readUInt32BE(sizeAt)) }
      from = place.to
      return place
    })
}

/** Boxes of one fragment lie between its beginning and the next. */
const fragmentsOf = (boxes: readonly Box[]): Box[][] => {
  const fragments: Box[][] = []
  for (const box of boxes.filter(({ path }) => path.startsWith('moof'))) {
    if (box.path === 'moof') fragments.push([])
    fragments.at(-1)?.push(box)
  }
  return fragments
}

/** Where all the sound of a recording of one track lies. @throws FileRefused, RangeError */
export const placesOfSound = (boxes: readonly Box[]): Place[] => {
  const movie = boxes.filter(({ path }) => path.startsWith('moov'))
  if (new Set(movie.map(({ path }) => path)).size < movie.length) throw notOnlySound()
  for (const name of ['mvhd', 'tkhd', 'mdhd', 'hdlr', 'stsd', 'stts']) bodyOf(movie, name)
  const defaults = isIn(movie, 'trex') ? bodyOf(movie, 'trex').readUInt32BE(16) : 0
  const fragments = fragmentsOf(boxes).flatMap((each) => placesOfFragment(each, each[0]?.at ?? 0, defaults))
  return [...placesOfTrack(movie), ...fragments]
}

import { createHash } from 'node:crypto'

/** Bytes of a piece: as many random-looking bytes stand nowhere twice. */
const WIDTH = 16
/** One piece in so many bytes, and one at the end: every page of a database that held a part of the box held a whole piece. */
const EVERY = 512
const BASE = 0x01000193
const TABLE = 1 << 16

/** A piece of a box, by a rolling sum (32 bits, for a quick look) and its SHA-256 (base64url). Neither gives the bytes back. */
export type Piece = { readonly sum: number; readonly hash: string }

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (Math.imul(sum, BASE) + byte) | 0, 0)
const OLDEST = Array.from({ length: WIDTH - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1)

/** The pieces by which a box can be found again; none of a box too short to be one. */
export const piecesOf = (box: Uint8Array): readonly Piece[] => {
  if (box.length < WIDTH) return []
  const starts = new Set([...Array.from({ length: Math.ceil(box.length / EVERY) }, (_, index) => index * EVERY), box.length - WIDTH])
  return [...starts]
    .filter((start) => start <= box.length - WIDTH)
    .map((start) => box.subarray(start, start + WIDTH))
    .map((bytes) => ({ sum: sumOf(bytes), hash: hashOf(bytes) }))
}

/** How many of the pieces stand in the bytes, wherever the chunks are cut. */
export const countPieces = async (chunks: AsyncIterable<Uint8Array>, pieces: readonly Piece[]): Promise<number> => {
  const found = new Set<string>()
  const hashes = new Set(pieces.map(({ hash }) => hash))
  const sums = new Uint8Array(TABLE)
  for (const { sum } of pieces) sums[sum >>> 16] = 1
  let carried: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([carried, chunk])
    let sum = 0
    for (let end = 0; end < bytes.length; end += 1) {
      if (end >= WIDTH) sum = (sum - Math.imul(bytes[end - WIDTH] ?? 0, OLDEST)) | 0
      sum = (Math.imul(sum, BASE) + (bytes[end] ?? 0)) | 0
      if (end < WIDTH - 1 || sums[sum >>> 16] !== 1) continue
      const hash = hashOf(bytes.subarray(end - WIDTH + 1, end + 1))
      if (hashes.has(hash)) found.add(hash)
    }
    carried = bytes.subarray(Math.max(0, bytes.length - WIDTH + 1))
  }
  return found.size
}

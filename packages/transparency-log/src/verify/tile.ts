import { Malformed } from './malformed.ts'
import { HASH_BYTES } from './tree-hash.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256

/** A tile of hashes (level 0 to 63) or a bundle of entries; `width` below 256 means a partial one (c2sp.org/tlog-tiles). */
export type Tile = { readonly level: number | 'entries'; readonly index: bigint; readonly width: number }

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits. Throws RangeError for a tile that cannot be. */
export const tilePath = ({ level, index, width }: Tile): string => {
  const isLevel = level === 'entries' || (Number.isInteger(level) && level >= 0 && level < 64)
  if (!isLevel || index < 0n || !Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError('there is no such tile')
  const digits = index.toString()
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** The tile of a path. Throws Malformed unless it is written exactly as `tilePath` writes it. */
export const parseTilePath = (path: string): Tile => {
  const [, level, groups, width] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,6}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined)
    throw new Malformed('tile path', 'it must read tile/<level>/<number> or tile/<level>/<number>.p/<width>')
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const isPossible = (level === 'entries' || Number(level) < 64) && tile.width > 0 && (width === undefined || tile.width < TILE_WIDTH)
  if (!isPossible || tilePath(tile) !== path) throw new Malformed('tile path', 'a number in it is out of range or has needless zeros')
  return tile
}

/** How many leaves a tree must have for the tile to exist. */
export const tileEnd = ({ level, index, width }: Tile): bigint =>
  (index * BigInt(TILE_WIDTH) + BigInt(width)) << BigInt(level === 'entries' ? 0 : 8 * level)

/** How wide tile `index` is at `level` (0 for entries) in a tree of `size` leaves: 0 when it has none. */
export const tileWidth = (level: number, index: bigint, size: bigint): number => {
  const left = (size >> BigInt(8 * level)) - index * BigInt(TILE_WIDTH)
  return left <= 0n ? 0 : left >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(left)
}

/** The hashes of a tile. Throws Malformed unless there are exactly `width`. */
export const decodeHashTile = (bytes: Uint8Array, width: number): readonly Uint8Array[] => {
  if (bytes.length !== width * HASH_BYTES)
    throw new Malformed('hash tile', `${width} hashes are ${width * HASH_BYTES} bytes, but there are ${bytes.length}`)
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES))
}

/** The partial tiles and the partial bundle of a tree of `size` leaves. */
export const partialTiles = (size: bigint): readonly Tile[] => {
  const tiles: Tile[] = []
  for (let level = 0; size >> BigInt(8 * level) > 0n; level += 1) {
    const index = size >> BigInt(8 * (level + 1))
    const width = tileWidth(level, index, size)
    if (width > 0) tiles.push({ level, index, width })
    if (width > 0 && level === 0) tiles.push({ level: 'entries', index, width })
  }
  return tiles
}

/** Every tile and bundle of a tree of `size` leaves. */
export function* tilesOf(size: bigint): Generator<Tile> {
  for (let level = 0; size >> BigInt(8 * (level + 1)) > 0n; level += 1) {
    for (let index = 0n; index < size >> BigInt(8 * (level + 1)); index += 1n) {
      yield { level, index, width: TILE_WIDTH }
      if (level === 0) yield { level: 'entries', index, width: TILE_WIDTH }
    }
  }
  yield* partialTiles(size)
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64, parseDecimal, textOf, toBase64, utf8 } from './bytes.ts'
import { decodeBundle, EntryTooLong, encodeBundle } from './entry-bundle.ts'
import { Malformed } from './malformed.ts'
import { sha256, testData } from './test-log.ts'
import { decodeHashTile, parseTilePath, tileEnd, tilePath, tilesOf, tileWidth } from './tile.ts'
import { hashLeaf } from './tree-hash.ts'

it('reads back any bytes from base64, and no other writing of them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }),
  )
  for (const text of ['A', 'AA', 'AA=', 'AB==', 'AAB=', 'AA==\n', ' AA==', 'A-==', 'A_==', 'AA==AA==', '====', 'AAAA='])
    expect(fromBase64(text)).toBe(undefined)
})

it('reads decimals as they are written, up to 2^64 − 1', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
      expect(parseDecimal(value.toString())).toBe(value)
    }),
  )
  for (const text of ['', '00', '01', '-1', '+1', '1.0', '1e3', ' 1', '1 ', '0x1', '18446744073709551616', '٣', '100000000000000000000']) {
    expect(parseDecimal(text)).toBe(undefined)
  }
})

it('reads text only from UTF-8, and keeps a byte order mark', () => {
  expect([textOf(Uint8Array.of(0xff)), textOf(Uint8Array.of(0xc0, 0x80)), textOf(Uint8Array.of(0xef, 0xbb, 0xbf))]).toEqual([
    undefined,
    undefined,
    '\u{feff}',
  ])
})

it('writes paths in groups of three digits', () => {
  expect(tilePath({ level: 0, index: 0n, width: 256 })).toBe('tile/0/000')
  expect(tilePath({ level: 3, index: 1_234_067n, width: 256 })).toBe('tile/3/x001/x234/067')
  expect(tilePath({ level: 'entries', index: 1000n, width: 7 })).toBe('tile/entries/x001/000.p/7')
})

const anyTile = fc.record({
  level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
  index: fc.bigInt({ min: 0n, max: 2n ** 56n }),
  width: fc.integer({ min: 1, max: 256 }),
})

it('reads back any path that it writes', () => {
  fc.assert(
    fc.property(anyTile, (tile) => {
      expect(parseTilePath(tilePath(tile))).toEqual(tile)
    }),
  )
})

it.each([
  '',
  'tile',
  'tile/0',
  'tile/0/0',
  'tile/0/00',
  'tile/0/0000',
  'tile/00/000',
  'tile/01/000',
  'tile/64/000',
  'tile/-1/000',
  'tile/0/x000/000',
  'tile/0/001/000',
  'tile/0/x001',
  'tile/0/X001/000',
  'tile/0/000.p',
  'tile/0/000.p/',
  'tile/0/000.p/0',
  'tile/0/000.p/01',
  'tile/0/000.p/256',
  'tile/0/000.p/1000',
  'tile/0/000/',
  '/tile/0/000',
  'tile/0/000\n',
  'tile/Entries/000',
  'tile/0/../000',
  'tile//000',
  'tile/0/000.p/1/2',
  'tiles/0/000',
])('refuses the path %j', (path) => {
  expect(() => parseTilePath(path)).toThrow(Malformed)
})

it.each([
  { level: 64, index: 0n, width: 1 },
  { level: -1, index: 0n, width: 1 },
  { level: 0.5, index: 0n, width: 1 },
  { level: 0, index: -1n, width: 1 },
  { level: 0, index: 0n, width: 0 },
  { level: 0, index: 0n, width: 257 },
  { level: 0, index: 0n, width: 1.5 },
])('has no path for %o', (tile) => {
  expect(() => tilePath(tile)).toThrow(RangeError)
})

it('says how wide tiles are in a tree of 70,000 leaves, as the specification does', () => {
  const size = 70_000n
  expect([tileWidth(0, 272n, size), tileWidth(0, 273n, size), tileWidth(0, 274n, size)]).toEqual([256, 112, 0])
  expect([tileWidth(1, 0n, size), tileWidth(1, 1n, size), tileWidth(2, 0n, size), tileWidth(3, 0n, size)]).toEqual([256, 17, 1, 0])
  expect([tileEnd({ level: 'entries', index: 273n, width: 112 }), tileEnd({ level: 1, index: 1n, width: 17 })]).toEqual([70_000n, 69_888n])
})

it('reads a hash tile of exactly its width', () => {
  const bytes = testData('log/tile/0/000.p/15')
  expect(decodeHashTile(bytes, 15).length).toBe(15)
  for (const width of [14, 16]) expect(() => decodeHashTile(bytes, width)).toThrow(Malformed)
  expect(() => decodeHashTile(bytes.subarray(1), 15)).toThrow('This is not a hash tile: 15 hashes are 480 bytes, but there are 479')
})

it('reads the bundles of a real log, whose entries hash to its tiles', () => {
  for (let width = 1; width <= 15; width += 1) {
    const entries = decodeBundle(testData(`log/tile/entries/000.p/${width}`), width)
    expect(entries.map((entry) => hashLeaf(sha256, entry))).toEqual(decodeHashTile(testData(`log/tile/0/000.p/${width}`), width))
  }
})

it('reads back any entries from a bundle, and from nothing shorter or longer', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }), (entries) => {
      const bundle = encodeBundle(entries)
      expect(decodeBundle(bundle, entries.length).map((entry) => entry.slice())).toEqual(entries)
      expect(() => decodeBundle(bundle.subarray(0, -1), entries.length)).toThrow(Malformed)
      expect(() => decodeBundle(Uint8Array.of(...bundle, 0), entries.length)).toThrow(Malformed)
      expect(() => decodeBundle(bundle, entries.length + 1)).toThrow(Malformed)
      expect(() => decodeBundle(bundle, entries.length - 1)).toThrow(Malformed)
    }),
  )
})

it('bundles entries up to 65,535 bytes', () => {
  const longest = new Uint8Array(65_535).fill(7)
  expect(decodeBundle(encodeBundle([longest]), 1)).toEqual([longest])
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(EntryTooLong)
})

it('says what is wrong with a bundle', () => {
  expect(() => decodeBundle(utf8('\0\u0005abc'), 1)).toThrow('This is not an entry bundle: entry 0 ends after the bundle does')
  expect(() => decodeBundle(new Uint8Array(3), 1)).toThrow('This is not an entry bundle: bytes follow its 1 entries')
})

it('names every file of a tree of 70,000 leaves once', () => {
  const tiles = [...tilesOf(70_000n)]
  expect(tiles.filter(({ width }) => width === 256).map(({ level }) => level)).toEqual([
    ...Array.from({ length: 273 }, () => [0, 'entries'] as const).flat(),
    1,
  ])
  expect(tiles.slice(-4).map(tilePath)).toEqual(['tile/0/273.p/112', 'tile/entries/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1'])
  expect([...tilesOf(0n)]).toEqual([])
})

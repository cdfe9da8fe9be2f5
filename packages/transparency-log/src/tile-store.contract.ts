import { describe, expect, it } from 'vitest'
import { TileConflict, type TileStore } from './tile-store.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const listed = async (store: TileStore, prefix: string): Promise<readonly string[]> => (await Array.fromAsync(store.list(prefix))).toSorted()

const plain = (found: Uint8Array | undefined): Uint8Array | undefined => found && Uint8Array.from(found)

/** Registers the contract that every store of tiles passes; `open` gives a fresh, empty one for each example. */
export const tileStoreContract = (name: string, open: () => Promise<TileStore>): void => {
  describe(`${name} keeps the contract of a tile store`, () => {
    it('has nothing at first', async () => {
      const store = await open()
      expect([await store.read('checkpoint'), await store.read('tile/0/000'), await listed(store, '')]).toEqual([undefined, undefined, []])
    })

    it('reads back what it wrote, byte for byte', async () => {
      const store = await open()
      const all = Uint8Array.from({ length: 256 }, (_, at) => at)
      await store.write([
        { path: 'tile/0/x001/234', bytes: all },
        { path: 'tile/0/000.p/1', bytes: new Uint8Array(0) },
        { path: 'checkpoint', bytes: bytes('ü\n') },
      ])
      expect(plain(await store.read('tile/0/x001/234'))).toEqual(all)
      expect(plain(await store.read('tile/0/000.p/1'))).toEqual(new Uint8Array(0))
      expect(plain(await store.read('checkpoint'))).toEqual(bytes('ü\n'))
      expect(await store.read('tile/0/000')).toBe(undefined)
    })

    it('writes the same bytes again without complaint, and keeps a partial tile beside the full one', async () => {
      const store = await open()
      await store.write([{ path: 'tile/0/000.p/1', bytes: bytes('a') }])
      await store.write([
        { path: 'tile/0/000.p/1', bytes: bytes('a') },
        { path: 'tile/0/000', bytes: bytes('ab') },
      ])
      expect([plain(await store.read('tile/0/000.p/1')), plain(await store.read('tile/0/000'))]).toEqual([bytes('a'), bytes('ab')])
    })

    it('refuses other bytes for a file, and keeps the first', async () => {
      const store = await open()
      await store.write([{ path: 'tile/0/000', bytes: bytes('first') }])
      for (const other of ['other', 'first!', '']) {
        await expect(store.write([{ path: 'tile/0/000', bytes: bytes(other) }])).rejects.toThrow(new TileConflict('tile/0/000'))
      }
      expect(plain(await store.read('tile/0/000'))).toEqual(bytes('first'))
    })

    it('replaces a file when told to', async () => {
      const store = await open()
      for (const text of ['a long checkpoint', 'short', '']) {
        await store.write([{ path: 'checkpoint', bytes: bytes(text) }], { replace: true })
        expect(plain(await store.read('checkpoint'))).toEqual(bytes(text))
      }
    })

    it('lists what lies below a prefix', async () => {
      const store = await open()
      const paths = ['checkpoint', 'tile/0/000', 'tile/0/000.p/1', 'tile/0/000.p/20', 'tile/1/000.p/1', 'tile/entries/000', 'tile/0/x001/000']
      await store.write(paths.map((path) => ({ path, bytes: bytes(path) })))
      expect(await listed(store, '')).toEqual(paths.toSorted())
      expect(await listed(store, 'tile/0/000.p/')).toEqual(['tile/0/000.p/1', 'tile/0/000.p/20'])
      expect(await listed(store, 'tile/7/')).toEqual([])
    })

    it('removes files, also those that are not there', async () => {
      const store = await open()
      await store.write([{ path: 'tile/0/000.p/1', bytes: bytes('a') }])
      await store.remove(['tile/0/000.p/1', 'tile/0/000.p/2'])
      expect([await store.read('tile/0/000.p/1'), await listed(store, '')]).toEqual([undefined, []])
    })

    it.each(['', '/etc/passwd', '../checkpoint', 'tile/../checkpoint', 'tile/0', 'checkpoint.new', 'tile/0/000/', 'tile/0/000\0'])(
      'has no file %j',
      async (path) => {
        const store = await open()
        await expect(store.read(path)).rejects.toThrow(RangeError)
        await expect(store.write([{ path, bytes: bytes('a') }])).rejects.toThrow(RangeError)
        await expect(store.remove([path])).rejects.toThrow(RangeError)
      },
    )

    it('writes many at once', async () => {
      const store = await open()
      const paths = Array.from({ length: 100 }, (_, at) => `tile/entries/${String(at).padStart(3, '0')}`)
      await store.write(paths.map((path) => ({ path, bytes: bytes(path) })))
      expect(await listed(store, 'tile/entries/')).toEqual(paths)
      expect(plain(await store.read('tile/entries/099'))).toEqual(bytes('tile/entries/099'))
    })
  })
}

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FolderTiles } from './folder-tiles.ts'
import { MemoryTiles } from './memory-tiles.ts'
import { tileStoreContract } from './tile-store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-tiles-'))
let stores = 0
const nextFolder = (): string => {
  stores += 1
  return join(folder, `${stores}`)
}
afterAll(() => rmSync(folder, { recursive: true }))

tileStoreContract('FolderTiles', async () => new FolderTiles(nextFolder()))
tileStoreContract('MemoryTiles', async () => new MemoryTiles())

it('leaves no draft behind, and passes over one that a crash left and over foreign files', async () => {
  const place = nextFolder()
  const store = new FolderTiles(place)
  await store.write([{ path: 'tile/0/000.p/1', bytes: Uint8Array.of(1) }])
  expect(readdirSync(place, { recursive: true }).toSorted()).toEqual(['tile', 'tile/0', 'tile/0/000.p', 'tile/0/000.p/1'])
  writeFileSync(join(place, 'tile/0/000.p/2.new'), 'torn')
  writeFileSync(join(place, 'README'), 'hello')
  expect(await Array.fromAsync(store.list(''))).toEqual(['tile/0/000.p/1'])
  await store.write([{ path: 'tile/0/000.p/2', bytes: Uint8Array.of(1, 2) }])
  expect(await store.read('tile/0/000.p/2')).toEqual(Buffer.of(1, 2))
})

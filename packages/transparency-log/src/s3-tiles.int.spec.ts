import { afterAll, beforeAll, expect, it } from 'vitest'
import { startS3Double } from './s3-double.ts'
import { S3Tiles } from './s3-tiles.ts'
import { tileStoreContract } from './tile-store.contract.ts'

let double: Awaited<ReturnType<typeof startS3Double>>
let stores = 0
const open = (prefix: string, accessKeyId = 'key') => S3Tiles.open({ endpoint: double.endpoint, accessKeyId, secretAccessKey: 'secret', prefix })

beforeAll(async () => {
  double = await startS3Double()
})
afterAll(() => double.close())

tileStoreContract('S3Tiles', () => {
  stores += 1
  return open(`log-${stores}/`)
})

it('says what kind each file is of, under its prefix', async () => {
  const store = await open('ledger/')
  await store.write([
    { path: 'checkpoint', bytes: Uint8Array.of(1) },
    { path: 'tile/0/000', bytes: Uint8Array.of(2) },
  ])
  expect(double.types.get('ledger/checkpoint')).toBe('text/plain; charset=utf-8')
  expect(double.types.get('ledger/tile/0/000')).toBe('application/octet-stream')
})

it('does not take a refusal for an absent file', async () => {
  const store = await open('ledger/', 'stranger')
  await expect(store.read('checkpoint')).rejects.toThrow('403')
  await expect(store.write([{ path: 'checkpoint', bytes: Uint8Array.of(1) }])).rejects.toThrow('403')
})

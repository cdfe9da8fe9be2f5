import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderTiles, Heads, nodeCryptography, noteSigner, TiledLog } from '@heard/transparency-log'
import { decodeBundle, TILE_WIDTH, tilePath, trustLogs, utf8, verifyLog } from '@heard/transparency-log/verify'
import { type Measurement, median } from './measurement.ts'

const ENTRIES = 1_000_000
const BATCH = 50_000
const PROOFS = 200
const FILLER = 'x'.repeat(280)

/** An entry of about 330 bytes, like the canonical JSON of a fact. */
const entryAt = (index: number): Uint8Array => utf8(`{"commitment":"0190${index}","state":"kept","text":"${FILLER}"}`)
const entriesFrom = (start: number): readonly Uint8Array[] => Array.from({ length: Math.min(BATCH, ENTRIES - start) }, (_, at) => entryAt(start + at))

const secondsSince = (started: number): number => (performance.now() - started) / 1000
const alone = (name: string, unit: string, samples: readonly number[]): Measurement => ({
  name,
  unit,
  value: median(samples),
  against: '',
  ratio: 1,
  samples,
})

/** Reads each bundle and hashes each of its entries once: what nobody who verifies a log can do without. */
const bareHashing = async (tiles: FolderTiles): Promise<number> => {
  const started = performance.now()
  for (let index = 0n; index < BigInt(ENTRIES) / BigInt(TILE_WIDTH); index += 1n) {
    const bundle = await tiles.read(tilePath({ level: 'entries', index, width: TILE_WIDTH }))
    if (bundle) for (const entry of decodeBundle(bundle, TILE_WIDTH)) nodeCryptography.sha256(entry)
  }
  return ENTRIES / secondsSince(started)
}

const inFolder = async <T>(act: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const measure = async (folder: string): Promise<readonly Measurement[]> => {
  const signer = noteSigner('bench.example/ledger', generateKeyPairSync('ed25519').privateKey)
  const tiles = new FolderTiles(join(folder, 'log'))
  const heads = Heads.open(join(folder, 'heads.sqlite'))
  const log = await TiledLog.open({ signer, tiles, heads })
  const before = process.memoryUsage().rss
  let most = before
  let appending = 0
  for (let start = 0; start < ENTRIES; start += BATCH) {
    const entries = entriesFrom(start)
    const started = performance.now()
    log.append(entries)
    await log.publish({ cursor: `${start}` })
    appending += secondsSince(started)
    most = Math.max(most, process.memoryUsage().rss)
  }
  const bare = [await bareHashing(tiles)]
  const started = performance.now()
  for await (const event of verifyLog({ source: tiles, policy: trustLogs(signer.key), cryptography: nodeCryptography })) {
    most = Math.max(most, process.memoryUsage().rss)
    if (event.kind === 'report' && !event.verified) throw new Error(event.doubts[0]?.message)
  }
  const verified = ENTRIES / secondsSince(started)
  bare.push(await bareHashing(tiles))
  const proofs: number[] = []
  for (let at = 0; at < PROOFS; at += 1) {
    const begun = performance.now()
    await log.proofFile(BigInt(Math.floor((at * ENTRIES) / PROOFS)))
    proofs.push(performance.now() - begun)
  }
  await heads.close()
  return [
    alone(`append and publish ${ENTRIES} entries, ${BATCH} at a time, every file synced`, 'entries/s', [ENTRIES / appending]),
    {
      name: `verify a log of ${ENTRIES} entries: every entry, tile and signature`,
      value: verified,
      unit: 'entries/s',
      against: 'reading the bundles and one SHA-256 of each entry',
      ratio: verified / median(bare),
      samples: [verified],
    },
    alone(`make a proof file in a log of ${ENTRIES} entries`, 'ms', proofs),
    alone(`memory grown while writing and verifying ${ENTRIES} entries`, 'bytes', [most - before]),
  ]
}

export const run = (): Promise<readonly Measurement[]> => inFolder(measure)

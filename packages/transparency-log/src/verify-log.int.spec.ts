import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FolderTiles } from './folder-tiles.ts'
import { Heads } from './heads.ts'
import { MemoryTiles } from './memory-tiles.ts'
import { nodeCryptography } from './node-cryptography.ts'
import { cosigner, noteSigner } from './signing-key.ts'
import { TiledLog } from './tiled-log.ts'
import {
  decodeBundle,
  encodeBundle,
  FetchSource,
  type LogSource,
  parseNote,
  parseVerifierKey,
  portable,
  type Report,
  SourceIncomplete,
  trustLogs,
  utf8,
  type VerifyLogOptions,
  verifyLog,
} from './verify/index.ts'
import { entry, REAL_KEY } from './verify/test-log.ts'

const signer = noteSigner('heard.example/ledger', generateKeyPairSync('ed25519').privateKey)
const policy = trustLogs(signer.key)
const folder = mkdtempSync(join(tmpdir(), 'heard-verify-'))
const opened: Heads[] = []
afterAll(async () => {
  for (const heads of opened) await heads.close()
  rmSync(folder, { recursive: true })
})

type Made = { readonly tiles: MemoryTiles; readonly log: TiledLog; readonly checkpoints: readonly string[] }

const make = async (sizes: readonly number[], entryAt = entry): Promise<Made> => {
  const heads = Heads.open(join(folder, `${opened.length}.sqlite`))
  opened.push(heads)
  const tiles = new MemoryTiles()
  const log = await TiledLog.open({ signer, tiles, heads })
  const checkpoints: string[] = []
  for (const size of sizes) {
    log.append(Array.from({ length: size - Number(log.size) }, (_, at) => entryAt(Number(log.size) + at)))
    checkpoints.push((await log.publish({ cursor: `${size}` })).checkpoint)
  }
  return { tiles, log, checkpoints }
}

const reportOf = async (source: LogSource, options: Partial<VerifyLogOptions> = {}): Promise<Report> => {
  for await (const event of verifyLog({ source, policy, cryptography: nodeCryptography, ...options })) if (event.kind === 'report') return event
  throw new Error('there was no report')
}
const typesOf = ({ doubts }: Report) => doubts.map(({ type }) => type)

/** The files as they are, one of them other. Undefined for one that is taken away. */
const withFile = (tiles: MemoryTiles, path: string, bytes: Uint8Array | undefined): MemoryTiles => {
  const changed = new MemoryTiles()
  for (const [name, content] of tiles.files) changed.files.set(name, content)
  if (bytes) changed.files.set(path, bytes)
  else changed.files.delete(path)
  return changed
}

describe('a log as it was published', () => {
  it('is verified, entry by entry, in order', async () => {
    const { tiles, checkpoints } = await make([3, 300, 700])
    const seen: string[] = []
    const progress: bigint[] = []
    const onEntry = (index: bigint, bytes: Uint8Array) => seen.push(`${index} ${new TextDecoder().decode(bytes)}`)
    let report: Report | undefined
    for await (const event of verifyLog({ source: tiles, policy, cryptography: nodeCryptography, since: checkpoints[1] ?? '', onEntry })) {
      if (event.kind === 'report') report = event
      else progress.push(event.entries)
    }
    expect(progress).toEqual([256n, 512n, 700n])
    expect(seen).toEqual(Array.from({ length: 700 }, (_, at) => `${at} entry ${at}`))
    expect(report).toMatchObject({ verified: true, entries: 700n, doubts: [], furtherDoubts: 0 })
  })

  it.each([0, 1, 255, 256, 257, 512])('of %d entries is verified, since each earlier checkpoint too', async (size) => {
    const { tiles, checkpoints } = await make([...new Set([0, 1, Math.min(size, 200), size])].filter((one) => one <= size).toSorted((a, b) => a - b))
    for (const since of checkpoints) expect(await reportOf(tiles, { since })).toMatchObject({ verified: true, entries: BigInt(size) })
  })

  it('is verified by code without Node, and where nothing can be listed', async () => {
    const { tiles } = await make([3, 300])
    expect(await reportOf({ read: (path) => tiles.read(path) }, { cryptography: portable })).toMatchObject({ verified: true, entries: 300n })
  })

  it('is verified from full files where the partial ones were dropped', async () => {
    const { tiles } = await make([300])
    const { tiles: later } = await make([300, 700])
    for (const path of ['tile/0/001', 'tile/entries/001']) tiles.files.set(path, later.files.get(path) ?? utf8(''))
    for (const path of ['tile/0/001.p/44', 'tile/entries/001.p/44']) tiles.files.delete(path)
    expect(await reportOf({ read: (path) => tiles.read(path) })).toMatchObject({ verified: true, entries: 300n })
  })

  it('of somebody else, the real one of 15 entries, is verified from its folder', async () => {
    const source = new FolderTiles(new URL('../test-data/log', import.meta.url).pathname)
    expect(await reportOf(source, { policy: trustLogs(parseVerifierKey(portable.sha256, REAL_KEY)) })).toMatchObject({ verified: true, entries: 15n })
  })

  it('needs the witnesses that the policy asks for', async () => {
    const { tiles, log } = await make([5])
    const witness = cosigner('witness.example', generateKeyPairSync('ed25519').privateKey)
    const strict = { ...policy, witnesses: [{ key: witness.key }], quorum: { kind: 'witness' as const, key: witness.key } }
    expect(typesOf(await reportOf(tiles, { policy: strict }))).toEqual(['checkpoint-not-trusted'])
    await log.addCosignatures(log.head.checkpoint, [witness.cosign(parseNote(log.head.checkpoint).text, 7n)])
    expect(await reportOf(tiles, { policy: strict })).toMatchObject({ verified: true, cosignatures: [{ timestamp: 7n }] })
  })
})

describe('tampering', () => {
  let made: Made
  beforeAll(async () => {
    made = await make([3, 258, 260])
  })

  it('with any byte of any file is noticed', async () => {
    let tried = 0
    for (const [path, bytes] of made.tiles.files) {
      const step = bytes.length > 2000 ? 97 : 1
      for (let at = 0; at < bytes.length; at += step) {
        const flipped = bytes.slice()
        flipped[at] = (flipped[at] ?? 0) ^ 1
        const report = await reportOf(withFile(made.tiles, path, flipped))
        if (report.verified) throw new Error(`byte ${at} of ${path} went unnoticed`)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(500)
  })

  it('by taking a file away, cutting it or making it longer is noticed by its name', async () => {
    const earlier = /\.p\/(?:1|2|3)$/
    for (const [path, bytes] of made.tiles.files) {
      const missing = await reportOf(withFile(made.tiles, path, undefined))
      const isOfEarlierCheckpoint = earlier.test(path) && !path.startsWith('tile/1/')
      expect([path, missing.doubts[0]?.path]).toEqual([path, isOfEarlierCheckpoint ? undefined : path])
      for (const other of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0), new Uint8Array(0)]) {
        const report = await reportOf(withFile(made.tiles, path, other))
        expect([path, report.verified]).toEqual([path, false])
        if (path !== 'checkpoint') expect(report.doubts.map((doubt) => doubt.path)).toContain(path)
      }
    }
  })

  it.each(['tile/0/001.p/5', 'tile/0/002', 'tile/2/000.p/1', 'tile/entries/x001/000', 'tile/63/000'])(
    'by adding the file %s is noticed',
    async (path) => {
      const report = await reportOf(withFile(made.tiles, path, utf8('more')))
      expect(report.doubts).toEqual([{ type: 'file-extra', path, message: `${path} does not belong to a log of 260 entries.` }])
    },
  )

  it.each<readonly [string, (entries: Uint8Array[]) => unknown, readonly bigint[]]>([
    ['swapped', (entries) => entries.splice(0, 2, entry(1), entry(0)), [0n, 1n]],
    ['repeated in place of another', (entries) => entries.splice(2, 1, entry(1)), [2n]],
    ['changed', (entries) => entries.splice(255, 1, utf8('nothing happened')), [255n]],
    ['moved to the end', (entries) => entries.push(...entries.splice(254, 1)), [254n, 255n]],
  ])('with entries %s is noticed by index', async (_how, change, indexes) => {
    const path = 'tile/entries/000'
    const entries = [...decodeBundle(made.tiles.files.get(path) ?? utf8(''), 256)]
    change(entries)
    const report = await reportOf(withFile(made.tiles, path, encodeBundle(entries)))
    expect(report.doubts.filter(({ type }) => type === 'entry-changed').map(({ index }) => index)).toEqual(indexes)
    expect(report.doubts[0]?.message).toBe(`Entry ${indexes[0]} in tile/entries/000 does not fit its hash in tile/0/000: one of the two was changed.`)
    expect(typesOf(report)).toContain('root-differs')
  })

  it.each<readonly [string, (entries: Uint8Array[]) => unknown]>([
    ['dropped', (entries) => entries.splice(7, 1)],
    ['added', (entries) => entries.splice(7, 0, utf8('one more'))],
  ])('with an entry %s is noticed', async (_how, change) => {
    const path = 'tile/entries/000'
    const entries = [...decodeBundle(made.tiles.files.get(path) ?? utf8(''), 256)]
    change(entries)
    expect(typesOf(await reportOf(withFile(made.tiles, path, encodeBundle(entries))))).toContain('file-damaged')
  })

  it('that makes all tiles fit the changed entries is noticed by the root', async () => {
    const other = await make([3, 258, 260], (index) => (index === 100 ? utf8('nothing happened') : entry(index)))
    const checkpoint = made.tiles.files.get('checkpoint')
    const report = await reportOf(withFile(other.tiles, 'checkpoint', checkpoint))
    expect(report.doubts).toEqual([
      {
        type: 'root-differs',
        message:
          'The 260 entries do not lead to the root that heard.example/ledger signed: after signing, an entry was changed, added, removed or moved.',
      },
    ])
  })

  it('that rewrites the history and signs it again is noticed by an older checkpoint', async () => {
    const other = await make([3, 258, 260], (index) => (index === 1 ? utf8('nothing happened') : entry(index)))
    expect((await reportOf(other.tiles)).verified).toBe(true)
    for (const [at, size] of [3, 258, 260].entries()) {
      const report = await reportOf(other.tiles, { since: made.checkpoints[at] ?? '' })
      expect(report.doubts).toEqual([
        {
          type: 'history-rewritten',
          message: `The first ${size} entries are not those of the older checkpoint: the history was rewritten after it was signed.`,
        },
      ])
    }
  })

  it('that takes entries back and signs again is noticed by an older checkpoint', async () => {
    const shorter = await make([3, 258])
    expect((await reportOf(shorter.tiles, { since: made.checkpoints[2] ?? '' })).doubts).toEqual([
      { type: 'history-shorter', message: 'The log had 260 entries in the older checkpoint and has only 258 now: entries were taken back.' },
    ])
  })

  it('with the older checkpoint is not trusted either', async () => {
    const forged = (made.checkpoints[0] ?? '').replace('\n3\n', '\n4\n')
    expect(typesOf(await reportOf(made.tiles, { since: forged }))).toEqual(['older-checkpoint-not-trusted'])
    expect(typesOf(await reportOf(made.tiles, { since: '' }))).toEqual(['older-checkpoint-not-trusted'])
  })

  it('by another signer is noticed', async () => {
    const report = await reportOf(made.tiles, { policy: trustLogs(noteSigner(signer.key.name, generateKeyPairSync('ed25519').privateKey).key) })
    expect(report).toMatchObject({ verified: false, entries: 0n, doubts: [{ type: 'checkpoint-not-trusted' }] })
  })

  it('everywhere is counted, and only the first hundred doubts are kept', async () => {
    const entries = Array.from({ length: 256 }, () => utf8('nothing'))
    const report = await reportOf(withFile(made.tiles, 'tile/entries/000', encodeBundle(entries)))
    expect([report.doubts.length, report.furtherDoubts > 150]).toEqual([100, true])
  })

  it('that loses entries and their hashes leaves nothing to compute, and says so', async () => {
    const lost = withFile(withFile(made.tiles, 'tile/entries/000', undefined), 'tile/0/000', undefined)
    expect((await reportOf({ read: (path) => lost.read(path) })).doubts).toEqual([
      { type: 'file-missing', path: 'tile/entries/000', message: 'tile/entries/000 is missing.' },
      { type: 'file-missing', path: 'tile/0/000', message: 'tile/0/000 is missing.' },
    ])
  })
})

describe('a log over HTTP', () => {
  it('is read from its address, and its absent files are told from a server that fails', async () => {
    const { tiles } = await make([3, 300])
    const asked: string[] = []
    const get = async (address: string | URL | Request) => {
      const path = String(address).replace('https://heard.example/ledger/', '')
      asked.push(path)
      const bytes = await tiles.read(path)
      return new Response(bytes ? Uint8Array.from(bytes) : null, { status: bytes ? 200 : 404 })
    }
    const source = new FetchSource({ base: 'https://heard.example/ledger/', fetch: get })
    expect(await reportOf(source)).toMatchObject({ verified: true, entries: 300n })
    expect(asked.toSorted()).toEqual(['checkpoint', 'tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/44'])
    const failing = new FetchSource({ base: 'https://heard.example/ledger', fetch: async () => new Response('', { status: 503 }) })
    await expect(reportOf(failing)).rejects.toThrow(
      new SourceIncomplete('https://heard.example/ledger/checkpoint could not be read: the server answered 503.'),
    )
  })
})

import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Heads } from './heads.ts'
import { LogUnusable, type Refusal } from './log-unusable.ts'
import { MemoryTiles } from './memory-tiles.ts'
import { nodeCryptography } from './node-cryptography.ts'
import { cosigner, noteSigner, signingKeyFromFile } from './signing-key.ts'
import type { StoredFile, TileStore } from './tile-store.ts'
import { TiledLog } from './tiled-log.ts'
import {
  EntryTooLong,
  formatCheckpoint,
  formatNote,
  hashLeaf,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  textOf,
  toHex,
  trustLogs,
  utf8,
  verifyConsistency,
  verifyInclusion,
  verifyProofFile,
} from './verify/index.ts'
import { entry, leaves, NaiveTree, naiveRoot } from './verify/test-log.ts'

const { sha256, ed25519 } = nodeCryptography
const privateKey: KeyObject = createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
const signer = noteSigner('heard.example/ledger', privateKey)
const policy = trustLogs(signer.key)

let folder: string
let heads: Heads
const opened: Heads[] = []

const openHeads = (file = 'heads.sqlite', patienceMs = 10_000): Heads => {
  const next = Heads.open(join(folder, file), { patienceMs })
  opened.push(next)
  return next
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-log-'))
  heads = openHeads()
})

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  rmSync(folder, { recursive: true })
})

const entries = (from: number, to: number): Uint8Array[] => Array.from({ length: to - from }, (_, at) => entry(from + at))

const reasonOf = async (act: Promise<unknown>): Promise<Refusal | 'done'> => {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof LogUnusable) return error.reason
    throw error
  }
}

const published = (tiles: MemoryTiles) => textOf(tiles.files.get('checkpoint') ?? new Uint8Array()) ?? ''
const snapshot = (tiles: MemoryTiles) =>
  Object.fromEntries([...tiles.files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]))

describe('a log', () => {
  it('begins with the checkpoint of an empty tree', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads })
    expect([...tiles.files.keys()]).toEqual(['checkpoint'])
    expect(openCheckpoint(ed25519, published(tiles), policy).checkpoint.size).toBe(0n)
    expect(log.head).toEqual({ size: 0n, checkpoint: published(tiles), cosignatures: '', cursor: '' })
  })

  it('has the root of the definition at every size that it publishes, and the tiles of that size', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads })
    const all = leaves(600)
    for (const size of [1, 2, 3, 7, 130, 255, 256, 257, 511, 512, 600]) {
      log.append(entries(Number(log.size), size))
      const head = await log.publish({ cursor: `${size}` })
      const { checkpoint } = openCheckpoint(ed25519, published(tiles), policy)
      expect([head.size, head.cursor, checkpoint.root]).toEqual([BigInt(size), `${size}`, naiveRoot(all.slice(0, size))])
    }
    expect([...tiles.files.keys()].filter((path) => !path.startsWith('tile/entries/')).toSorted()).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/000.p/1',
      'tile/0/000.p/130',
      'tile/0/000.p/2',
      'tile/0/000.p/255',
      'tile/0/000.p/3',
      'tile/0/000.p/7',
      'tile/0/001',
      'tile/0/001.p/1',
      'tile/0/001.p/255',
      'tile/0/002.p/88',
      'tile/1/000.p/1',
      'tile/1/000.p/2',
    ])
  })

  it('proves each entry and each earlier size from its tiles', async () => {
    const log = await TiledLog.open({ signer, tiles: new MemoryTiles(), heads })
    log.append(entries(0, 300))
    await log.publish({ cursor: 'a' })
    log.append(entries(300, 700))
    await log.publish({ cursor: 'b' })
    const all = leaves(700)
    const tree = new NaiveTree(all)
    for (const index of [0, 1, 255, 256, 299, 300, 511, 512, 698, 699]) {
      const proof = await log.inclusionProof(BigInt(index))
      expect(proof.map(toHex)).toEqual(tree.path(index, 700).map(toHex))
      expect(
        verifyInclusion(sha256, { index: BigInt(index), size: 700n, proof, leafHash: hashLeaf(sha256, entry(index)), root: tree.root(0, 700) }),
      ).toBe(true)
      expect(verifyProofFile(nodeCryptography, await log.proofFile(BigInt(index)), entry(index), policy).index).toBe(BigInt(index))
    }
    for (const size1 of [1, 2, 255, 256, 257, 300, 512, 699, 700]) {
      const proof = await log.consistencyProof(BigInt(size1))
      expect(proof.map(toHex)).toEqual(tree.consistency(size1, 700).map(toHex))
      expect(verifyConsistency(sha256, { size1: BigInt(size1), root1: tree.root(0, size1), size2: 700n, root2: tree.root(0, 700), proof })).toBe(true)
    }
    expect((await log.inclusionProof(3n, 300n)).map(toHex)).toEqual(tree.path(3, 300).map(toHex))
    await expect(log.inclusionProof(700n)).rejects.toThrow(RangeError)
    await expect(log.inclusionProof(0n, 701n)).rejects.toThrow(new RangeError('only 700 entries are published'))
    await expect(log.consistencyProof(0n)).rejects.toThrow(RangeError)
  })

  it('takes an entry up to 65,535 bytes, and none of a batch with a longer one', async () => {
    const log = await TiledLog.open({ signer, tiles: new MemoryTiles(), heads })
    log.append([new Uint8Array(65_535)])
    expect(() => log.append([entry(1), new Uint8Array(65_536)])).toThrow(EntryTooLong)
    expect(log.size).toBe(1n)
  })

  it('publishes the same again without signing or writing anything new', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads })
    log.append(entries(0, 5))
    const head = await log.publish({ cursor: 'a' })
    const before = snapshot(tiles)
    expect(await log.publish({ cursor: 'a' })).toEqual(head)
    expect(await log.publish({ cursor: 'b' })).toEqual({ ...head, cursor: 'b' })
    expect(snapshot(tiles)).toEqual(before)
    expect(heads.read('heard.example/ledger')).toEqual({ ...head, cursor: 'b' })
  })

  it('keeps what is added while it publishes for the next time', async () => {
    const log = await TiledLog.open({ signer, tiles: new MemoryTiles(), heads })
    log.append(entries(0, 300))
    const publishing = log.publish({ cursor: 'a' })
    log.append(entries(300, 600))
    await publishing
    const head = await log.publish({ cursor: 'b' })
    expect(parseCheckpoint(head.checkpoint).root).toEqual(naiveRoot(leaves(600)))
  })

  it('keeps logs of different names apart in one file', async () => {
    const other = noteSigner('heard.example/private', privateKey)
    const [a, b] = await Promise.all([
      TiledLog.open({ signer, tiles: new MemoryTiles(), heads }),
      TiledLog.open({ signer: other, tiles: new MemoryTiles(), heads }),
    ])
    a.append(entries(0, 1))
    b.append(entries(0, 2))
    const [first, second] = await Promise.all([a.publish({ cursor: 'a' }), b.publish({ cursor: 'b' })])
    expect([first.size, second.size, heads.read('heard.example/ledger')?.cursor, heads.read('heard.example/private')?.cursor]).toEqual([
      1n,
      2n,
      'a',
      'b',
    ])
  })

  it('drops the partial tiles of full ones when told to, and still proves everything', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads, dropPartials: true })
    for (const size of [3, 200, 300, 700]) {
      log.append(entries(Number(log.size), size))
      await log.publish({ cursor: `${size}` })
    }
    expect([...tiles.files.keys()].toSorted()).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/188',
      'tile/1/000.p/1',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/188',
    ])
    expect((await log.inclusionProof(2n, 3n)).map(toHex)).toEqual(new NaiveTree(leaves(3)).path(2, 3).map(toHex))
  })
})

describe('cosignatures', () => {
  const witness = cosigner('witness.example/w1', privateKey)

  it('join the checkpoint without changing the head, and survive a restart', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads })
    log.append(entries(0, 5))
    const { checkpoint } = await log.publish({ cursor: 'a' })
    const line = witness.cosign(parseNote(checkpoint).text, 1_700_000_000n)
    expect([await log.addCosignatures(checkpoint, [line]), await log.addCosignatures(checkpoint, [line])]).toEqual([true, true])
    const trust = { ...policy, witnesses: [{ key: witness.key }], quorum: { kind: 'witness' as const, key: witness.key } }
    expect(openCheckpoint(ed25519, published(tiles), trust).cosignatures).toEqual([{ key: witness.key, timestamp: 1_700_000_000n }])
    expect(log.head.checkpoint).toBe(checkpoint)
    const before = published(tiles)
    tiles.files.delete('checkpoint')
    const again = await TiledLog.open({ signer, tiles, heads })
    expect(published(tiles)).toBe(before)
    expect(verifyProofFile(nodeCryptography, await again.proofFile(4n), entry(4), trust).index).toBe(4n)
  })

  it('are not added to a checkpoint that is not the current one', async () => {
    const log = await TiledLog.open({ signer, tiles: new MemoryTiles(), heads })
    const { checkpoint } = log.head
    log.append(entries(0, 5))
    await log.publish({ cursor: 'a' })
    expect(await log.addCosignatures(checkpoint, [witness.cosign(parseNote(checkpoint).text, 1n)])).toBe(false)
    expect(log.head.cosignatures).toBe('')
  })
})

/** Throws instead of the nth thing that would change a file; each file of a batch counts. */
class CrashingTiles implements TileStore {
  readonly #tiles: MemoryTiles
  #left: number

  constructor(tiles: MemoryTiles, left: number) {
    this.#tiles = tiles
    this.#left = left
  }

  read = (path: string) => this.#tiles.read(path)
  list = (prefix: string) => this.#tiles.list(prefix)

  async write(files: readonly StoredFile[], options?: { readonly replace: boolean }): Promise<void> {
    for (const file of files) {
      this.#step()
      await this.#tiles.write([file], options)
    }
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      this.#step()
      await this.#tiles.remove([path])
    }
  }

  #step(): void {
    if (this.#left === 0) throw new Error('crash')
    this.#left -= 1
  }
}

describe('a crash', () => {
  const sizes = [3, 260, 600]
  const run = async (tiles: TileStore, state: Heads): Promise<void> => {
    const log = await TiledLog.open({ signer, tiles, heads: state })
    for (const size of sizes.filter((one) => BigInt(one) > log.head.size)) {
      log.append(entries(Number(log.size), size))
      await log.publish({ cursor: `${size}` })
    }
  }

  it('at any step leaves a log that goes on as if nothing had been', async () => {
    const whole = new MemoryTiles()
    await run(whole, openHeads('whole.sqlite'))
    const expected = snapshot(whole)
    let crashes = 0
    for (let steps = 0; ; steps += 1) {
      const tiles = new MemoryTiles()
      const state = openHeads(`crash-${steps}.sqlite`)
      try {
        await run(new CrashingTiles(tiles, steps), state)
        break
      } catch (error) {
        if (!(error instanceof Error && error.message === 'crash')) throw error
      }
      crashes += 1
      const checkpoint = published(tiles)
      if (checkpoint !== '')
        expect(openCheckpoint(ed25519, checkpoint, policy).checkpoint.size <= (state.read(signer.key.name)?.size ?? -1n)).toBe(true)
      await run(tiles, state)
      expect(snapshot(tiles)).toEqual(expected)
    }
    expect(crashes).toBe(1 + (2 + 1) + (5 + 1) + (5 + 1))
  })

  it('whose files beyond the head were torn or hold other entries does not matter', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles, heads })
    log.append(entries(0, 5))
    await log.publish({ cursor: '5' })
    const beyond = [
      { path: 'tile/0/000.p/9', bytes: utf8('torn') },
      { path: 'tile/entries/000.p/9', bytes: utf8('torn') },
      { path: 'tile/1/000.p/1', bytes: utf8('') },
    ]
    await tiles.write(beyond)
    const again = await TiledLog.open({ signer, tiles, heads })
    again.append(entries(5, 9))
    expect(parseCheckpoint((await again.publish({ cursor: '9' })).checkpoint).root).toEqual(naiveRoot(leaves(9)))
    expect(tiles.files.has('tile/1/000.p/1')).toBe(false)
  })

  it('while files are written can be followed by another try of the same log', async () => {
    const tiles = new MemoryTiles()
    const log = await TiledLog.open({ signer, tiles: new CrashingTiles(tiles, 3), heads })
    log.append(entries(0, 300))
    await expect(log.publish({ cursor: 'a' })).rejects.toThrow('crash')
    await expect(log.publish({ cursor: 'a' })).rejects.toThrow('crash')
    expect([log.head.size, log.size, heads.read(signer.key.name)?.size]).toEqual([0n, 300n, 0n])
  })
})

describe('a log refuses to go on', () => {
  const logOf = async (count: number, tiles = new MemoryTiles()) => {
    const log = await TiledLog.open({ signer, tiles, heads })
    log.append(entries(Number(log.size), count))
    await log.publish({ cursor: `${count}` })
    return { log, tiles }
  }
  const reopening = (tiles: TileStore, state = heads, key = signer) => reasonOf(TiledLog.open({ signer: key, tiles, heads: state }))

  it('when another signer moved the head', async () => {
    const { log, tiles } = await logOf(5)
    const second = await TiledLog.open({ signer, tiles, heads: openHeads() })
    second.append(entries(5, 8))
    log.append([utf8('something else')])
    const [first, other] = await Promise.all([reasonOf(second.publish({ cursor: '8' })), reasonOf(log.publish({ cursor: 'x' }))])
    expect([first, other].toSorted()).toEqual(['done', 'head-moved'])
    expect(await reopening(tiles)).toBe('done')
    expect(
      [await reasonOf(log.publish({ cursor: 'y' })), await reasonOf(second.publish({ cursor: 'y' }))].filter((one) => one === 'done').length,
    ).toBe(1)
  })

  it('lets nobody sign who claimed the heads before another did, also when nothing was signed since', async () => {
    const tiles = new MemoryTiles()
    const [before, after] = [openHeads(), openHeads()]
    await before.claim()
    const late = await TiledLog.open({ signer, tiles, heads: before })
    late.append(entries(0, 3))
    await late.publish({ cursor: '3' })
    await after.claim()
    const next = await TiledLog.open({ signer, tiles, heads: after })
    late.append(entries(3, 5))
    expect(await reasonOf(late.publish({ cursor: '5' }))).toBe('superseded')
    next.append(entries(3, 4))
    expect((await next.publish({ cursor: '4' })).size).toBe(4n)
    expect(await reasonOf(late.publish({ cursor: '5' }))).toBe('superseded')
  })

  it('while another process publishes', async () => {
    const { log } = await logOf(5)
    const impatient = openHeads('heads.sqlite', 40)
    await heads.exclusively(signer.key.name, async () => {
      expect(await reopening(new MemoryTiles(), impatient)).toBe('in-use')
    })
    expect(log.size).toBe(5n)
  })

  it('when the heads were restored from before the published checkpoint', async () => {
    const { log, tiles } = await logOf(5)
    await heads.exclusively(signer.key.name, async () => undefined)
    cpSync(join(folder, 'heads.sqlite'), join(folder, 'old.sqlite'))
    cpSync(join(folder, 'heads.sqlite-wal'), join(folder, 'old.sqlite-wal'))
    log.append(entries(5, 9))
    await log.publish({ cursor: '9' })
    const before = snapshot(tiles)
    expect(await reopening(tiles, openHeads('old.sqlite'))).toBe('head-behind')
    tiles.files.delete('checkpoint')
    expect(await reopening(tiles, openHeads('old.sqlite'))).toBe('head-behind')
    expect({ ...snapshot(tiles), checkpoint: before.checkpoint }).toEqual(before)
  })

  it('when the heads are gone', async () => {
    const { tiles } = await logOf(5)
    expect(await reopening(tiles, openHeads('new.sqlite'))).toBe('head-missing')
    tiles.files.delete('checkpoint')
    expect(await reopening(tiles, openHeads('new.sqlite'))).toBe('head-missing')
  })

  it('when the published checkpoint has another root, another key, or is none', async () => {
    const { tiles } = await logOf(5)
    const text = formatCheckpoint({ origin: signer.key.name, size: 5n, root: naiveRoot(leaves(4)), extensions: [] })
    tiles.files.set('checkpoint', utf8(formatNote({ text, signatures: [signer.sign(text)] })))
    expect(await reopening(tiles)).toBe('forked')
    const stranger = noteSigner(signer.key.name, generateKeyPairSync('ed25519').privateKey)
    tiles.files.set('checkpoint', utf8(formatNote({ text, signatures: [stranger.sign(text)] })))
    expect(await reopening(tiles)).toBe('foreign-checkpoint')
    tiles.files.set('checkpoint', utf8('torn'))
    expect(await reopening(tiles)).toBe('foreign-checkpoint')
  })

  it('when its key was replaced', async () => {
    const { tiles } = await logOf(5)
    expect(await reopening(tiles, heads, noteSigner(signer.key.name, generateKeyPairSync('ed25519').privateKey))).toBe('foreign-checkpoint')
  })

  it.each(['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/001.p/44'])('when %s is missing, torn or changed', async (path) => {
    const { tiles } = await logOf(300)
    const bytes = tiles.files.get(path) ?? new Uint8Array()
    tiles.files.delete(path)
    expect(await reopening(tiles)).toBe('tiles-damaged')
    tiles.files.set(path, bytes.slice(0, -1))
    expect(await reopening(tiles)).toBe('tiles-damaged')
    const changed = bytes.slice()
    changed[bytes.length - 1] = (changed.at(-1) ?? 0) ^ 1
    tiles.files.set(path, changed)
    expect(await reopening(tiles)).toBe('tiles-damaged')
    tiles.files.set(path, bytes)
    expect(await reopening(tiles)).toBe('done')
  })

  it('when somebody else wrote other bytes where it would write', async () => {
    const { log, tiles } = await logOf(5)
    await tiles.write([{ path: 'tile/0/000.p/6', bytes: utf8('foreign') }])
    log.append(entries(5, 6))
    await expect(log.publish({ cursor: '6' })).rejects.toThrow('tile/0/000.p/6 is there already with other content')
    expect(heads.read(signer.key.name)?.size).toBe(5n)
  })
})

describe('the key file', () => {
  it('is made once, for its owner alone, and read from then on', () => {
    const file = join(folder, 'keys', 'log.pem')
    const first = noteSigner('a', signingKeyFromFile(file))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(noteSigner('a', signingKeyFromFile(file)).key).toEqual(first.key)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each([
    ['others may read it', (file: string) => chmodSync(file, 0o644)],
    ['it is damaged', (file: string) => writeFileSync(file, 'nonsense')],
    [
      'it is a key of another kind',
      (file: string) => writeFileSync(file, generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' })),
    ],
  ])('is refused when %s', async (_why, spoil) => {
    const file = join(folder, 'log.pem')
    signingKeyFromFile(file)
    spoil(file)
    expect(await reasonOf(Promise.resolve().then(() => signingKeyFromFile(file)))).toBe('key-unusable')
  })
})

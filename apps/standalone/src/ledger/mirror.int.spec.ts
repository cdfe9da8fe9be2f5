import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keptLog } from '@heard/service-kit/testing'
import { FolderTiles, Heads, nodeCryptography, noteSigner, S3Folder, TiledLog } from '@heard/transparency-log'
import { startS3Double } from '@heard/transparency-log/s3-double'
import { formatVerifierKey, trustLogs, utf8, verifyLog } from '@heard/transparency-log/verify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wordingFiles } from './ledger-place.ts'
import { Mirror, type MirrorTarget } from './mirror.ts'
import { bucketOf, mirrorToS3 } from './mirror-to-s3.ts'

let root: string
let double: Awaited<ReturnType<typeof startS3Double>>
const closing: (() => Promise<void>)[] = []
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'heard-mirror-'))
  double = await startS3Double()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await double.close()
  rmSync(root, { recursive: true })
})

const bindingOf = (letter: string): string => letter.repeat(43)

/** A public folder with a log in it, which grows by `grow`. */
const ledger = async (name: string, origin = 'heard.example/ledger') => {
  const folder = join(root, name)
  const signer = noteSigner(origin, generateKeyPairSync('ed25519').privateKey)
  const heads = Heads.open(`${folder}.sqlite`)
  closing.push(() => heads.close())
  const log = await TiledLog.open({ signer, tiles: new FolderTiles(folder), heads })
  writeFileSync(join(folder, 'heard-ledger.json'), JSON.stringify({ origin, verifierKey: formatVerifierKey(signer.key) }))
  writeFileSync(join(folder, 'tlog-policy'), 'quorum none\n')
  const grow = async (to: number): Promise<void> => {
    log.append(Array.from({ length: to - Number(log.size) }, (_, at) => utf8(`entry ${Number(log.size) + at}`)))
    await log.publish({ cursor: String(to) })
  }
  return { folder, key: signer.key, wording: wordingFiles(folder), grow, beside: ['heard-ledger.json', 'tlog-policy'] as const }
}
type Ledger = Pick<Awaited<ReturnType<typeof ledger>>, 'folder' | 'key' | 'beside'>

const bucket = () => ({ endpoint: double.endpoint, accessKeyId: 'key', secretAccessKey: 'secret', prefix: 'ledger/' })
const mirrorOf = async ({ folder, key, beside }: Ledger, target?: MirrorTarget) =>
  new Mirror({ folder, key, beside, target: target ?? (await S3Folder.open(bucket())) })

const there = (): readonly string[] => [...double.objects.keys()].map((key) => key.replace(/^ledger\//, '')).toSorted()
const readThere = async (path: string): Promise<Uint8Array | undefined> => double.objects.get(`ledger/${path}`)
const doubtsOf = async ({ key }: Ledger): Promise<readonly string[]> => {
  const log = verifyLog({ source: { read: readThere }, cryptography: nodeCryptography, policy: trustLogs(key) })
  for await (const step of log) if (step.kind === 'report') return step.doubts.map(({ message }) => message)
  throw new Error('no report')
}
const since = <T>(act: () => Promise<T>): Promise<readonly string[]> => {
  const before = double.changes.length
  return act().then(() => double.changes.slice(before))
}

describe('a mirror', () => {
  it('holds every file of the newest checkpoint, served as the folder is', async () => {
    const here = await ledger('here')
    await here.grow(300)
    await here.wording.publish(bindingOf('a'), 'words')
    await (await mirrorOf(here)).follow()
    expect(there()).toStrictEqual([
      'checkpoint',
      'heard-ledger.json',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
      'tlog-policy',
      `wording/${bindingOf('a')}.json`,
    ])
    const served = there().map((path) => `${double.types.get(`ledger/${path}`)}; ${double.caches.get(`ledger/${path}`)}`)
    expect([served[0], served[2], served[8]]).toStrictEqual([
      'text/plain; charset=utf-8; public, max-age=2',
      'application/octet-stream; public, max-age=31536000, immutable',
      'application/json; public, max-age=60',
    ])
    expect(await doubtsOf(here)).toStrictEqual([])
  })

  it('shows a whole log after each single step', async () => {
    const here = await ledger('here')
    const inner = await S3Folder.open(bucket())
    let steps = 0
    const look = async (): Promise<void> => {
      steps += 1
      if (await readThere('checkpoint')) expect(await doubtsOf(here)).toStrictEqual([])
      else expect(double.objects.has('ledger/heard-ledger.json')).toBe(true)
    }
    const looking: MirrorTarget = {
      read: (path) => inner.read(path),
      list: (start) => inner.list(start),
      put: (...file) => inner.put(...file).then(look),
      remove: (path) => inner.remove(path).then(look),
    }
    const mirror = await mirrorOf(here, looking)
    await here.wording.publish(bindingOf('a'), 'words')
    for (const size of [3, 255, 256, 600]) {
      await here.grow(size)
      await mirror.follow()
    }
    await here.wording.withdraw(bindingOf('a'))
    await here.grow(601)
    await mirror.follow()
    expect(steps).toBeGreaterThan(20)
  })

  it('removes withdrawn wording before anything else, also when it was withdrawn while nobody copied', async () => {
    const here = await ledger('here')
    for (const letter of ['a', 'b', 'c']) await here.wording.publish(bindingOf(letter), 'words')
    await here.grow(1)
    const mirror = await mirrorOf(here)
    await mirror.follow()
    await here.wording.withdraw(bindingOf('a'))
    await here.grow(2)
    expect((await since(() => mirror.follow()))[0]).toBe(`DELETE ledger/wording/${bindingOf('a')}.json`)
    await here.wording.withdraw(bindingOf('b'))
    const later = await mirrorOf(here)
    expect(await since(() => later.follow())).toStrictEqual([`DELETE ledger/wording/${bindingOf('b')}.json`])
    expect(there().filter((path) => path.startsWith('wording/'))).toStrictEqual([`wording/${bindingOf('c')}.json`])
  })

  it('copies nothing twice after a restart, and what was lost or changed there again', async () => {
    const here = await ledger('here')
    await here.grow(300)
    await (await mirrorOf(here)).follow()
    expect(await since(async () => (await mirrorOf(here)).follow())).toStrictEqual([])
    double.objects.delete('ledger/tile/0/000')
    double.objects.set('ledger/tlog-policy', Buffer.from('of yesterday'))
    expect((await since(async () => (await mirrorOf(here)).follow())).toSorted()).toStrictEqual(['PUT ledger/tile/0/000', 'PUT ledger/tlog-policy'])
    const mirror = await mirrorOf(here)
    await mirror.follow()
    double.objects.clear()
    await mirror.follow()
    expect(await doubtsOf(here)).toStrictEqual([])
  })

  it('goes on where the first copying was interrupted', async () => {
    const here = await ledger('here')
    await here.grow(600)
    const inner = await S3Folder.open(bucket())
    const failing: MirrorTarget = {
      read: (path) => inner.read(path),
      list: (start) => inner.list(start),
      remove: (path) => inner.remove(path),
      put: (path, ...rest) => (path === 'tile/1/000.p/2' ? Promise.reject(new Error('no more')) : inner.put(path, ...rest)),
    }
    await expect((await mirrorOf(here, failing)).follow()).rejects.toThrow('no more')
    const copied = there()
    expect(copied).toContain('tile/entries/001')
    const rest = await since(async () => (await mirrorOf(here)).follow())
    expect(rest.filter((change) => copied.includes(change.replace('PUT ledger/', '')))).toStrictEqual([])
    expect(await doubtsOf(here)).toStrictEqual([])
  })

  it('touches neither another ledger nor a newer copy nor another history', async () => {
    const here = await ledger('here')
    await here.grow(2)
    const old = { ...here, folder: join(root, 'old') }
    cpSync(here.folder, old.folder, { recursive: true })
    await here.grow(5)
    const refused = async (one: Ledger, said: RegExp): Promise<void> => {
      const changes = await since(() => expect(mirrorOf(one).then((mirror) => mirror.follow())).rejects.toThrow(said))
      expect(changes).toStrictEqual([])
    }
    double.objects.set('ledger/tile/0/000', Buffer.from('somebody’s'))
    await refused(here, /files of another ledger/)
    double.objects.clear()
    const stranger = await ledger('stranger', 'stranger.example/ledger')
    await stranger.grow(9)
    double.objects.set('ledger/heard-ledger.json', Buffer.from(JSON.stringify({ verifierKey: formatVerifierKey(stranger.key) })))
    await refused(here, /files of another ledger/)
    double.objects.clear()
    await (await mirrorOf(here)).follow()
    await refused(stranger, /files of another ledger/)
    await refused(old, /there are 5 entries, and the folder here has 2/)
    await here.wording.publish(bindingOf('a'), 'words')
    await (await mirrorOf(here)).follow()
    rmSync(join(here.folder, 'wording'), { recursive: true })
    await refused(here, /wording is missing: copy it back/)
  })

  it('waits for a target that is down, says so once, and catches up when it is back', async () => {
    const here = await ledger('here')
    await here.grow(3)
    double.weather.isDown = true
    const kept = keptLog()
    const errand = mirrorToS3(bucket(), { ...here, pace: { between: 1, longest: 5 }, events: kept.log })
    errand.wake()
    await expect.poll(() => errand.problem).toMatch(/503/)
    await here.grow(4)
    double.weather.isDown = false
    await expect.poll(() => errand.problem).toBeUndefined()
    expect(await doubtsOf(here)).toStrictEqual([])
    expect(kept.lines()).toStrictEqual([{ level: 'warn', event: 'ledger.not-copied', error: { class: 'S3ServiceError', at: expect.any(Array) } }])
    await errand.stop()
  })
})

describe('the key of a bucket', () => {
  const place = { endpoint: 'https://s3.example/ledger', region: 'auto', prefix: '' }
  const bucketIn = (text: string | undefined) => {
    const file = join(root, 'credentials')
    if (text !== undefined) writeFileSync(file, text)
    return bucketOf({ ledgerS3: { ...place, credentials: { file } } })
  }

  it('is read from a file in the form of AWS', () => {
    const text = '[other]\naws_access_key_id = no\n\n[default]\n# ours\naws_access_key_id=id\naws_secret_access_key = hush=\n'
    expect(bucketIn(text)).toStrictEqual({ ...place, accessKeyId: 'id', secretAccessKey: 'hush=' })
    expect(bucketOf({ ledgerS3: undefined })).toBeUndefined()
  })

  it.each([
    ['is not there', undefined, /must name a file that can be read/],
    ['lacks a part', '[default]\naws_secret_access_key = hush\n', /has no aws_access_key_id/],
  ])('ends the start with one clear line when its file %s', (_what, text, said) => {
    expect(() => bucketIn(text)).toThrow(expect.objectContaining({ type: 'configuration-error', message: expect.stringMatching(said) }))
    expect(() => bucketIn(text)).not.toThrow(/hush|\n/)
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ACCESS, DEADLINE, openAs, story } from './contract/context.ts'
import type { Acknowledged } from './sealing-drill.ts'
import { bytesIn, type Place, placeForEachTest } from './sqlite-fixture.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { VaultUnusable } from './vault.ts'

const LOADER = ['--import', new URL('../../../tools/ts.mjs', import.meta.url).href]
const WRITER = fileURLToPath(new URL('crash-writer.ts', import.meta.url))

/** Lets a process seal, kills it after `lines` acknowledgements, and answers those it wrote in full. */
const sealUntilKilled = async ({ file, keyFolder }: Place, cycle: number, lines: number): Promise<readonly Acknowledged[]> => {
  const writer = spawn(process.execPath, [...LOADER, WRITER, JSON.stringify({ file }), keyFolder, String(cycle)])
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) writer.kill('SIGKILL')
  })
  const [, signal] = await once(writer, 'close')
  expect(signal).toBe('SIGKILL')
  return said
    .split('\n')
    .slice(0, -1)
    .map((line): Acknowledged => JSON.parse(line))
}

/** Commits in a write-ahead log: frames that carry the database's size (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). */
const commitsIn = (wal: Buffer): number => {
  if (wal.length === 0) return 0
  const frame = 24 + wal.readUInt32BE(8)
  return Array.from({ length: Math.floor((wal.length - 32) / frame) }, (_, index) => wal.readUInt32BE(32 + index * frame + 4)).filter(
    (size) => size > 0,
  ).length
}

describe('what the SQLite vault acknowledged', () => {
  const { place, openAt } = placeForEachTest()

  it('is there after the process was killed, whenever that was', async () => {
    const at = place()
    const acknowledged: Acknowledged[] = []
    for (const cycle of [0, 1, 2, 3, 4, 5]) acknowledged.push(...(await sealUntilKilled(at, cycle, 40 + cycle * 97)))
    const vault = await openAt(at)
    const opened = await vault.open(
      acknowledged.map(({ ref }) => ref),
      ACCESS,
    )
    expect(opened).toStrictEqual(acknowledged.map(({ ref, key }) => openAs(ref, `story ${key}`, { subject: key })))
    const remembered = await Promise.all(acknowledged.map(({ key }) => vault.recall('answer', key, DEADLINE)))
    expect(remembered).toStrictEqual(acknowledged.map(({ key }) => key))
    const verified = await Promise.all(acknowledged.map((sealed) => vault.verify(sealed)))
    expect(new Set(verified)).toStrictEqual(new Set(['intact']))
  })

  it('was committed in groups: a hundred calls of one turn share one commit', async () => {
    const at = place()
    const vault = await openAt(at)
    const commits = () => commitsIn(readFileSync(`${at.file}-wal`))
    const before = commits()
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => vault.seal([story(`story ${index}`, { subject: `s${index}` })], { deadline: DEADLINE })),
    )
    expect(commits() - before).toBe(1)
    await vault.seal([story('one more')], { deadline: DEADLINE })
    expect(commits() - before).toBe(2)
  })
})

describe('a transaction that fails half way', () => {
  const { place, openAt } = placeForEachTest()

  it('leaves nothing of itself, and the next one works', async () => {
    const at = place()
    await (await openAt(at)).close()
    const storage = new SqliteStorage(at.file)
    const fails = storage.transaction(async (tables) => {
      await tables.putEpoch('half')
      await tables.putLink('f1', { epoch: 'half', box: new Uint8Array(1) })
      await tables.putLink('f1', { epoch: 'half', box: new Uint8Array(1) })
    })
    await expect(fails).rejects.toThrow(VaultUnusable)
    expect([(await storage.committed.epochs()).includes('half'), await storage.committed.link('f1')]).toStrictEqual([false, undefined])
    await storage.transaction((tables) => tables.putEpoch('whole'))
    expect((await storage.committed.epochs()).includes('whole')).toBe(true)
    await storage.close()
  })
})

describe('a file that is no whole vault', () => {
  const { place, openAt } = placeForEachTest()

  const refused = async (at: Place, message: string) => {
    const before = bytesIn(at.folder)
    await expect(openAt(at)).rejects.toThrow(VaultUnusable)
    await expect(openAt(at)).rejects.toThrow(message)
    expect(bytesIn(at.folder).equals(before)).toBe(true)
  }

  const closedVault = async () => {
    const at = place()
    const vault = await openAt(at)
    await vault.seal(
      Array.from({ length: 200 }, (_, index) => story(`story ${index} `.repeat(30))),
      { deadline: DEADLINE },
    )
    await vault.close()
    return at
  }

  it('is refused when it holds something else', async () => {
    const at = place()
    mkdirSync(at.folder, { recursive: true })
    writeFileSync(at.file, 'this is a shopping list, and a long one at that'.repeat(100))
    await refused(at, 'The vault file is not a vault')
  })

  it('is refused when it is the database of something else', async () => {
    const at = place()
    mkdirSync(at.folder, { recursive: true })
    const db = new DatabaseSync(at.file)
    db.exec('CREATE TABLE shopping (item TEXT)')
    db.close()
    await refused(at, 'The vault file is not a vault')
  })

  it('is refused when another version wrote it', async () => {
    const at = await closedVault()
    const db = new DatabaseSync(at.file)
    db.exec('PRAGMA user_version = 99')
    db.close()
    await refused(at, 'The vault file was written by another version of Heard')
  })

  it('is refused when its end is torn off', async () => {
    const at = await closedVault()
    truncateSync(at.file, statSync(at.file).size - 5000)
    await refused(at, 'The vault file is damaged')
  })

  it('is refused when a page of it was overwritten', async () => {
    const at = await closedVault()
    const bytes = readFileSync(at.file)
    bytes.fill(0xff, 4096 * 3, 4096 * 4)
    writeFileSync(at.file, bytes)
    await refused(at, 'The vault file is damaged')
  })
})

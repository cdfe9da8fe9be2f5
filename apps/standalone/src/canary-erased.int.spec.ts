import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deidentifyContribution, myContribution } from '@heard/contracts/engagement'
import { readConfiguration } from '@heard/service-kit'
import { captureTraces, type ErasureTraces, FileKeys, verifyErased } from '@heard/vault'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp } from './backup/backup.ts'
import { eraseMine, type Told, tell, whenErased } from './erasure.fixture.ts'
import { restore } from './restore/restore.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { sealedRefs } from './vault-keeper.ts'

const marks = new Map(['happened', 'worked', 'gotInTheWay', 'wouldHaveHelped'].map((field) => [field, `canary${randomBytes(12).toString('hex')}`]))

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Files in which a marker stands in clear, in UTF-8, UTF-16 or base64, or the front of it as a search index would cut it. */
const filesWith = (folder: string): string[] =>
  filesBelow(folder).filter((file) => {
    const bytes = readFileSync(file)
    return [...marks.values()].some((mark) =>
      [
        Buffer.from(mark),
        Buffer.from(mark, 'utf16le'),
        Buffer.from(Buffer.from(mark).toString('base64').slice(4, 24)),
        Buffer.from(mark.slice(6, 26)),
      ].some((needle) => bytes.includes(needle)),
    )
  })

/** Cells of read models in which an id stands, whatever their column is called. */
const cellsWith = (folder: string, id: string): string[] =>
  readdirSync(join(folder, 'read'))
    .filter((name) => name.endsWith('.sqlite') && name !== 'analysis.sqlite')
    .flatMap((name) => {
      const database = new DatabaseSync(join(folder, 'read', name), { readOnly: true })
      try {
        return database
          .prepare(`SELECT m.name AS "table", p.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'`)
          .all()
          .filter(({ table, column }) => database.prepare(`SELECT 1 FROM "${table}" WHERE instr("${column}", ?) > 0`).get(id) !== undefined)
          .map(({ table, column }) => `${name} ${table}.${column}`)
      } finally {
        database.close()
      }
    })

describe('the words of somebody who was erased', () => {
  let root: string
  let now: string
  let yesterday: string
  let then: string
  let told: Told
  let subject: string
  let refs: readonly string[]
  let traces: ErasureTraces

  const during = async <T>(folder: string, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder }, '/')

  const statuses = async ({ heard, call }: TestHeard) => {
    const mine = await call(myContribution, { body: { receipt: told.receipt } })
    const opened = await heard.platform.vault.open(refs, { purpose: 'narrative', actor: 'spec', reason: 'review' })
    return [mine.ok ? mine.body.words.status : mine.problem.type, ...opened.map(({ status }) => status)]
  }

  const left = async (folder: string) => {
    const keys = new FileKeys({ folder: join(folder, 'keys') })
    const { checks } = await verifyErased({ file: join(folder, 'vault.sqlite'), folder, keys, subject, refs, traces, now: new Date().toISOString() })
    return checks.filter(({ found }) => found > 0)
  }

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'heard-canary-erased-'))
    now = join(root, 'now')
    yesterday = join(root, 'yesterday')
    then = join(root, 'then')
    await during(now, async (platform) => {
      const words = { happened: 'x', ...Object.fromEntries(marks) }
      told = await tell(platform, { words, community: 'south-asian' })
      const params = { programme, contribution: told.contribution }
      const done = await platform.call(deidentifyContribution, { params, body: { spans: [] } }, { headers: await platform.as('analyst') })
      expect(done.status).toBe(200)
      const { store, readModels } = platform.heard.platform
      expect(await readModels.waitFor(await store.head(), 10_000)).toBe(true)
      for await (const { data } of store.readStream(`contribution-${programme}.${told.contribution}`, { limit: 1 })) {
        subject = 'person' in data && typeof data.person === 'string' ? data.person : ''
        refs = sealedRefs(data)
      }
      traces = captureTraces(join(now, 'vault.sqlite'), { subject })
    })
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('stand in clear in the analysis index before, where they belong, and nowhere else', () => {
    expect(refs).toHaveLength(2)
    expect(cellsWith(now, subject)).toContain('engagement.sqlite holdings.person')
    expect(new Set(filesWith(now))).toEqual(new Set([join(now, 'read', 'analysis.sqlite')]))
  })

  it('are in no file afterwards, neither in clear nor sealed, and no read model names the person', async () => {
    await backUp(at(now), yesterday)
    await during(now, async (platform) => {
      expect(await statuses(platform)).toEqual(['open', 'open', 'open'])
      await eraseMine(platform, told.receipt)
      await whenErased(platform)
      expect(await statuses(platform)).toEqual(['withdrawn', 'erased', 'erased'])
      expect(filesWith(now)).toEqual([])
    })
    expect(filesWith(now)).toEqual([])
    expect(await left(now)).toEqual([])
    await during(now, async (platform) => {
      const { store, readModels } = platform.heard.platform
      expect(await readModels.waitFor(await store.head(), 10_000)).toBe(true)
    })
    rmSync(join(now, 'read'), { recursive: true })
    await during(now, async (platform) => {
      const { store, readModels } = platform.heard.platform
      expect(await readModels.waitFor(await store.head(), 10_000)).toBe(true)
      expect(await statuses(platform)).toEqual(['withdrawn', 'erased', 'erased'])
    })
    expect(cellsWith(now, subject)).toEqual([])
    expect(filesWith(now)).toEqual([])
  })

  it('do not come back with the backup of the day before', async () => {
    mkdirSync(then)
    for (const name of ['keys', 'erasures.list']) cpSync(join(now, name), join(then, name), { recursive: true })
    await restore(yesterday, at(then))
    expect(await left(then)).not.toEqual([])
    await during(then, async (platform) => expect(await statuses(platform)).toEqual(['withdrawn', 'erased', 'erased']))
    expect(await left(then)).toEqual([])
    expect(filesWith(then)).toEqual([])
  })
})

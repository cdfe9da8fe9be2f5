import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MemoryEventStore } from '@heard/event-store'
import { partProcesses, partsStream, readConfiguration, uuidv7 } from '@heard/service-kit'
import { keptLog } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erasureStream } from '../erasure.events.ts'
import { FolderCheck } from './folder-check.ts'

const id = (last: number): string => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
const programme = 'luton'
const [erasure, person, other] = [id(1), id(2), id(3)]
const own = { process: id(4), part: 'engagement' } as const
const clock = { now: () => Date.parse('2026-11-30T10:00:00.000Z') }
const asked = { programme, erasure, contribution: id(5), person, by: 'resident' }

describe('the check of one process’s own folder', () => {
  let folder: string
  let model: DatabaseSync
  let store: MemoryEventStore
  const running: FolderCheck[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-folder-check-'))
    mkdirSync(join(folder, 'read'))
    model = new DatabaseSync(join(folder, 'read', 'engagement.sqlite'))
    model.exec(`
      CREATE TABLE heard_projection (name TEXT PRIMARY KEY, cursor INTEGER);
      INSERT INTO heard_projection VALUES ('stories', 9), ('followed no more', 0);
      CREATE TABLE story (person TEXT)`)
    store = new MemoryEventStore()
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((check) => check.stop()))
    model.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const record = (type: string, data: object, stream = erasureStream(programme, erasure)) =>
    store.append({
      stream,
      expected: 'any',
      facts: [{ id: uuidv7(clock.now()), type, version: 1, data, metadata: { actor: 'spec', at: '2026-11-30T10:00:00.000Z' } }],
    })
  const said = async (): Promise<readonly unknown[]> => {
    const found: unknown[] = []
    for await (const { data } of store.readAll({ types: ['PartChecked'] })) found.push(Reflect.get(data, 'left'))
    return found
  }
  const start = (): FolderCheck => {
    const configuration = readConfiguration({ HEARD_DATA_DIR: folder }, '/')
    const readModels = { waitFor: async () => true, status: () => [{ name: 'engagement/stories', ready: true }] }
    const check = new FolderCheck({ store, clock, configuration, log: keptLog().log, readModels: readModels as never }, own)
    running.push(check)
    check.start()
    return check
  }

  it('says that nothing is left, once, also when it starts again', async () => {
    await record('ErasureIntended', asked)
    start()
    await expect.poll(said).toStrictEqual([[]])
    await start().look()
    expect(await said()).toStrictEqual([[]])
  })

  it('says what is left, and when that changes', async () => {
    model.exec(`INSERT INTO story VALUES ('${person}'), ('${other}')`)
    await record('ErasureIntended', asked)
    const check = start()
    await expect.poll(said).toStrictEqual([['engagement']])
    await check.look()
    expect(await said()).toStrictEqual([['engagement']])
    model.exec(`DELETE FROM story WHERE person = '${person}'`)
    await check.look()
    expect(await said()).toStrictEqual([['engagement'], []])
  })

  it('says nothing while its files are not past the erasure, whatever the process says of itself', async () => {
    model.exec("UPDATE heard_projection SET cursor = 0 WHERE name = 'stories'")
    await record('ErasureIntended', asked)
    const check = start()
    await check.look()
    await check.look()
    expect(await said()).toStrictEqual([])
    model.exec("UPDATE heard_projection SET cursor = 1 WHERE name = 'stories'")
    await check.look()
    await expect.poll(said).toStrictEqual([[]])
  })

  it('says nothing of an erasure that is done', async () => {
    await record('ErasureIntended', asked)
    await record('SubjectErased', { programme, erasure })
    await record('ErasureIntended', { ...asked, erasure: other, person: other }, erasureStream(programme, other))
    start()
    await expect.poll(said).toStrictEqual([[]])
    for await (const { data } of store.readAll({ types: ['PartChecked'] }))
      expect(data).toStrictEqual({ programme, erasure: other, ...own, left: [] })
  })

  it('joins again when somebody said that its folder is gone', async () => {
    await record('PartJoined', own, partsStream)
    start()
    await record('PartGone', { process: own.process }, partsStream)
    await expect.poll(async () => (await partProcesses(store)).length).toBe(1)
  })
})

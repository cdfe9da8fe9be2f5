import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { increase, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newFact, newFacts } from './contract/contract-facts.ts'
import type { DeadLetter } from './dead-letter.ts'
import { MemoryEventStore } from './memory-event-store.ts'
import { type Projector, startProjector } from './projector.ts'

const stories: Table = {
  name: 'story',
  columns: { id: 'TEXT', stage: 'TEXT NULL', position: 'INTEGER' },
  key: ['id'],
  indexes: [['stage', 'position']],
}
const counts: Table = { name: 'story_count', columns: { stage: 'TEXT', total: 'INTEGER' }, key: ['stage'] }

const dataOf = (fact: RecordedFact) => fact.data as { readonly story: string; readonly stage: string }
const storyFact = (story: string, stage = 'diagnosis') => newFact('StoryShared', { story, stage })

const storyList: Projection = {
  name: 'story-list',
  version: 1,
  tables: [stories],
  types: ['StoryShared', 'StoryMoved', 'StoryWithdrawn'],
  project: (fact) => {
    const { story, stage } = dataOf(fact)
    if (fact.type === 'StoryShared') return [put(stories, { id: story, stage, position: fact.position })]
    return fact.type === 'StoryMoved' ? [patch(stories, { id: story }, { stage })] : [remove(stories, { id: story })]
  },
}

const storyCount: Projection = {
  name: 'story-count',
  version: 1,
  tables: [counts],
  types: ['StoryShared', 'StageNamed'],
  project: (fact) =>
    fact.type === 'StageNamed'
      ? [put(counts, { stage: dataOf(fact).stage, total: 0 })]
      : [increase(counts, { stage: dataOf(fact).stage }, { total: 1 })],
}

const failingAt = (story: string): Projection => ({
  ...storyCount,
  project: (fact) => {
    if (dataOf(fact).story === story) throw new RangeError('no such stage')
    return storyCount.project(fact)
  },
})

let folder: string
let file: string
let store: MemoryEventStore
const started: Projector[] = []

const start = async (projections: readonly Projection[], onDeadLetter?: (letter: DeadLetter) => void): Promise<Projector> => {
  const projector = await startProjector({ store, file, projections, ...(onDeadLetter && { onDeadLetter }) })
  started.push(projector)
  return projector
}
const append = async (...facts: Parameters<typeof store.append>[0]['facts']): Promise<bigint> =>
  (await store.append({ stream: 'story-1', expected: 'any', facts })).position
const listOf = (projector: Projector) => projector.query('SELECT id, stage FROM story ORDER BY position')
const countOf = (projector: Projector) => projector.query<{ total: number }>('SELECT total FROM story_count WHERE stage = ?', ['diagnosis'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-projector-'))
  file = join(folder, 'read-model.db')
  store = new MemoryEventStore()
})

afterEach(async () => {
  for (const projector of started.splice(0)) await projector.stop()
  rmSync(folder, { recursive: true })
})

it('builds read models from the facts there are and keeps up with new ones', async () => {
  await append(newFact('StageNamed', { stage: 'diagnosis' }), storyFact('a'), storyFact('b', 'referral'))
  const projector = await start([storyList, storyCount])
  const head = await append(storyFact('c'), newFact('StoryMoved', { story: 'a', stage: 'care' }), newFact('StoryWithdrawn', { story: 'b' }))
  expect(await projector.waitFor(head, 5000)).toBe(true)
  expect(listOf(projector)).toStrictEqual([
    { id: 'a', stage: 'care' },
    { id: 'c', stage: 'diagnosis' },
  ])
  expect(countOf(projector)).toStrictEqual([{ total: 2 }])
  const running = { version: 1, cursor: head, caughtUp: true, deadLetter: null, outage: null }
  expect(projector.status()).toStrictEqual([
    { name: 'story-list', ...running },
    { name: 'story-count', ...running },
  ])
})

it('goes on where it stopped', async () => {
  const seen: bigint[] = []
  const spied: Projection = {
    ...storyList,
    project: (fact) => {
      seen.push(fact.position)
      return storyList.project(fact)
    },
  }
  const first = await start([spied])
  await first.waitFor(await append(storyFact('a'), storyFact('b')), 5000)
  await first.stop()
  await append(storyFact('c'))
  const second = await start([spied])
  expect(await second.waitFor(await append(newFact('Other')), 5000)).toBe(true)
  expect(seen).toStrictEqual([1n, 2n, 3n])
  expect(listOf(second)).toHaveLength(3)
})

const wider: Table = { ...stories, columns: { ...stories.columns, length: 'INTEGER NULL' } }
const narrower: Table = { ...stories, name: 'story_line' }
const CHANGED: readonly (readonly [what: string, projection: Projection, table: string])[] = [
  ['its version', { ...storyList, version: 2 }, 'story'],
  ['its columns', { ...storyList, tables: [wider] }, 'story'],
  [
    'the name of its table',
    { ...storyList, tables: [narrower], project: () => [put(narrower, { id: 'a', stage: null, position: 1 })] },
    'story_line',
  ],
]
for (const [what, changed, table] of CHANGED) {
  it(`builds a projection again when ${what} changed, and leaves the others alone`, async () => {
    const first = await start([storyList, storyCount])
    const head = await append(newFact('StageNamed', { stage: 'diagnosis' }), storyFact('a'))
    await first.waitFor(head, 5000)
    await first.stop()
    const second = await start([changed, storyCount])
    expect(await second.waitFor(head, 5000)).toBe(true)
    expect(second.query(`SELECT id FROM ${table}`)).toStrictEqual([{ id: 'a' }])
    expect(second.query("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('story', 'story_line')")).toStrictEqual([{ n: 1 }])
    expect(countOf(second)).toStrictEqual([{ total: 1 }])
  })
}

it('builds everything again when the read model is ahead of the facts', async () => {
  const first = await start([storyList])
  await first.waitFor(await append(storyFact('a'), storyFact('b')), 5000)
  await first.stop()
  store = new MemoryEventStore()
  const second = await start([storyList])
  expect(await second.waitFor(await append(storyFact('c')), 5000)).toBe(true)
  expect(listOf(second)).toStrictEqual([{ id: 'c', stage: 'diagnosis' }])
})

it('keeps a dead letter of a fact that a projection cannot take and stops only that projection', async () => {
  const letters: DeadLetter[] = []
  const projector = await start([storyList, failingAt('bad')], (letter) => letters.push(letter))
  const bad = storyFact('bad')
  await append(newFact('StageNamed', { stage: 'diagnosis' }), storyFact('a'), bad, storyFact('c'))
  const head = await append(storyFact('d'))
  expect(await projector.waitFor(head, 5000, 'story-list')).toBe(true)
  expect(await projector.waitFor(head, 5000)).toBe(true)
  expect(await projector.waitFor(head, 5000, 'story-count')).toBe(false)
  const letter = { reader: 'story-count', position: 3n, fact: bad.id, type: 'StoryShared', error: 'RangeError', message: 'no such stage' }
  expect(letters).toStrictEqual([letter])
  expect(projector.status()[1]).toStrictEqual({ name: 'story-count', version: 1, cursor: 2n, caughtUp: true, deadLetter: letter, outage: null })
  expect(countOf(projector)).toStrictEqual([{ total: 1 }])
  expect(listOf(projector)).toHaveLength(4)
})

it('tries a dead letter again at the next start and forgets it once it is past it', async () => {
  const first = await start([failingAt('bad')])
  const head = await append(newFact('StageNamed', { stage: 'diagnosis' }), storyFact('a'), storyFact('bad'))
  expect(await first.waitFor(head, 5000, 'story-count')).toBe(false)
  await first.stop()
  const still = await start([failingAt('bad')])
  expect(await still.waitFor(head, 5000, 'story-count')).toBe(false)
  expect(still.status()[0]?.deadLetter?.position).toBe(3n)
  await still.stop()
  const mended = await start([storyCount])
  expect(await mended.waitFor(head, 5000, 'story-count')).toBe(true)
  expect(mended.status()[0]?.deadLetter).toBe(null)
  expect(countOf(mended)).toStrictEqual([{ total: 2 }])
})

it('keeps a dead letter of a change that the read model refuses', async () => {
  const wrong: Projection = {
    ...storyList,
    project: ({ position }) => [put(stories, position === 2n ? { id: 'b', position: null } : { id: 'a', position })],
  }
  const projector = await start([wrong])
  const head = await append(storyFact('a'), storyFact('b'))
  expect(await projector.waitFor(head, 5000, 'story-list')).toBe(false)
  expect(projector.status()[0]?.deadLetter?.message).toBe('NOT NULL constraint failed: story.position')
  expect(projector.query('SELECT id FROM story')).toStrictEqual([{ id: 'a' }])
})

it('rebuilds one projection or all by command while facts keep coming', async () => {
  const projector = await start([storyList, storyCount])
  await projector.waitFor(
    await append(newFact('StageNamed', { stage: 'diagnosis' }), ...Array.from({ length: 1200 }, (_, n) => storyFact(`${n}`))),
    5000,
  )
  for (const name of ['story-count', undefined, 'story-list']) {
    const rebuilding = projector.rebuild(name)
    const head = await append(storyFact(`after ${name}`))
    await rebuilding
    expect(await projector.waitFor(head, 10_000)).toBe(true)
  }
  expect(listOf(projector)).toHaveLength(1203)
  expect(countOf(projector)).toStrictEqual([{ total: 1203 }])
  expect(projector.status().map(({ caughtUp }) => caughtUp)).toStrictEqual([true, true])
})

it('says no when a position does not come in time, when it is stopped, and refuses an unknown name', async () => {
  const projector = await start([storyList])
  expect(await projector.waitFor(1n, 5)).toBe(false)
  const waiting = projector.waitFor(1n, 60_000)
  await projector.stop()
  expect(await waiting).toBe(false)
  expect(() => projector.waitFor(1n, 5, 'unknown')).toThrow('there is no projection unknown')
})

it('refuses projections that share a name or a table', async () => {
  await expect(start([storyList, storyList])).rejects.toThrow('two projections claim projection story-list')
  await expect(start([storyList, { ...storyCount, tables: [stories] }])).rejects.toThrow('two projections claim table story')
})

it('cannot be written through its queries', async () => {
  const projector = await start([storyList])
  expect(() => projector.query("INSERT INTO story (id, position) VALUES ('a', 1)")).toThrow('readonly')
})

it('throws a damaged read model away and builds it again', async () => {
  writeFileSync(file, 'this is not a database, and long enough to be read as one'.repeat(100))
  const projector = await start([storyList])
  expect(await projector.waitFor(await append(storyFact('a')), 5000)).toBe(true)
  expect(listOf(projector)).toHaveLength(1)
})

it('goes on by itself after the store could not be read for a while', async () => {
  let failures = 1
  const flaky: Pick<MemoryEventStore, 'subscribe' | 'head'> = {
    head: () => store.head(),
    subscribe: (options) => {
      failures -= 1
      if (failures >= 0) throw new Error('the disk is away')
      return store.subscribe(options)
    },
  }
  const database = new DatabaseSync(':memory:')
  const projector = await startProjector({ store: flaky, database, projections: [storyList] })
  started.push(projector)
  expect(projector.status()[0]?.outage).toBe('the disk is away')
  expect(await projector.waitFor(await append(storyFact('a')), 10_000)).toBe(true)
  expect(projector.status()[0]?.outage).toBe(null)
})

it('takes batches of any size', async () => {
  await append(...newFacts(30, 'Other'), storyFact('a'), storyFact('b'))
  for (const batchSize of [1, 2, 31]) {
    const projector = await startProjector({ store, file: ':memory:', projections: [storyList], batchSize })
    expect(await projector.waitFor(await store.head(), 5000)).toBe(true)
    expect(listOf(projector)).toHaveLength(2)
    await projector.stop()
  }
})

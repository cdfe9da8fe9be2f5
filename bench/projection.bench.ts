import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Projection, put, type Table } from '@heard/event-sourcing'
import { SqliteEventStore, startProjector } from '@heard/event-store'
import { type Measurement, measureBeside } from './measurement.ts'

const FACTS = 100_000
const ROUNDS = 5
const PAGE = 2000

const stories: Table = { name: 'story', columns: { id: 'TEXT', stage: 'TEXT', position: 'INTEGER' }, key: ['id'] }
const storyList: Projection = {
  name: 'story-list',
  version: 1,
  tables: [stories],
  types: ['StoryShared'],
  project: ({ stream, position, data }) => [put(stories, { id: stream, stage: 'stage' in data ? String(data.stage) : '', position })],
}

const fill = async (store: SqliteEventStore): Promise<void> => {
  for (let n = 0; n < FACTS; n += 1000) {
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) => {
        const id = String(n + index).padStart(12, '0')
        const metadata = { actor: 'resident', at: '2026-01-01T00:00:00.000Z' }
        const data = { stage: 'diagnosis', answers: 'x'.repeat(380) }
        return store.append({ stream: `story-${id}`, expected: 'none', facts: [{ id, type: 'StoryShared', version: 1, data, metadata }] })
      }),
    )
  }
}

const perSecond = (started: number): number => FACTS / ((performance.now() - started) / 1000)

/** No more than reading the rows in pages and parsing their JSON. */
const readAndParse = (file: string): number => {
  const database = new DatabaseSync(file, { readOnly: true })
  const select = database.prepare(
    'SELECT position, stream, revision, id, type, version, data, metadata FROM fact WHERE position > ? ORDER BY position LIMIT ?',
  )
  select.setReturnArrays(true)
  const started = performance.now()
  for (let after = 0; after < FACTS; after += PAGE) {
    const rows: unknown = select.all(after, PAGE)
    for (const [, , , , , , data, metadata] of rows as readonly (readonly string[])[]) {
      JSON.parse(data ?? '')
      JSON.parse(metadata ?? '')
    }
  }
  const rate = perSecond(started)
  database.close()
  return rate
}

/** Building a read model again from the first fact, one row for each fact, against reading the facts. */
export const run = async (): Promise<Measurement[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'))
  const file = join(folder, 'facts.db')
  const store = SqliteEventStore.open(file)
  await fill(store)
  const head = await store.head()
  const projector = await startProjector({ store, file: join(folder, 'read-model.db'), projections: [storyList] })
  await projector.waitFor(head, 60_000)
  const rebuild = async (): Promise<number> => {
    const started = performance.now()
    await projector.rebuild()
    if (!(await projector.waitFor(head, 60_000))) throw new Error('the rebuild did not come to an end')
    return perSecond(started)
  }
  const measurement = await measureBeside({
    name: `rebuild a projection of ${FACTS.toLocaleString('en')} facts`,
    unit: 'facts/s',
    against: 'reading and parsing the same rows',
    rounds: ROUNDS,
    measure: rebuild,
    compare: () => readAndParse(file),
  })
  await projector.stop()
  await store.close()
  rmSync(folder, { recursive: true })
  return [measurement]
}

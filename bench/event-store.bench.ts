import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { NewFact } from '@heard/event-sourcing'
import { SqliteEventStore } from '@heard/event-store'
import { type Measurement, measureBeside } from './measurement.ts'

const APPENDS = 20_000
const AT_ONCE = 50
const ROUNDS = 5
const BYTES = 472

const timeOrderedId = (n: number): string => {
  const time = (1_700_000_000_000 + n).toString(16).padStart(12, '0')
  const random = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`
}

/** Facts whose data and metadata are 472 bytes of JSON together. */
const makeFacts = (): readonly NewFact[] =>
  Array.from({ length: APPENDS }, (_, n) => {
    const metadata = { actor: 'resident', at: '2026-01-01T00:00:00.000Z', command: timeOrderedId(n) }
    const empty = { stage: 'diagnosis', answers: '' }
    const filler = BYTES - JSON.stringify(metadata).length - JSON.stringify(empty).length
    return { id: timeOrderedId(n), type: 'StoryShared', version: 1, data: { ...empty, answers: 'x'.repeat(filler) }, metadata }
  })

const inFolder = async <T>(act: (folder: string) => T | Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const perSecond = (count: number, started: number): number => count / ((performance.now() - started) / 1000)

/** Fifty writers, each appending one fact to a new stream, again as soon as the last is durable. */
const appending = async (folder: string): Promise<number> => {
  const store = SqliteEventStore.open(join(folder, 'facts.db'))
  const facts = makeFacts()
  let next = 0
  const started = performance.now()
  const writer = async (): Promise<void> => {
    for (let fact = facts[next]; fact; fact = facts[next]) {
      next += 1
      await store.append({ stream: `story-${fact.id}`, expected: 'none', facts: [fact] })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, writer))
  const rate = perSecond(APPENDS, started)
  await store.close()
  return rate
}

/** The same facts in a plain loop: fifty inserts and a commit. No version check, no checksum, no promise. */
const bareLoop = (folder: string): number => {
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    CREATE TABLE fact (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
      version INTEGER NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT
  `)
  const insert = database.prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const facts = makeFacts()
  const started = performance.now()
  for (const [n, { id, type, version, data, metadata }] of facts.entries()) {
    if (n % AT_ONCE === 0) database.exec('BEGIN IMMEDIATE')
    insert.run(n + 1, `story-${id}`, 0, id, type, version, JSON.stringify(data), JSON.stringify(metadata))
    if (n % AT_ONCE === AT_ONCE - 1) database.exec('COMMIT')
  }
  const rate = perSecond(APPENDS, started)
  database.close()
  return rate
}

/** Appending with group commit, against a loop that does no more than insert. */
export const run = async (): Promise<Measurement[]> => [
  await measureBeside({
    name: `append, ${AT_ONCE} at once, ${BYTES}-byte facts`,
    unit: 'facts/s',
    against: `a bare node:sqlite loop with ${AT_ONCE} per commit and the same durability`,
    rounds: ROUNDS,
    measure: () => inFolder(appending),
    compare: () => inFolder(bareLoop),
  }),
]

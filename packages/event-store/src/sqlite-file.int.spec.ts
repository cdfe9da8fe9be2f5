import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { StoreUnusable } from '@heard/event-sourcing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { collect, idsOf, newFact, newFacts } from './contract/contract-facts.ts'
import { SqliteEventStore } from './sqlite-event-store.ts'

let folder: string
let file: string
const opened: SqliteEventStore[] = []

const open = (...args: Parameters<typeof SqliteEventStore.open>): SqliteEventStore => {
  const store = SqliteEventStore.open(...args)
  opened.push(store)
  return store
}

/** The message of the refusal that this ends in. */
const refusalOf = async (act: () => unknown): Promise<string> => {
  try {
    await act()
  } catch (error) {
    if (error instanceof StoreUnusable) return error.message.replaceAll(file, 'FILE')
    throw error
  }
  return 'not refused'
}

/** Does something to the file behind the store's back. */
const meddle = (sql: string): void => {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-file-'))
  file = join(folder, 'facts.db')
})

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  rmSync(folder, { recursive: true })
})

it('makes the folder and the file when there is none', async () => {
  file = join(folder, 'a', 'b', 'facts.db')
  expect(await open(file).head()).toBe(0n)
})

it('numbers positions from 1 without a gap, also past refused and failed appends', async () => {
  const store = open(file)
  const taken = newFact()
  await store.append({ stream: 'story-0', expected: 'none', facts: [taken] })
  await Promise.allSettled([
    store.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) }),
    store.append({ stream: 'story-1', expected: 7n, facts: newFacts(2) }),
    store.append({ stream: 'story-2', expected: 'none', facts: [newFact(), newFact(), taken] }),
    store.append({ stream: 'story-3', expected: 'none', facts: newFacts(2) }),
  ])
  expect((await collect(store.readAll())).map(({ position }) => position)).toStrictEqual([1n, 2n, 3n, 4n, 5n, 6n])
})

it('commits what was appended before it is closed, and refuses everything afterwards', async () => {
  const store = open(file)
  const facts = newFacts(2)
  const appending = store.append({ stream: 'story-1', expected: 'none', facts })
  await store.close()
  expect(await appending).toStrictEqual({ revision: 1n, position: 2n })
  const closed = 'the event store FILE is closed'
  expect(await refusalOf(() => store.append({ stream: 'story-1', expected: 'any', facts: newFacts(1) }))).toBe(closed)
  expect(await refusalOf(() => collect(store.readStream('story-1')))).toBe(closed)
  expect(await refusalOf(() => store.head())).toBe(closed)
  expect(idsOf(await collect(open(file).readAll()))).toStrictEqual(idsOf(facts))
})

it('ends subscriptions when it is closed', async () => {
  const store = open(file)
  const following = collect(store.subscribe({ after: 0n, signal: new AbortController().signal }))
  await store.close()
  expect((await following).length).toBeLessThanOrEqual(1)
})

it('refuses a second writer, in this process and in another, until the first is closed or killed', async () => {
  const writer = spawn(
    process.execPath,
    [
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('./crash-writer.ts', import.meta.url)),
      file,
      '0',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(writer, 'exit')
  await once(writer.stdout, 'data')
  const refusal = /^the event store FILE has another writer, .* stop the other process first/
  expect(await refusalOf(() => open(file))).toMatch(refusal)
  writer.kill('SIGKILL')
  await ended
  const store = open(file)
  expect(await refusalOf(() => open(file))).toMatch(refusal)
  await store.close()
  expect(await open(file).head()).toBeGreaterThanOrEqual(0n)
})

it('refuses a file that is not a database, one of another program and one of a newer format', async () => {
  writeFileSync(file, 'these are my notes, and they are not an event store\n'.repeat(100))
  expect(await refusalOf(() => open(file))).toMatch(/^the event store FILE is not an event store or is damaged at its start; restore the last backup/)
  rmSync(file)
  meddle('CREATE TABLE note (text TEXT)')
  expect(await refusalOf(() => open(file))).toMatch(/^FILE is not an event store of Heard/)
  rmSync(file)
  await open(file).close()
  meddle('PRAGMA user_version = 2')
  expect(await refusalOf(() => open(file))).toBe('the event store FILE has format 2, this program knows 1; use the newer program')
  meddle('PRAGMA user_version = 1; DROP INDEX fact_type')
  expect(await refusalOf(() => open(file))).toMatch(/^the event store FILE has tables other than its own/)
})

it('refuses a folder in the place of the file, and a file in the place of the folder', async () => {
  mkdirSync(file)
  expect(await refusalOf(() => open(file))).toMatch(/^the event store FILE /)
  writeFileSync(join(folder, 'notes'), '')
  expect(await refusalOf(() => open(join(folder, 'notes', 'facts.db')))).toMatch(/notes.facts\.db-lock cannot be written/)
})

it('refuses a file in which facts are missing or which ends before what it acknowledged', async () => {
  const store = open(file)
  await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
  await store.close()
  copyFileSync(file, `${file}-copy`)
  meddle('DELETE FROM fact WHERE position = 2')
  expect(await refusalOf(() => open(file))).toBe('the event store FILE has 2 facts up to position 3: some are missing; restore the last backup')
  copyFileSync(`${file}-copy`, file)
  meddle('DELETE FROM fact WHERE position = 3')
  expect(await refusalOf(() => open(file))).toMatch(/^the event store FILE acknowledged 3 facts but holds 2 .* delete FILE-head$/)
  rmSync(`${file}-head`)
  expect(await open(file).head()).toBe(2n)
})

it('hands out nothing that is damaged: neither at its end when it opens nor anywhere when it reads', async () => {
  const store = open(file)
  const facts = newFacts(2500)
  await store.append({ stream: 'story-1', expected: 'none', facts })
  meddle('UPDATE fact SET data = \'{"n":7}\' WHERE position = 6')
  const seen: string[] = []
  const damaged = 'the event store FILE is damaged at position 6; stop, keep a copy of the files and restore the last backup'
  const read = async () => {
    for await (const { id } of store.readAll()) seen.push(id)
  }
  expect(await refusalOf(read)).toBe(damaged)
  expect(await refusalOf(() => collect(store.readStream('story-1', { from: 5n, limit: 1 })))).toBe(damaged)
  expect(await refusalOf(() => collect(store.subscribe({ after: 0n, types: ['StoryShared'], signal: new AbortController().signal })))).toBe(damaged)
  expect(idsOf(await collect(store.readStream('story-1', { from: 6n })))).toStrictEqual(idsOf(facts.slice(6)))
  expect(seen).toStrictEqual([])
  meddle('UPDATE fact SET revision = 9999 WHERE position = 2499')
  await store.close()
  expect(await refusalOf(() => open(file))).toMatch(/^the event store FILE is damaged at position 2499/)
})

it('refuses to read past a fact that went missing while it was open', async () => {
  const store = open(file)
  await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(10) })
  meddle('DELETE FROM fact WHERE position = 4')
  expect(await refusalOf(() => collect(store.readAll()))).toMatch(/^the event store FILE lacks facts near 1;/)
  expect(await refusalOf(() => collect(store.readAll({ direction: 'backwards' })))).toMatch(/lacks facts/)
  expect(await refusalOf(() => collect(store.readStream('story-1')))).toMatch(/lacks facts/)
})

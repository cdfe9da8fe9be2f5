import { rmSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'
import type { Recorded } from '../append-request.ts'
import type { PageRequest } from '../follow.ts'
import { isBefore, type Place, type WireFact } from './wire-fact.ts'

const VERSION = 1
const SCHEMA = `
  BEGIN IMMEDIATE;
  CREATE TABLE fact (position INTEGER PRIMARY KEY, id TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, type TEXT NOT NULL,
    commit_at INTEGER NOT NULL, prepare_at INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX fact_stream ON fact (stream, revision);
  CREATE INDEX fact_id ON fact (id);
  CREATE INDEX fact_type ON fact (type);
  CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), commit_at INTEGER NOT NULL, prepare_at INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${VERSION};
  COMMIT`

/** A fact and where the server has it. */
export type Placed = Recorded & { readonly id: string; readonly place: Place }

const COLUMNS = 'position, id, stream, revision, commit_at, prepare_at'

const toPlaced = (row: Record<string, unknown>): Placed => ({
  position: Number(row.position),
  id: String(row.id),
  stream: String(row.stream),
  revision: Number(row.revision),
  place: { commit: BigInt(Number(row.commit_at)), prepare: BigInt(Number(row.prepare_at)) },
})

const open = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON')
    const version = Object.values(database.prepare('PRAGMA user_version').get() ?? {})[0]
    if (version === VERSION) return database
    if (version !== 0) throw new Error('made by another version')
    database.exec(SCHEMA)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The file, or, when it cannot be used, a new one: everything in it can be read from the server again. */
const openOrRenew = (file: string): DatabaseSync => {
  try {
    return open(file)
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    return open(file)
  }
}

/**
 * Numbers the facts of a server's log from 1, and knows where each stands. The server gives every event a place in bytes, and its log holds events
 * of others; the number of a fact is the same wherever the log is read from its start. Also finds ids, which the server itself compares only
 * within one append, and notices a stream that lacks facts. A file that can be deleted at any time: it is made again from the server.
 */
export class PlaceIndex {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #head: number
  #closed = false

  constructor(file: string) {
    this.#database = openOrRenew(file)
    this.#head = Number(this.#row('SELECT max(position) AS head FROM fact')?.head ?? 0)
  }

  /** Number of the newest fact; 0 when there is none. */
  get head(): number {
    return this.#head
  }

  /** How far the server's log has been read; nothing at its start. */
  get cursor(): Place | undefined {
    const row = this.#row('SELECT commit_at, prepare_at FROM cursor')
    return row && { commit: BigInt(Number(row.commit_at)), prepare: BigInt(Number(row.prepare_at)) }
  }

  find(id: string): Placed | undefined {
    const row = this.#row(`SELECT ${COLUMNS} FROM fact WHERE id = ?`, id)
    return row && toPlaced(row)
  }

  at(position: number): Placed | undefined {
    const row = this.#row(`SELECT ${COLUMNS} FROM fact WHERE position = ?`, position)
    return row && toPlaced(row)
  }

  /** Number of the newest revision of a stream, -1 when it is absent. */
  revisionOf(stream: string): number {
    return Number(this.#row('SELECT max(revision) AS revision FROM fact WHERE stream = ?', stream)?.revision ?? -1)
  }

  positionOf(stream: string, revision: bigint): number | undefined {
    const row = this.#row('SELECT position FROM fact WHERE stream = ? AND revision = ?', stream, revision)
    return row && Number(row.position)
  }

  /** Where the facts of a page stand, in the order asked for. */
  page({ from, upTo, backwards, limit, types }: PageRequest): readonly Placed[] {
    const [low, high] = backwards ? [0, Math.min(from - 1, upTo)] : [from, upTo]
    const order = backwards ? 'DESC' : 'ASC'
    const wanted = types && [...new Set(types)]
    const ofTypes = wanted ? ` AND type IN (${wanted.map(() => '?').join(', ')})` : ''
    return this.#prepared(`SELECT ${COLUMNS} FROM fact WHERE position > ? AND position <= ?${ofTypes} ORDER BY position ${order} LIMIT ?`)
      .all(low, high, ...(wanted ?? []), limit)
      .map(toPlaced)
  }

  /**
   * Numbers facts that the server gave in its order, after those it gave before; one that it gives again has its number.
   * @throws StoreUnusable when a stream lacks facts
   */
  add(facts: readonly WireFact[]): readonly RecordedFact[] {
    const recorded: RecordedFact[] = []
    this.#inTransaction(() => {
      const insert = this.#prepared('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)')
      for (const { place, ...fact } of facts) {
        if (Number(fact.revision) !== this.revisionOf(fact.stream) + 1) {
          if (this.#has(fact)) continue
          throw lacking(fact.stream, fact.revision)
        }
        const position = this.#head + recorded.length + 1
        insert.run(position, fact.id, fact.stream, fact.revision, fact.type, place.commit, place.prepare)
        recorded.push({ ...fact, position: BigInt(position) })
      }
      const last = facts.at(-1)
      if (last) this.moveTo(last.place)
    })
    this.#head += recorded.length
    return recorded
  }

  /** Remembers that everything up to a place has been read, facts of ours or not. */
  moveTo(place: Place): void {
    const { cursor } = this
    if (cursor && !isBefore(cursor, place)) return
    this.#prepared('INSERT OR REPLACE INTO cursor VALUES (1, ?, ?)').run(place.commit, place.prepare)
  }

  close(): void {
    this.#closed = true
    this.#database.close()
  }

  #has({ id, stream, revision }: Omit<WireFact, 'place'>): boolean {
    const known = this.find(id)
    return known?.stream === stream && known.revision === Number(revision)
  }

  #row(sql: string, ...values: readonly SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values)
  }

  #prepared(sql: string): StatementSync {
    if (this.#closed) throw new StoreUnusable('the event store is closed')
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #inTransaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}

const lacking = (stream: string, revision: bigint): StoreUnusable =>
  new StoreUnusable(
    `the event store lacks facts of the stream ${stream} before revision ${revision}; facts are never deleted or truncated: restore the last backup`,
  )

import { rmSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { LedgerEntry } from '@heard/contracts/ledger'

/** An entry as the index gives it back. */
export type IndexedEntry = {
  readonly index: bigint
  readonly entry: LedgerEntry
  /** The exact bytes, as text. */
  readonly leaf: string
}

export type LedgerQuery = {
  readonly programme?: string | undefined
  readonly type?: string | undefined
  /** Any id that the entry's data names. */
  readonly about?: string | undefined
  /** Only entries before this one. */
  readonly before?: bigint | undefined
  readonly limit: number
}

const TABLES = `
CREATE TABLE entry (position INTEGER PRIMARY KEY, fact TEXT NOT NULL, type TEXT NOT NULL, programme TEXT, leaf TEXT NOT NULL) STRICT;
CREATE INDEX entry_fact ON entry (fact);
CREATE INDEX entry_type ON entry (type);
CREATE INDEX entry_programme ON entry (programme);
CREATE TABLE named (id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE withdrawn (binding TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const idsIn = (data: object): readonly string[] =>
  Object.values(data)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string' && UUID.test(value))

/** The public ledger by programme, type and what it is about: a file made anew from the log's own entries whenever it is opened. */
export class LedgerIndex {
  readonly #database: DatabaseSync
  #size = 0n

  private constructor(database: DatabaseSync) {
    this.#database = database
  }

  static open(file: string): LedgerIndex {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
    const database = new DatabaseSync(file)
    database.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; ${TABLES}`)
    return new LedgerIndex(database)
  }

  /** How many entries it has. */
  get size(): bigint {
    return this.#size
  }

  /** Adds the entries that follow those it has; all or none. @throws SyntaxError or z.ZodError for an entry that is none */
  add(leaves: readonly Uint8Array[]): void {
    const text = new TextDecoder('utf-8', { fatal: true })
    this.#database.exec('BEGIN')
    try {
      for (const [offset, leaf] of leaves.entries()) this.#put(this.#size + BigInt(offset), text.decode(leaf))
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
    this.#size += BigInt(leaves.length)
  }

  /** Newest first. */
  entries({ programme, type, about, before, limit }: LedgerQuery): readonly IndexedEntry[] {
    const conditions: readonly (readonly [sql: string, value: SQLInputValue | undefined])[] = [
      ['programme = ?', programme],
      ['type = ?', type],
      ['position IN (SELECT position FROM named WHERE id = ?)', about],
      ['position < ?', before],
    ]
    const asked = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
    const where = asked.length === 0 ? '' : `WHERE ${asked.map(({ sql }) => sql).join(' AND ')}`
    return this.#read(`${where} ORDER BY position DESC LIMIT ?`, [...asked.map(({ value }) => value), limit])
  }

  at(index: bigint): IndexedEntry | undefined {
    return this.#read('WHERE position = ?', [index])[0]
  }

  /** Place of the entry that a fact became. */
  ofFact(fact: string): bigint | undefined {
    const row = this.#database.prepare('SELECT position FROM entry WHERE fact = ?').get(fact)
    return row && BigInt(Number(row.position))
  }

  /** Whether an entry says that the wording of this binding was withdrawn. */
  isWithdrawn(binding: string): boolean {
    return this.#database.prepare('SELECT 1 FROM withdrawn WHERE binding = ?').get(binding) !== undefined
  }

  close(): void {
    this.#database.close()
  }

  #put(position: bigint, leaf: string): void {
    const entry = LedgerEntry.parse(JSON.parse(leaf))
    const programme = 'programme' in entry.data ? entry.data.programme : null
    const values = [position, entry.fact, entry.type, programme, leaf]
    this.#database.prepare('INSERT INTO entry (position, fact, type, programme, leaf) VALUES (?, ?, ?, ?, ?)').run(...values)
    for (const id of new Set(idsIn(entry.data))) this.#database.prepare('INSERT INTO named (id, position) VALUES (?, ?)').run(id, position)
    if (entry.type === 'wording.withdrawn') this.#database.prepare('INSERT OR IGNORE INTO withdrawn (binding) VALUES (?)').run(entry.data.binding)
  }

  #read(rest: string, values: readonly SQLInputValue[]): readonly IndexedEntry[] {
    return this.#database
      .prepare(`SELECT position, leaf FROM entry ${rest}`)
      .all(...values)
      .map(({ position, leaf }) => ({ index: BigInt(Number(position)), entry: LedgerEntry.parse(JSON.parse(String(leaf))), leaf: String(leaf) }))
  }
}

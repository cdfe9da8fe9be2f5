import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The last checkpoint of a log that a witness cosigned. */
export type Witnessed = {
  readonly size: bigint
  readonly root: Uint8Array
  /** The signed checkpoint, kept as evidence. */
  readonly checkpoint: string
}

const CREATE =
  'CREATE TABLE IF NOT EXISTS witnessed (origin TEXT PRIMARY KEY, size TEXT NOT NULL, root BLOB NOT NULL, checkpoint TEXT NOT NULL) STRICT, WITHOUT ROWID'

/** What a witness remembers, in a SQLite file of its own: for each log the last checkpoint it cosigned. Losing it means losing what the witness is for. */
export class WitnessState {
  readonly #database: DatabaseSync

  private constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Opens the file, and makes it when there is none. */
  static open(file: string): WitnessState {
    mkdirSync(dirname(file), { recursive: true })
    const database = new DatabaseSync(file, { timeout: 5000 })
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${CREATE}`)
    return new WitnessState(database)
  }

  /** The last checkpoint of a log, if any. */
  latest(origin: string): Witnessed | undefined {
    const row = this.#database.prepare('SELECT size, root, checkpoint FROM witnessed WHERE origin = ?').get(origin)
    if (!row || !(row.root instanceof Uint8Array)) return undefined
    return { size: BigInt(String(row.size)), root: row.root, checkpoint: String(row.checkpoint) }
  }

  /** Decides on the last checkpoint of a log and replaces it, if `decide` names a next one, while no other process can. Durable when it returns. */
  advance<T>(origin: string, decide: (latest: Witnessed | undefined) => { readonly next?: Witnessed; readonly result: T }): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const { next, result } = decide(this.latest(origin))
      if (next) {
        const insert = this.#database.prepare('INSERT OR REPLACE INTO witnessed (origin, size, root, checkpoint) VALUES (?, ?, ?, ?)')
        insert.run(origin, next.size.toString(), next.root, next.checkpoint)
      }
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#database.close()
  }
}

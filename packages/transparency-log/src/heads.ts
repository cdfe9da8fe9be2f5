import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { LogUnusable } from './log-unusable.ts'

/** The last head that a log signed. */
export type Head = {
  readonly size: bigint
  /** The signed checkpoint, by the log alone. */
  readonly checkpoint: string
  /** Signature lines that witnesses added to it since. */
  readonly cosignatures: string
  /** How far the follower that feeds the log had come; opaque. */
  readonly cursor: string
}

/** Reads and replaces a log's head while nobody else can. */
export type HeldHead = { read(): Head | undefined; write(head: Head): void }

const CREATE = `CREATE TABLE IF NOT EXISTS head (
  name TEXT PRIMARY KEY, size TEXT NOT NULL, checkpoint TEXT NOT NULL, cosignatures TEXT NOT NULL, cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID`
const CREATE_CLAIM = 'CREATE TABLE IF NOT EXISTS claim (one INTEGER PRIMARY KEY CHECK (one = 1), claimant TEXT NOT NULL) STRICT'
const PATIENCE_MS = 10_000
const PAUSE_MS = 20

/** The signed heads of logs by name, in a SQLite file of their own. Its lock is what keeps two signers of one log apart. */
export class Heads {
  readonly #file: string
  readonly #database: DatabaseSync
  readonly #patienceMs: number
  #claimant: string | undefined
  #last: Promise<unknown> = Promise.resolve()

  private constructor(file: string, database: DatabaseSync, patienceMs: number) {
    this.#file = file
    this.#database = database
    this.#patienceMs = patienceMs
  }

  /** Opens the file, and makes it when there is none. `patienceMs` is how long to wait for another process. */
  static open(file: string, { patienceMs = PATIENCE_MS } = {}): Heads {
    mkdirSync(dirname(file), { recursive: true })
    const database = new DatabaseSync(file, { timeout: 5000 })
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${CREATE}; PRAGMA busy_timeout = 0`)
    return new Heads(file, database, patienceMs)
  }

  /**
   * From now on nobody writes heads who claimed before: for several processes that take turns, of which one may be late to notice that its turn is over.
   * @throws LogUnusable (`in-use`)
   */
  async claim(): Promise<void> {
    await this.exclusively('', async () => {
      const claimant = randomUUID()
      this.#database.exec(CREATE_CLAIM)
      this.#database.prepare('INSERT OR REPLACE INTO claim VALUES (1, ?)').run(claimant)
      this.#claimant = claimant
    })
  }

  /** The head as it is now. */
  read(name: string): Head | undefined {
    const row = this.#database.prepare('SELECT size, checkpoint, cosignatures, cursor FROM head WHERE name = ?').get(name)
    if (!row) return undefined
    return { size: BigInt(String(row.size)), checkpoint: String(row.checkpoint), cosignatures: String(row.cosignatures), cursor: String(row.cursor) }
  }

  /**
   * Runs `act` while no other connection, of this process or another, can do the same. What it writes is durable when this resolves, and gone when it rejects.
   * @throws LogUnusable (`in-use`) when the others do not end in time, (`superseded`) when another claimed the file since
   */
  async exclusively<T>(name: string, act: (held: HeldHead) => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => this.#inTransaction(name, act))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** Waits for what is under way, then closes the file. */
  async close(): Promise<void> {
    await this.#last
    this.#database.close()
  }

  async #inTransaction<T>(name: string, act: (held: HeldHead) => Promise<T>): Promise<T> {
    await this.#begin()
    try {
      this.#expectClaim()
      const result = await act({ read: () => this.read(name), write: (head) => this.#write(name, head) })
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #expectClaim(): void {
    if (this.#claimant === undefined) return
    if (this.#database.prepare('SELECT claimant FROM claim').get()?.claimant === this.#claimant) return
    throw new LogUnusable('superseded', `Another process has taken over the logs whose heads lie in ${this.#file}: this one signs nothing any more.`)
  }

  async #begin(): Promise<void> {
    for (let waited = 0; !this.#tryBegin(); waited += PAUSE_MS) {
      if (waited >= this.#patienceMs) {
        throw new LogUnusable('in-use', `The heads of the logs (${this.#file}) are in use by another process: only one may publish; stop the other.`)
      }
      await wait(PAUSE_MS)
    }
  }

  #tryBegin(): boolean {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      const isBusy = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
      if (isBusy) return false
      throw error
    }
  }

  #write(name: string, { size, checkpoint, cosignatures, cursor }: Head): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO head (name, size, checkpoint, cosignatures, cursor) VALUES (?, ?, ?, ?, ?)')
      .run(name, size.toString(), checkpoint, cosignatures, cursor)
  }
}

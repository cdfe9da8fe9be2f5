import type { StatementSync } from 'node:sqlite'
import { type Appended, DuplicateFactId, RevisionConflict, StoreUnusable } from '@heard/event-sourcing'
import { conflictOf, isAsExpected, type PreparedAppend, type Recorded, recordedEnd } from './append-request.ts'
import type { FactFile } from './fact-file.ts'
import type { Mark } from './head-mark.ts'
import { isConstraint, isDiskFailure, storeUnusable } from './sqlite-failure.ts'
import { checksumOf } from './stored-row.ts'

type Waiting = { readonly append: PreparedAppend; resolve(end: Appended): void; reject(error: unknown): void }

/** Facts in one commit, about, so that other work gets its turn after some 10 ms; a single larger append is still one commit. */
const COMMIT_FACTS = 500

/**
 * Group commit: appends made in the same turn of the event loop are recorded in one transaction and synced once.
 * Each has its own outcome; a refusal of one leaves the others alone.
 */
export class FactWriter {
  readonly #file: FactFile
  readonly #insert: StatementSync
  readonly #last: StatementSync
  readonly #find: StatementSync
  readonly #undo: StatementSync
  readonly #committed: () => void
  #waiting: Waiting[] = []
  #scheduled = false
  #end: Mark
  #broken: StoreUnusable | undefined

  constructor(file: FactFile, committed: () => void) {
    this.#file = file
    this.#committed = committed
    this.#end = file.end
    const { database } = file
    this.#insert = database.prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    this.#last = database.prepare('SELECT revision FROM fact WHERE stream = ? ORDER BY revision DESC LIMIT 1')
    this.#last.setReturnArrays(true)
    this.#find = database.prepare('SELECT stream, revision, position FROM fact WHERE id = ?')
    this.#undo = database.prepare('DELETE FROM fact WHERE position > ?')
  }

  /** Position of the newest committed fact. */
  get head(): number {
    return this.#end.position
  }

  /** Queues an append for the next commit; resolves when it is durable. */
  append(append: PreparedAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject })
      this.#schedule()
    })
  }

  /** Commits everything that waits. */
  drain(): void {
    while (this.#waiting.length > 0) this.#flush()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#waiting.length > 0) this.#flush()
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  #take(): readonly Waiting[] {
    let facts = 0
    let count = 0
    while (count < this.#waiting.length && facts < COMMIT_FACTS) {
      facts += this.#waiting[count]?.append.facts.length ?? 0
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  #flush(): void {
    const batch = this.#take()
    const { database } = this.#file
    const answers: (() => void)[] = []
    const before = this.#end
    try {
      if (this.#broken) throw this.#broken
      database.exec('BEGIN IMMEDIATE')
      for (const { append, resolve, reject } of batch) {
        try {
          const appended = this.#record(append)
          answers.push(() => resolve(appended))
        } catch (error) {
          if (!(error instanceof RevisionConflict || error instanceof DuplicateFactId)) throw error
          answers.push(() => reject(error))
        }
      }
      database.exec('COMMIT')
    } catch (error) {
      this.#end = before
      const refusal = this.#fail(error)
      for (const { reject } of batch) reject(refusal)
      return
    }
    if (this.#end.position > before.position) {
      this.#moveMark()
      this.#committed()
    }
    for (const answer of answers) answer()
  }

  /** The facts are durable already; a mark that cannot be moved only stops the next append. */
  #moveMark(): void {
    try {
      this.#file.mark.write(this.#end)
    } catch (error) {
      this.#broken = storeUnusable(`${this.#file.file}-head`, error)
    }
  }

  #fail(error: unknown): StoreUnusable {
    const refusal = storeUnusable(this.#file.file, error)
    if (isDiskFailure(error)) this.#broken = refusal
    try {
      if (this.#file.database.isTransaction) this.#file.database.exec('ROLLBACK')
    } catch (failure) {
      this.#broken = storeUnusable(this.#file.file, failure)
    }
    return refusal
  }

  #record(append: PreparedAppend): Appended {
    const { stream, facts } = append
    // An absent stream needs no look: if it is there after all, revision 0 is taken.
    const current = append.expected === 'none' ? -1 : this.#revisionOf(stream)
    if (!isAsExpected(append.expected, current)) {
      const end = this.#recorded(append)
      if (end) return end
      throw conflictOf(append, current)
    }
    const before = this.#end
    let { position, checksum } = before
    let revision = current
    try {
      for (const { id, type, version, data, metadata } of facts) {
        position += 1
        revision += 1
        checksum = checksumOf(position, stream, revision, id, type, version, data, metadata)
        this.#insert.run(position, stream, revision, id, type, version, data, metadata, checksum)
      }
    } catch (error) {
      if (!isConstraint(error)) throw error
      this.#undo.run(before.position)
      const end = this.#recorded(append)
      if (end) return end
      const actual = this.#revisionOf(stream)
      throw isAsExpected(append.expected, actual) ? storeUnusable(this.#file.file, error) : conflictOf(append, actual)
    }
    this.#end = { position, checksum }
    return { revision: BigInt(revision), position: BigInt(position) }
  }

  #revisionOf(stream: string): number {
    const [last] = Object.values(this.#last.get(stream) ?? {})
    return typeof last === 'number' ? last : -1
  }

  #recorded(append: PreparedAppend): Appended | undefined {
    return recordedEnd(append, (id): Recorded | undefined => {
      const row = this.#find.get(id)
      return row && { stream: String(row.stream), revision: Number(row.revision), position: Number(row.position) }
    })
  }
}

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Batch, Projection, RecordedFact } from '@heard/event-sourcing'
import type { ChangeWriter } from './change-writer.ts'
import { type DeadLetter, deadLetterOf, forgetDeadLetter, keepDeadLetter } from './dead-letter.ts'
import { resetProjection } from './read-model-tables.ts'
import { isOutage } from './sqlite-failure.ts'

type Failure = { readonly fact: RecordedFact; readonly index: number; readonly error: unknown }

/** One projection as it runs: how far it is, and what stopped it. */
export class ProjectionRun {
  readonly projection: Projection
  cursor: bigint
  caughtUp = false
  stopped = false
  deadLetter: DeadLetter | undefined
  readonly #database: DatabaseSync
  readonly #changes: ChangeWriter
  readonly #move: StatementSync
  readonly #types: ReadonlySet<string>

  constructor(projection: Projection, cursor: bigint, deadLetter: DeadLetter | undefined, database: DatabaseSync, changes: ChangeWriter) {
    this.projection = projection
    this.cursor = cursor
    this.deadLetter = deadLetter
    this.#database = database
    this.#changes = changes
    this.#move = database.prepare('UPDATE heard_projection SET cursor = ? WHERE name = ?')
    this.#types = new Set(projection.types)
  }

  /**
   * Writes what a batch changes and the new cursor, inside the caller's transaction; a fact that fails leaves what came before it.
   * Gives back what to remember once the transaction is committed.
   */
  take({ facts, upTo, caughtUp }: Batch): () => void {
    const wanted = facts.filter(({ position, type }) => position > this.cursor && this.#types.has(type))
    const failure = this.#write(wanted)
    const cursor = failure ? failure.fact.position - 1n : upTo > this.cursor ? upTo : this.cursor
    this.#move.run(cursor, this.projection.name)
    let { deadLetter } = this
    if (failure) {
      deadLetter = deadLetterOf(this.projection.name, failure.fact, failure.error)
      keepDeadLetter(this.#database, deadLetter)
    } else if (deadLetter && cursor >= deadLetter.position) {
      deadLetter = undefined
      forgetDeadLetter(this.#database, this.projection.name)
    }
    return () => {
      this.cursor = cursor
      this.deadLetter = deadLetter
      this.stopped = failure !== undefined
      if (caughtUp && !failure) this.caughtUp = true
    }
  }

  /** Back to empty tables and the first fact, inside the caller's transaction. */
  reset(): void {
    resetProjection(this.#database, this.projection)
    this.cursor = 0n
    this.deadLetter = undefined
    this.caughtUp = false
    this.stopped = false
  }

  #write(facts: readonly RecordedFact[]): Failure | undefined {
    if (facts.length === 0) return undefined
    this.#database.exec('SAVEPOINT projection')
    const failure = this.#tryAll(facts)
    if (failure) {
      this.#database.exec('ROLLBACK TO projection')
      for (const fact of facts.slice(0, failure.index)) this.#writeOne(fact)
    }
    this.#database.exec('RELEASE projection')
    return failure
  }

  #tryAll(facts: readonly RecordedFact[]): Failure | undefined {
    for (const [index, fact] of facts.entries()) {
      try {
        this.#writeOne(fact)
      } catch (error) {
        if (isOutage(error)) throw error
        return { fact, index, error }
      }
    }
    return undefined
  }

  #writeOne(fact: RecordedFact): void {
    for (const change of this.projection.project(fact)) this.#changes.write(change)
  }
}

import type { DatabaseSync } from 'node:sqlite'
import type { RecordedFact } from '@heard/event-sourcing'

/** A fact that a projection or policy could not take. Says what went wrong, never what is in the fact. */
export type DeadLetter = {
  /** Name of the projection or policy that stopped at it. */
  readonly reader: string
  readonly position: bigint
  readonly fact: string
  readonly type: string
  /** Name of the error's class. */
  readonly error: string
  /** The error's message, 300 characters at most. */
  readonly message: string
}

const MESSAGE = 300

/** What went wrong with a fact, without its data. */
export const deadLetterOf = (reader: string, { position, id, type }: RecordedFact, error: unknown): DeadLetter => ({
  reader,
  position,
  fact: id,
  type,
  error: error instanceof Error ? error.name : typeof error,
  message: (error instanceof Error ? error.message : String(error)).slice(0, MESSAGE),
})

/** Keeps a dead letter; the one before of the same reader gives way. */
export const keepDeadLetter = (database: DatabaseSync, { reader, position, fact, type, error, message }: DeadLetter): void => {
  database.prepare('INSERT OR REPLACE INTO heard_dead_letter VALUES (?, ?, ?, ?, ?, ?)').run(reader, position, fact, type, error, message)
}

/** Forgets the dead letter of a reader that got past it. */
export const forgetDeadLetter = (database: DatabaseSync, reader: string): void => {
  database.prepare('DELETE FROM heard_dead_letter WHERE reader = ?').run(reader)
}

/** The dead letter of a reader, if it has one. */
export const loadDeadLetter = (database: DatabaseSync, reader: string): DeadLetter | undefined => {
  const row = database.prepare('SELECT position, fact, type, error, message FROM heard_dead_letter WHERE reader = ?').get(reader)
  if (!row) return undefined
  const { position, fact, type, error, message } = row
  return { reader, position: BigInt(Number(position)), fact: String(fact), type: String(type), error: String(error), message: String(message) }
}

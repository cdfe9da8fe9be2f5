import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Change, Row } from '@heard/event-sourcing'
import { quoted } from './read-model-tables.ts'

const matching = (where: readonly string[]): string =>
  where.length === 0 ? '' : ` WHERE ${where.map((column) => `${quoted(column)} IS ?`).join(' AND ')}`

const sqlOf = (change: Change): string => {
  const table = quoted(change.table)
  switch (change.op) {
    case 'put': {
      const columns = Object.keys(change.row)
      return `INSERT OR REPLACE INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    }
    case 'patch': {
      const set = Object.keys(change.set).map((column) => `${quoted(column)} = ?`)
      return `UPDATE ${table} SET ${set.join(', ')}${matching(Object.keys(change.where))}`
    }
    case 'increase': {
      const set = Object.keys(change.by).map((column) => `${quoted(column)} = coalesce(${quoted(column)}, 0) + ?`)
      return `UPDATE ${table} SET ${set.join(', ')}${matching(Object.keys(change.where))}`
    }
    case 'remove':
      return `DELETE FROM ${table}${matching(Object.keys(change.where))}`
  }
}

const namesOf = (row: Row): string => Object.keys(row).join('\u0000')

const shapeOf = (change: Change): string => {
  switch (change.op) {
    case 'put':
      return `put\u0001${change.table}\u0001${namesOf(change.row)}`
    case 'patch':
      return `patch\u0001${change.table}\u0001${namesOf(change.set)}\u0001${namesOf(change.where)}`
    case 'increase':
      return `increase\u0001${change.table}\u0001${namesOf(change.by)}\u0001${namesOf(change.where)}`
    case 'remove':
      return `remove\u0001${change.table}\u0001${namesOf(change.where)}`
  }
}

const changesNothing = (change: Change): boolean =>
  (change.op === 'patch' && Object.keys(change.set).length === 0) || (change.op === 'increase' && Object.keys(change.by).length === 0)

/** Writes changes to a read model; one prepared statement for each shape of change. */
export class ChangeWriter {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Applies a change; the caller holds the transaction. */
  write(change: Change): void {
    if (changesNothing(change)) return
    const statement = this.#statementFor(change)
    switch (change.op) {
      case 'put':
        statement.run(...Object.values(change.row))
        break
      case 'patch':
        statement.run(...Object.values(change.set), ...Object.values(change.where))
        break
      case 'increase':
        statement.run(...Object.values(change.by), ...Object.values(change.where))
        break
      case 'remove':
        statement.run(...Object.values(change.where))
        break
    }
  }

  #statementFor(change: Change): StatementSync {
    const shape = shapeOf(change)
    let statement = this.#statements.get(shape)
    if (!statement) {
      statement = this.#database.prepare(sqlOf(change))
      this.#statements.set(shape, statement)
    }
    return statement
  }
}

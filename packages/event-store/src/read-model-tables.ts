import type { DatabaseSync } from 'node:sqlite'
import type { Projection, Table } from '@heard/event-sourcing'

/** An SQL identifier, quoted. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const list = (names: readonly string[]): string => names.map(quoted).join(', ')

const BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS heard_projection (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, tables TEXT NOT NULL, cursor INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heard_dead_letter (
    reader TEXT PRIMARY KEY, position INTEGER NOT NULL, fact TEXT NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, message TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heard_policy (name TEXT PRIMARY KEY, cursor INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

/** Makes the tables in which projections and policies keep how far they are. */
export const createBookkeeping = (database: DatabaseSync): void => database.exec(BOOKKEEPING)

const createTable = (database: DatabaseSync, { name, columns, key, indexes = [] }: Table): void => {
  const definitions = Object.entries(columns).map(([column, type]) => {
    const nullable = type.endsWith(' NULL')
    return `${quoted(column)} ${nullable ? type.slice(0, -' NULL'.length) : `${type} NOT NULL`}`
  })
  database.exec(`CREATE TABLE ${quoted(name)} (${definitions.join(', ')}, PRIMARY KEY (${list(key)})) STRICT, WITHOUT ROWID`)
  for (const columnsOfIndex of indexes) {
    database.exec(`CREATE INDEX ${quoted(`${name}_by_${columnsOfIndex.join('_')}`)} ON ${quoted(name)} (${list(columnsOfIndex)})`)
  }
}

/** Drops what a projection had and gives it empty tables and the cursor 0, in one transaction of the caller. */
export const resetProjection = (database: DatabaseSync, { name, version, tables }: Projection): void => {
  const before = database.prepare('SELECT tables FROM heard_projection WHERE name = ?').get(name)?.tables
  const old: readonly Table[] = typeof before === 'string' ? JSON.parse(before) : []
  for (const table of new Set([...old, ...tables].map((each) => each.name))) database.exec(`DROP TABLE IF EXISTS ${quoted(table)}`)
  for (const table of tables) createTable(database, table)
  database.prepare('INSERT OR REPLACE INTO heard_projection VALUES (?, ?, ?, 0)').run(name, version, JSON.stringify(tables))
  database.prepare('DELETE FROM heard_dead_letter WHERE reader = ?').run(name)
}

/**
 * The cursor from which a projection goes on: 0 with fresh tables when it is new, its version or its tables changed,
 * or the read model is ahead of the facts (it was built from another store).
 */
export const prepareProjection = (database: DatabaseSync, projection: Projection, head: bigint): bigint => {
  const { name, version, tables } = projection
  const known = database.prepare('SELECT version, tables, cursor FROM heard_projection WHERE name = ?').get(name)
  const cursor = BigInt(Number(known?.cursor ?? 0))
  if (known && known.version === version && known.tables === JSON.stringify(tables) && cursor <= head) return cursor
  database.exec('BEGIN IMMEDIATE')
  try {
    resetProjection(database, projection)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
  return 0n
}

/** @throws Error when two projections have one name or claim one table */
export const requireDistinct = (projections: readonly Projection[]): void => {
  const seen = new Set<string>()
  for (const claim of projections.flatMap(({ name, tables }) => [`projection ${name}`, ...tables.map((table) => `table ${table.name}`)])) {
    if (seen.has(claim)) throw new Error(`two projections claim ${claim}`)
    seen.add(claim)
  }
}

import type { RecordedFact } from './fact.ts'

export type Value = string | number | bigint | null
export type Row = Readonly<Record<string, Value>>

/** A change to a read model as a value: exact to compare in a spec, applied in one transaction with the cursor. */
export type Change =
  /** Inserts a row, or replaces the one with the same primary key. */
  | { readonly op: 'put'; readonly table: string; readonly row: Row }
  /** Sets columns of the rows that match. */
  | { readonly op: 'patch'; readonly table: string; readonly where: Row; readonly set: Row }
  /** Adds numbers to columns of the rows that match. */
  | { readonly op: 'increase'; readonly table: string; readonly where: Row; readonly by: Readonly<Record<string, number>> }
  | { readonly op: 'remove'; readonly table: string; readonly where: Row }

/** A table of a read model. Columns are SQLite STRICT types; `key` names the primary key. */
export type Table = {
  readonly name: string
  readonly columns: Readonly<Record<string, 'TEXT' | 'INTEGER' | 'REAL' | 'TEXT NULL' | 'INTEGER NULL' | 'REAL NULL'>>
  readonly key: readonly string[]
  readonly indexes?: readonly (readonly string[])[]
}

/**
 * A read model: which facts it follows and what each changes. Pure.
 * A new `version` (or a change of its tables) rebuilds it from the first fact.
 */
export type Projection = {
  readonly name: string
  readonly version: number
  readonly tables: readonly Table[]
  readonly types: readonly string[]
  project(fact: RecordedFact): readonly Change[]
}

export const put = (table: Table, row: Row): Change => ({ op: 'put', table: table.name, row })
export const patch = (table: Table, where: Row, set: Row): Change => ({ op: 'patch', table: table.name, where, set })
export const increase = (table: Table, where: Row, by: Readonly<Record<string, number>>): Change => ({ op: 'increase', table: table.name, where, by })
export const remove = (table: Table, where: Row): Change => ({ op: 'remove', table: table.name, where })

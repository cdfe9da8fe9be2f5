export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Readonly<Record<string, unknown>>

/** A connection to a database that speaks SQL as SQLite and PostgreSQL both understand it, with a question mark for each value. */
export type Sql = {
  /** A query for the strings of a JSON array, which is one value. */
  readonly each: string
  all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>
  /** Resolves at once where statements are sent ahead; the commit then waits for them, and fails with the first that failed. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<void>
}

/** What has tables in a database, how it is called in messages ("vault"), and the error that says that they cannot be used. */
export type SqlUser = { readonly name: string; readonly unusable: new (message: string, options?: ErrorOptions) => Error }

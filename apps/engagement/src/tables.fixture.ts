import { DatabaseSync } from 'node:sqlite'
import type { Projection, Row, Value } from '@heard/event-sourcing'

/** The empty tables of a projection in memory, a read model over them, and what that was asked. */
export const tablesOf = ({ tables }: Projection) => {
  const database = new DatabaseSync(':memory:')
  for (const { name, columns, key, indexes = [] } of tables) {
    database.exec(`CREATE TABLE ${name} (${Object.keys(columns).join(', ')}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`)
    for (const index of indexes) database.exec(`CREATE INDEX ${name}_by_${index.join('_')} ON ${name} (${index.join(', ')})`)
  }
  const asked: string[] = []
  const model = {
    query: <R extends Row>(sql: string, ...values: readonly Value[]): readonly R[] => {
      asked.push(sql)
      return database
        .prepare(sql)
        .all(...values)
        .map((one) => ({ ...one }) as R)
    },
  }
  /** How SQLite goes about a question, step by step. */
  const planOf = (sql: string): string[] =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
  return { database, model, asked, planOf }
}

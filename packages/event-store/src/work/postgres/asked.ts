import { isOutage, type PostgresLine } from '@heard/sql/postgres'

type Row = Readonly<Record<string, unknown>>

/** Asks, and once more by another connection when the one that lay idle is lost: for statements that bear repetition. Throws the line's error. */
export const asked = async <R extends Row = Row>(line: PostgresLine, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> => {
  const ask = async (): Promise<readonly R[]> => (await (await line.client()).query<R>(sql, [...values])).rows
  try {
    return await ask().catch((error: unknown) => {
      if (!isOutage(error)) throw error
      return ask()
    })
  } catch (error) {
    throw line.failure(error)
  }
}

import type { PostgresLine } from '@heard/sql/postgres'
import { type Holding, LeaseLost } from '../leases.ts'
import { asked } from './asked.ts'

const FENCE = 'fence AS (SELECT 1 FROM lease WHERE name = $1 AND token = $2 FOR SHARE)'

/**
 * Writes by whoever holds a lease, and by nobody who held it before. `writes` are parts of one WITH whose rows come `FROM fence`, which has one while the
 * token is the newest; their own values begin at $3, and they bear repetition. It is one statement, so that nobody can stop in the middle of it: whoever
 * takes the lease meanwhile waits until it is committed, and reads it then. @throws LeaseLost
 */
export const fenced = async (
  line: PostgresLine,
  { lease, token }: Pick<Holding, 'lease' | 'token'>,
  writes: string,
  values: readonly unknown[],
): Promise<void> => {
  const sql = `WITH ${FENCE}, ${writes} SELECT EXISTS (SELECT 1 FROM fence) AS held`
  const [row] = await asked<{ held: boolean }>(line, sql, [lease, token, ...values])
  if (!row?.held) throw new LeaseLost(lease)
}

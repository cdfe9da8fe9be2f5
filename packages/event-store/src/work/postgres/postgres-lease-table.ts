import type { PostgresLine } from '@heard/sql/postgres'
import type { LeaseTable } from '../lease-keeper.ts'

/** By the server's clock, looked at when the row is locked. */
const TAKE = `
INSERT INTO lease AS known (name, token, expires) VALUES ($1, 1, clock_timestamp() + $2 * interval '1 millisecond')
ON CONFLICT (name) DO UPDATE SET token = known.token + 1, expires = clock_timestamp() + $2 * interval '1 millisecond'
WHERE known.expires <= clock_timestamp() RETURNING token`
const EXTEND = `
UPDATE lease SET expires = clock_timestamp() + $3 * interval '1 millisecond' WHERE name = $1 AND token = $2 AND expires > clock_timestamp()`
const FREE = 'UPDATE lease SET expires = clock_timestamp() WHERE name = $1 AND token = $2 AND expires > clock_timestamp()'

/** Leases in a row each: PostgreSQL says whose turn it is, by a clock that all share. */
export class PostgresLeaseTable implements LeaseTable {
  constructor(private readonly line: PostgresLine) {}

  async take(lease: string, lastsMs: number): Promise<bigint | undefined> {
    const { rows } = await (await this.line.client()).query<{ token: string }>(TAKE, [lease, lastsMs])
    return rows[0] && BigInt(rows[0].token)
  }

  async extend(lease: string, token: bigint, lastsMs: number): Promise<boolean> {
    return (await (await this.line.client()).query(EXTEND, [lease, token, lastsMs])).rowCount === 1
  }

  async free(lease: string, token: bigint): Promise<void> {
    await (await this.line.client()).query(FREE, [lease, token])
  }
}

import type { PostgresLine } from '@heard/sql/postgres'
import type { DeadLetter } from '../../dead-letter.ts'
import type { PolicyProgress, Progress } from '../../policy-progress.ts'
import type { Holding } from '../leases.ts'
import { asked } from './asked.ts'
import { fenced } from './fenced.ts'

const MOVE = `
moved AS (
  INSERT INTO policy AS known SELECT $3, $4::bigint FROM fence ON CONFLICT (name) DO UPDATE SET cursor = greatest(known.cursor, excluded.cursor)
), past AS (DELETE FROM dead_letter USING fence WHERE reader = $3 AND position <= $4::bigint)`
const BURY = `
buried AS (
  INSERT INTO dead_letter SELECT $3, $4::bigint, $5, $6, $7, $8 FROM fence ON CONFLICT (reader) DO UPDATE
  SET position = excluded.position, fact = excluded.fact, type = excluded.type, error = excluded.error, message = excluded.message
)`
const LOAD = `
SELECT (SELECT cursor FROM policy WHERE name = $1) AS cursor, position, fact, type, error, message
FROM (SELECT) AS one LEFT JOIN dead_letter ON reader = $1`

type Row = { readonly cursor: string | null } & (
  | { readonly position: null }
  | { readonly position: string; readonly fact: string; readonly type: string; readonly error: string; readonly message: string }
)

/** So many facts that are not for a policy are passed before it is written down: whoever goes on from an earlier one reads past them quickly. */
const PASSED = 1000n

/** Progress of the policies of one service under one holding of its lease. */
export class PostgresProgress implements PolicyProgress {
  readonly #written = new Map<string, bigint>()

  constructor(
    private readonly line: PostgresLine,
    private readonly service: string,
    private readonly holding: Pick<Holding, 'lease' | 'token'>,
  ) {}

  async load(policy: string): Promise<Progress> {
    const [row] = await asked<Row>(this.line, LOAD, [this.#nameOf(policy)])
    const cursor = BigInt(row?.cursor ?? 0)
    this.#written.set(policy, cursor)
    if (!row || row.position === null) return { cursor, deadLetter: undefined }
    const { position, fact, type, error, message } = row
    return { cursor, deadLetter: { reader: policy, position: BigInt(position), fact, type, error, message } }
  }

  async move(policy: string, position: bigint): Promise<void> {
    await fenced(this.line, this.holding, MOVE, [this.#nameOf(policy), position])
    this.#written.set(policy, position)
  }

  async pass(policy: string, position: bigint): Promise<void> {
    if (position - (this.#written.get(policy) ?? 0n) >= PASSED) await this.move(policy, position)
  }

  bury({ reader, position, fact, type, error, message }: DeadLetter): Promise<void> {
    return fenced(this.line, this.holding, BURY, [this.#nameOf(reader), position, fact, type, error, message])
  }

  async close(): Promise<void> {
    this.#written.clear()
  }

  #nameOf(policy: string): string {
    return `${this.service}/${policy}`
  }
}

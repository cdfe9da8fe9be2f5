import { StoreUnusable } from '@heard/event-sourcing'
import { during, type LineOptions, migrate, PostgresLine } from '@heard/sql/postgres'
import type { PolicyProgress } from '../../policy-progress.ts'
import { LeaseKeeper, type LeaseKeeperOptions } from '../lease-keeper.ts'
import type { Holding, Leases } from '../leases.ts'
import { migrations } from './migrations/index.ts'
import { PostgresLeaseTable } from './postgres-lease-table.ts'
import { PostgresProgress } from './postgres-progress.ts'

/** The work's tables have the schema to themselves. */
export type WorkPlace = { readonly url: string; readonly schema?: string }
export type PostgresWorkOptions = Omit<LeaseKeeperOptions, 'table'> & WorkPlace

/** What runs once among processes that share a database: who does it, and how far it is. */
export type PostgresWork = {
  readonly leases: Leases
  progress(service: string, holding: Holding): PolicyProgress
  /** For more tables of the same schema, and fenced writes to them. */
  readonly line: PostgresLine
  close(): Promise<void>
}

const SCHEMA = 'heard_work'
const USER = { name: 'work list', unusable: StoreUnusable }
/** A lease is lost before a patient connection would have been made anew. */
const IMPATIENT = { patience: 1000, answerWithin: 3000 }

/** Takes the tables away, with all that is in them. @throws StoreUnusable */
export const forgetPostgresWork = async ({ url, schema = SCHEMA }: WorkPlace): Promise<void> =>
  during({ url, schema, user: USER }, async (client) => void (await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)))

/** Makes the tables or brings them to the newest version. @throws StoreUnusable */
export const openPostgresWork = async ({ url, schema = SCHEMA, ...keeping }: PostgresWorkOptions): Promise<PostgresWork> => {
  const place: LineOptions = { url, schema, user: USER }
  await during({ ...place, answerWithin: 0 }, (client) => migrate(client, schema, migrations, USER))
  const forLeases = new PostgresLine({ ...place, ...IMPATIENT })
  const line = new PostgresLine(place)
  return {
    leases: new LeaseKeeper({ table: new PostgresLeaseTable(forLeases), ...keeping }),
    progress: (service, holding) => new PostgresProgress(line, service, holding),
    line,
    async close() {
      await Promise.all([forLeases.close(), line.close()])
    },
  }
}

import { openPostgresWork, type PostgresWork } from '@heard/event-store/postgres'
import { PostgresMails } from '../../outbox/postgres-mails.ts'
import { defineService } from '../../service.ts'
import type { Work } from '../work.ts'

/** Where the processes of a drill meet; `schema` and `vault` are schemas of the database that go with the drill. */
export type DrillPlace = {
  readonly store: string
  readonly database: string
  readonly schema: string
  readonly vault: string
  readonly smtp: string
  readonly folder: string
}

export const policy = 'answer'
/** What a process says once it asks for the leases. */
export const isUp = 'up'
export const drillManifest = defineService({
  name: 'drill',
  routes: [],
  facts: {},
  ledger: {},
  projections: [],
  controllers: [],
  providers: [],
  policies: [],
})

/** A quarter of the times that a platform takes, so that many can be killed. */
const times = { lasts: 1500, margin: 300, extendEvery: 500, tryEvery: 250 }

export const openDrillWork = async ({ database, schema }: Pick<DrillPlace, 'database' | 'schema'>): Promise<Work & Pick<PostgresWork, 'line'>> => {
  const work = await openPostgresWork({ url: database, schema, times })
  return { ...work, mails: new PostgresMails(work.line) }
}

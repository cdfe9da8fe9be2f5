import { join } from 'node:path'
import { aloneLeases, type Holding, type Leases, type PolicyProgress, sqliteProgress } from '@heard/event-store'
import type { Configuration } from '../configuration.ts'
import type { DatabaseSetting } from '../database-setting.ts'
import type { Log } from '../log/log.ts'
import type { MailStore } from '../outbox/mail-store.ts'
import { SqliteMails } from '../outbox/sqlite-mails.ts'
import { silentTelemetry, type Telemetry } from '../telemetry/telemetry.ts'
import { measuredLeases } from './measured-leases.ts'

/** What runs once, however many processes there are: who does it, how far it is, and the mails that all of them put in. */
export type Work = {
  readonly leases: Leases
  /** How far the policies of a service are, for as long as their lease is held. */
  progress(service: string, holding: Holding): PolicyProgress
  readonly mails: MailStore
  close(): Promise<void>
}

/** The work of an installation of one process, in files of its data folder. */
export const aloneWork = (dataDirectory: string): Work => {
  const fileOf = (name: string): string => join(dataDirectory, 'policies', `${name}.sqlite`)
  const mails = new SqliteMails(fileOf('outbox'))
  return {
    leases: aloneLeases,
    progress: (service) => sqliteProgress({ file: fileOf(service) }),
    mails,
    close: async () => mails.close(),
  }
}

/** What speaks to PostgreSQL is loaded by its first use. */
const openShared = async ({ url }: DatabaseSetting, dataDirectory: string, log: Log): Promise<Work> => {
  const { openPostgresWork } = await import('@heard/event-store/postgres')
  const { PostgresMails } = await import('../outbox/postgres-mails.ts')
  const { bringAlong } = await import('./bring-along.ts')
  const { line, ...work } = await openPostgresWork({
    url,
    onTakenOver: (lease) => log.event('work.taken-over', { work: { name: lease } }),
    onFailed: (lease, error) => log.event('work.not-begun', { work: { name: lease }, error }),
  })
  await bringAlong(dataDirectory, line)
  return { ...work, mails: new PostgresMails(line) }
}

/** How far work was is of no use for facts that were restored: it is begun anew. @throws StoreUnusable */
export const forgetWork = async (url: string): Promise<void> => (await import('@heard/event-store/postgres')).forgetPostgresWork({ url })

/** Opens what runs once: here alone, or shared with every process that uses the same database. @throws StoreUnusable */
export const openWork = async (
  { dataDirectory, database }: Pick<Configuration, 'dataDirectory' | 'database'>,
  { log, telemetry = silentTelemetry }: { readonly log: Log; readonly telemetry?: Telemetry },
): Promise<Work> => {
  const work = database ? await openShared(database, dataDirectory, log) : aloneWork(dataDirectory)
  return { ...work, leases: measuredLeases(work.leases, telemetry) }
}

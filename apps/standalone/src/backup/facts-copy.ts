import { chmodSync, rmSync } from 'node:fs'
import type { EventStore } from '@heard/event-sourcing'
import { copyFacts, SqliteEventStore } from '@heard/event-store'
import type { Configuration } from '@heard/service-kit'
import { openFacts } from '../recorded-facts.ts'
import { syncFile } from '../sync.ts'

/** What SQLite and the log keep beside a database while it is open, and the file itself. */
export const besideDatabase = ['', '-wal', '-shm', '-head', '-lock']

/** A file records appends in the order in which they were asked for, many with one sync of the disk. */
const INTO_FILE = 500

/** Does something with a file of facts, and leaves it alone and durable. */
const withFile = async (file: string, act: (copy: SqliteEventStore) => Promise<bigint>): Promise<bigint> => {
  const copy = SqliteEventStore.open(file)
  const facts = await act(copy).finally(() => copy.close())
  for (const suffix of besideDatabase.slice(1)) rmSync(`${file}${suffix}`, { force: true })
  chmodSync(file, 0o600)
  syncFile(file)
  return facts
}

/** Copies facts, as they were recorded, from wherever they are into a file as the embedded store has it. Answers how many. */
export const exportFacts = (recorded: Pick<EventStore, 'readAll'>, file: string): Promise<bigint> =>
  withFile(file, (copy) => copyFacts(recorded, copy, { atOnce: INTO_FILE }))

/** How many facts a copied file has. */
export const countFacts = (file: string): Promise<bigint> => withFile(file, (copy) => copy.head())

/** Copies the facts of a file to the server of the configuration, or goes on where that was interrupted. @throws StoreUnusable when it has other facts */
export const importFacts = async (file: string, where: Pick<Configuration, 'dataDirectory' | 'eventStore' | 'database'>): Promise<bigint> => {
  const from = SqliteEventStore.open(file)
  try {
    const to = await openFacts(where, true)
    return await copyFacts(from, to).finally(() => to.close())
  } finally {
    await from.close()
  }
}

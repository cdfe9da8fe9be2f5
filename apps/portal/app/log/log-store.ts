import { change, done, openDatabase } from '../day/indexed-db.ts'
import type { Entry } from './entries.ts'

const makeStores = (database: IDBDatabase): void => {
  database.createObjectStore('entries', { keyPath: 'activity' })
  database.createObjectStore('sent', { keyPath: 'application' })
}

type Sent = { readonly application: string; readonly at: string }

/** What the phone keeps of the log between two visits: entries until the server has them, and when the last of them was sent. */
export class LogStore {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(): Promise<LogStore> {
    return new LogStore(await openDatabase('heard-log', makeStores))
  }

  entries(): Promise<readonly Entry[]> {
    return done(this.database.transaction('entries').objectStore('entries').getAll() as IDBRequest<Entry[]>)
  }

  async sentAt(application: string): Promise<string | undefined> {
    const store = this.database.transaction('sent').objectStore('sent')
    return (await done(store.get(application) as IDBRequest<Sent | undefined>))?.at
  }

  /** On the disk once this resolves. */
  async put(entry: Entry): Promise<void> {
    await change(this.database, ['entries'], ({ entries }) => {
      entries.put(entry)
    })
  }

  async remove(activity: string): Promise<void> {
    await change(this.database, ['entries'], ({ entries }) => {
      entries.delete(activity)
    })
  }

  /** The server has it. */
  async sent({ activity, application }: Entry, at: string): Promise<void> {
    await change(this.database, ['entries', 'sent'], ({ entries, sent }) => {
      entries.delete(activity)
      sent.put({ application, at } satisfies Sent)
    })
  }
}

import { change, done, openDatabase } from './indexed-db.ts'
import type { SealedNames } from './names.ts'
import type { Queued, Settled } from './queue.ts'

const makeStores = (database: IDBDatabase): void => {
  database.createObjectStore('items', { autoIncrement: true }).createIndex('item', 'item', { unique: true })
  database.createObjectStore('names', { keyPath: 'gathering' })
}

type Changed = { readonly items: IDBObjectStore; readonly names: IDBObjectStore }

/** What the device keeps between two visits: items sealed for the server, and the list of names under the code of the day. Nothing else. */
export class DayStore {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(): Promise<DayStore> {
    return new DayStore(await openDatabase('heard-day', makeStores))
  }

  /** In the order they were noted. */
  items(): Promise<readonly Queued[]> {
    return done(this.database.transaction('items').objectStore('items').getAll() as IDBRequest<Queued[]>)
  }

  /** On the disk once this resolves; `instead` is the item that it takes the place of. */
  async add(queued: Queued, instead: string | undefined): Promise<void> {
    await this.change(async ({ items }) => {
      items.add(queued)
      if (instead !== undefined) await this.remove(items, instead)
    })
  }

  async settle({ gone, refused }: Settled): Promise<void> {
    await this.change(async ({ items }) => {
      for (const item of gone) await this.remove(items, item)
      for (const one of refused) {
        const key = await done(items.index('item').getKey(one.item))
        if (key !== undefined) items.put(one, key)
      }
    })
  }

  names(gathering: string): Promise<SealedNames | undefined> {
    return done(this.database.transaction('names').objectStore('names').get(gathering) as IDBRequest<SealedNames | undefined>)
  }

  async keepNames(sealed: SealedNames): Promise<void> {
    await this.change(({ names }) => {
      names.put(sealed)
    })
  }

  async dropNames(gathering: string): Promise<void> {
    await this.change(({ names }) => {
      names.delete(gathering)
    })
  }

  private async remove(items: IDBObjectStore, item: string): Promise<void> {
    const key = await done(items.index('item').getKey(item))
    if (key !== undefined) items.delete(key)
  }

  private change(work: (stores: Changed) => Promise<void> | void): Promise<void> {
    return change(this.database, ['items', 'names'], work)
  }
}

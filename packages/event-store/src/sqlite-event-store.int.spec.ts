import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderContract } from './contract/order.contract.ts'
import { eventStoreContract } from './event-store.contract.ts'
import { SqliteEventStore } from './sqlite-event-store.ts'

const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-store-'))
  const file = join(folder, 'facts.db')
  let store = SqliteEventStore.open(file)
  return {
    store,
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
    reopen: async () => {
      await store.close()
      store = SqliteEventStore.open(file)
      return store
    },
  }
}

eventStoreContract('SqliteEventStore', open)
orderContract(open)

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventStoreContract } from '../event-store.contract.ts'
import { KurrentDouble } from './double/index.ts'
import { KurrentEventStore } from './kurrent-event-store.ts'

for (const batchAppend of [true, false]) {
  eventStoreContract(`KurrentEventStore on the protocol double (${batchAppend ? 'batch append' : 'append'})`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heard-kurrent-'))
    const double = await KurrentDouble.start({ batchAppend })
    double.writeStatistics()
    const open = () => KurrentEventStore.open({ url: double.url, indexFile: join(folder, 'places.db') })
    let store = await open()
    return {
      store,
      close: async () => {
        await store.close()
        await double.stop()
        rmSync(folder, { recursive: true })
      },
      reopen: async () => {
        await store.close()
        store = await open()
        return store
      },
    }
  })
}

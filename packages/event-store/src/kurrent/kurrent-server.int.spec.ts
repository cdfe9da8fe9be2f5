import { randomBytes } from 'node:crypto'
import { it } from 'vitest'
import { eventStoreContract } from '../event-store.contract.ts'
import { KurrentEventStore } from './kurrent-event-store.ts'

const url = process.env.HEARD_TEST_ESDB

if (url) {
  // Each example has streams of its own on the one server.
  eventStoreContract('KurrentEventStore on a server', async () => {
    const prefix = `heardtest${randomBytes(8).toString('hex')}.`
    let store = await KurrentEventStore.open({ url, prefix })
    return {
      store,
      close: () => store.close(),
      reopen: async () => {
        await store.close()
        store = await KurrentEventStore.open({ url, prefix })
        return store
      },
    }
  })
} else {
  it('KurrentEventStore on a server keeps the contract of an event store', ({ skip }) =>
    skip('HEARD_TEST_ESDB names no EventStoreDB or KurrentDB; the protocol double proves the wire, not the server'))
}

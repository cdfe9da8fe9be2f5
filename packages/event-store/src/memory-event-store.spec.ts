import { eventStoreContract } from './event-store.contract.ts'
import { MemoryEventStore } from './memory-event-store.ts'

eventStoreContract('MemoryEventStore', async () => {
  const store = new MemoryEventStore()
  return { store, close: () => store.close() }
})

import { orderContract } from './contract/order.contract.ts'
import { eventStoreContract } from './event-store.contract.ts'
import { MemoryEventStore } from './memory-event-store.ts'

const open = async () => {
  const store = new MemoryEventStore()
  return { store, close: () => store.close() }
}

eventStoreContract('MemoryEventStore', open)
orderContract(open)

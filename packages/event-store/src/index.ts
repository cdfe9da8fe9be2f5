export { MemoryEventStore } from './memory-event-store.ts'
export { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.ts'

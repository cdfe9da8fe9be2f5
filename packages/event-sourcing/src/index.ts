export { canonicalJson, type Json } from './canonical-json.ts'
export { accept, type Decider, type Decision, fold, refuse } from './decider.ts'
export {
  type Appended,
  type AppendRequest,
  type Batch,
  DuplicateFactId,
  type EventStore,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  RevisionConflict,
  StoreAway,
  StoreUnusable,
  type SubscribeOptions,
} from './event-store.ts'
export type { Fact, Metadata, NewFact, RecordedFact } from './fact.ts'
export { type CommandMetadata, type Handled, handleCommand } from './handle-command.ts'
export { type Change, increase, type Projection, patch, put, type Row, remove, type Table, type Value } from './projection.ts'
export { type Upcasts, upcast } from './upcast.ts'

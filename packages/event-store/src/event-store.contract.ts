import type { EventStore } from '@heard/event-sourcing'
import { describe } from 'vitest'
import { appendContract } from './contract/append.contract.ts'
import { modelContract } from './contract/model.contract.ts'
import { readContract } from './contract/read.contract.ts'
import { revisionContract } from './contract/revision.contract.ts'
import { subscriptionContract } from './contract/subscription.contract.ts'

/** An opened store under test: empty at first. `reopen` closes it and opens the same data again, where an adapter keeps any. */
export type OpenedStore = { readonly store: EventStore; close(): Promise<void>; reopen?(): Promise<EventStore> }

/** Registers the contract that every event store passes; `open` gives a fresh, empty store for each example. */
export const eventStoreContract = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`${name} keeps the contract of an event store`, () => {
    revisionContract(open)
    appendContract(open)
    readContract(open)
    subscriptionContract(open)
    modelContract(open)
  })
}

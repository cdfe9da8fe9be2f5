import { randomUUID } from 'node:crypto'
import type { Batch, EventStore, NewFact, RecordedFact } from '@heard/event-sourcing'
import type { OpenedStore } from '../event-store.contract.ts'

export type Open = () => Promise<OpenedStore>

/** A fact to append; every call gives a new id. */
export const newFact = (type = 'StoryShared', data: object = {}, id: string = randomUUID()): NewFact => ({
  id,
  type,
  version: 1,
  data,
  metadata: { actor: 'system', at: '2026-01-01T00:00:00.000Z' },
})

/** Several facts, numbered in their data. */
export const newFacts = (count: number, type?: string): readonly NewFact[] => Array.from({ length: count }, (_, n) => newFact(type, { n }))

/** Runs an example against a fresh store and closes it. */
export const withStore = async (open: Open, example: (store: EventStore, opened: OpenedStore) => Promise<void>): Promise<void> => {
  const opened = await open()
  try {
    await example(opened.store, opened)
  } finally {
    await opened.close()
  }
}

/** Everything an iteration yields. */
export const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** The ids of facts, in order. */
export const idsOf = (facts: readonly { readonly id: string }[]): readonly string[] => facts.map(({ id }) => id)

/** Follows a store until `enough` says so, then aborts; the batches seen, with the iteration ended without an error. */
export const followUntil = async (
  store: EventStore,
  options: { readonly after: bigint; readonly types?: readonly string[]; readonly batchSize?: number },
  enough: (facts: readonly RecordedFact[], batch: Batch) => boolean,
): Promise<readonly Batch[]> => {
  const stop = new AbortController()
  const batches: Batch[] = []
  const facts: RecordedFact[] = []
  for await (const batch of store.subscribe({ ...options, signal: stop.signal })) {
    batches.push(batch)
    facts.push(...batch.facts)
    if (enough(facts, batch)) stop.abort()
  }
  return batches
}

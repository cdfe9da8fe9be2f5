import { expect, it } from 'vitest'
import { collect, followUntil, newFact } from './contract/contract-facts.ts'
import { eventStoreContract } from './event-store.contract.ts'
import { MemoryEventStore } from './memory-event-store.ts'
import { upcastingStore } from './upcasting-store.ts'

eventStoreContract('An upcasting store', async () => {
  const store = upcastingStore(new MemoryEventStore(), {})
  return { store, close: () => store.close() }
})

it('lifts facts to their newest version however they are read, and leaves what is stored', async () => {
  const stored = new MemoryEventStore()
  await stored.append({ stream: 'story-1', expected: 'none', facts: [newFact('StoryShared', { stage: 'early' })] })
  const store = upcastingStore(stored, {
    'StoryShared@1': (data: object) => ({ ...data, community: 'none' }),
    'StoryShared@2': (data: object) => ({ ...data, source: 'portal' }),
  })
  const followed = (await followUntil(store, { after: 0n }, (facts) => facts.length === 1)).flatMap(({ facts }) => facts)
  const lifted = { version: 3, data: { stage: 'early', community: 'none', source: 'portal' } }
  for (const facts of [await collect(store.readAll()), await collect(store.readStream('story-1')), followed]) {
    expect(facts.map(({ version, data }) => ({ version, data }))).toStrictEqual([lifted])
  }
  expect((await collect(stored.readAll())).map(({ version, data }) => ({ version, data }))).toStrictEqual([{ version: 1, data: { stage: 'early' } }])
})

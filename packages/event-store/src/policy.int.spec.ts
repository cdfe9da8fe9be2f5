import { StoreAway } from '@heard/event-sourcing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newFact } from './contract/contract-facts.ts'
import type { DeadLetter } from './dead-letter.ts'
import { MemoryEventStore } from './memory-event-store.ts'
import { type Policy, type PolicyOptions, startPolicy } from './policy.ts'
import type { PolicyProgress } from './policy-progress.ts'
import { sqliteProgress } from './sqlite-progress.ts'

let store: MemoryEventStore
let progress: PolicyProgress
const started: Policy[] = []

const start = async (options: Partial<PolicyOptions> & Pick<PolicyOptions, 'handle'>): Promise<Policy> => {
  const { types = ['Asked'], handle, attempts = 3, onDeadLetter, signal } = options
  const policy = await startPolicy({
    store,
    progress,
    name: 'answerer',
    types,
    handle,
    attempts,
    backOffMs: 1,
    ...(onDeadLetter && { onDeadLetter }),
    ...(signal && { signal }),
  })
  started.push(policy)
  return policy
}
const append = async (...facts: Parameters<typeof store.append>[0]['facts']): Promise<bigint> =>
  (await store.append({ stream: 'question-1', expected: 'any', facts })).position
const asked = (n: number) => newFact('Asked', { n })

beforeEach(() => {
  store = new MemoryEventStore()
  progress = sqliteProgress({ file: ':memory:' })
})

afterEach(async () => {
  for (const policy of started.splice(0)) await policy.stop()
  await progress.close()
})

it('answers facts of its types in order, those from before it existed too', async () => {
  const answered: object[] = []
  await append(asked(1), newFact('Other'))
  const policy = await start({ handle: async ({ data }) => void answered.push(data) })
  const head = await append(asked(2), newFact('Other'), asked(3), newFact('Other'))
  expect(await policy.waitFor(head, 5000)).toBe(true)
  expect(answered).toStrictEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(policy.status()).toStrictEqual({ name: 'answerer', cursor: head, caughtUp: true, deadLetter: null, outage: null })
})

it('goes on after what it has answered when it is started again', async () => {
  const answered: bigint[] = []
  const handle = async ({ position }: { readonly position: bigint }) => void answered.push(position)
  const first = await start({ handle })
  await first.waitFor(await append(asked(1), asked(2)), 5000)
  await first.stop()
  const second = await start({ handle })
  expect(await second.waitFor(await append(asked(3)), 5000)).toBe(true)
  expect(answered).toStrictEqual([1n, 2n, 3n])
})

it('tries a fact again that could not be answered, before the next one', async () => {
  const tried: bigint[] = []
  const policy = await start({
    handle: async ({ position }) => {
      tried.push(position)
      if (tried.length < 3) throw new Error('not now')
    },
  })
  expect(await policy.waitFor(await append(asked(1), asked(2)), 5000)).toBe(true)
  expect(tried).toStrictEqual([1n, 1n, 1n, 2n])
})

it('keeps a dead letter when it gives up, stops, and tries again when it is started again', async () => {
  const letters: DeadLetter[] = []
  const bad = asked(2)
  const failing = await start({
    handle: async ({ id }) => {
      if (id === bad.id) throw new TypeError('cannot answer')
    },
    onDeadLetter: (letter) => letters.push(letter),
  })
  const head = await append(asked(1), bad, asked(3))
  expect(await failing.waitFor(head, 5000)).toBe(false)
  const letter = { reader: 'answerer', position: 2n, fact: bad.id, type: 'Asked', error: 'TypeError', message: 'cannot answer' }
  expect(letters).toStrictEqual([letter])
  expect(failing.status()).toStrictEqual({ name: 'answerer', cursor: 1n, caughtUp: true, deadLetter: letter, outage: null })
  await failing.stop()
  const mended = await start({ handle: async () => undefined })
  expect(mended.status().deadLetter).toStrictEqual(letter)
  expect(await mended.waitFor(head, 5000)).toBe(true)
  expect(mended.status().deadLetter).toBe(null)
})

it('waits a store out that is away, and buries no fact for it', async () => {
  const letters: DeadLetter[] = []
  let away = true
  const policy = await start({
    attempts: 1,
    handle: async () => {
      if (away) throw new StoreAway('does not answer')
    },
    onDeadLetter: (letter) => letters.push(letter),
  })
  const head = await append(asked(1))
  await vi.waitFor(() => expect(policy.status().outage).toBe('does not answer'))
  away = false
  expect([await policy.waitFor(head, 5000), letters, policy.status().outage]).toStrictEqual([true, [], null])
})

it('ends with its signal, in the middle of its pauses too, without counting the fact as answered', async () => {
  const stop = new AbortController()
  const policy = await start({
    attempts: 1000,
    signal: stop.signal,
    handle: async () => {
      stop.abort()
      throw new Error('not now')
    },
  })
  expect(await policy.waitFor(await append(asked(1)), 5000)).toBe(false)
  expect(policy.status()).toStrictEqual({ name: 'answerer', cursor: 0n, caughtUp: true, deadLetter: null, outage: null })
})

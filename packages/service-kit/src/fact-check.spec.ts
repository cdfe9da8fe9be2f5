import { defineFacts } from '@heard/contracts'
import { MemoryEventStore } from '@heard/event-store'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkedStore, UndefinedFact } from './fact-check.ts'
import { uuidv7 } from './ids.ts'

const facts = defineFacts({ DoorOpened: { version: 2, data: z.strictObject({ door: z.string() }) } })
const fact = (type: string, version: number, data: object) => ({
  id: uuidv7(1),
  type,
  version,
  data,
  metadata: { actor: 'system', at: '2026-11-22T00:00:00.000Z' },
})

describe('the checked store', () => {
  const store = checkedStore(new MemoryEventStore(), facts)
  const append = (one: ReturnType<typeof fact>) =>
    Promise.resolve().then(() => store.append({ stream: `door-${one.id}`, expected: 'none', facts: [one] }))

  it('records a fact that fits its definition', async () => {
    expect(await append(fact('DoorOpened', 2, { door: 'front' }))).toEqual({ revision: 0n, position: 1n })
  })

  it.each([
    ['of an unknown type', fact('DoorPainted', 1, {})],
    ['of an older version', fact('DoorOpened', 1, { door: 'front' })],
    ['with a field too many', fact('DoorOpened', 2, { door: 'front', colour: 'red' })],
    ['with a field missing', fact('DoorOpened', 2, {})],
  ])('refuses a fact %s, and says nothing of what was in it', async (_, one) => {
    const error: unknown = await append(one).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UndefinedFact)
    expect(String(error)).not.toContain('red')
    expect(await store.head()).toBe(1n)
  })
})

import type { SealedItem } from '@heard/contracts'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { DayKeys } from './day-keys.ts'
import { Refused } from './problems.ts'
import { takeItems } from './take-items.ts'

/** Every item holds its own id. */
const keys = { open: (_: string, { item }: SealedItem) => Promise.resolve(JSON.stringify({ item })) } as unknown as DayKeys

const take = (items: readonly string[], fates: Readonly<Record<string, unknown>>) => {
  const failed: unknown[] = []
  const outcomes = takeItems(keys, {
    gathering: 'g1',
    items: items.map((item) => ({ item, sealed: '' })),
    content: z.strictObject({ item: z.string() }),
    take: (item) => (fates[item] === undefined ? Promise.resolve({ already: false }) : Promise.reject(fates[item])),
    failed: (error) => failed.push(error),
  })
  return outcomes.then((found) => ({ found: found.map(({ item, became }) => [item, became]), failed }))
}

it('takes in the others when one cannot be taken in, says nothing of that one, and lets us hear of it', async () => {
  const fault = new TypeError('broken')
  expect(await take(['a', 'b', 'c', 'd'], { b: fault, c: new Refused('gone'), d: new Refused('busy') })).toStrictEqual({
    found: [
      ['a', 'kept'],
      ['c', 'refused'],
    ],
    failed: [fault],
  })
})

it('fails where nothing at all could be taken in', async () => {
  const fault = new TypeError('broken')
  await expect(take(['a', 'b'], { a: fault, b: new Refused('busy') })).rejects.toBe(fault)
})

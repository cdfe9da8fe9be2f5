import type { ItemOutcome } from '@heard/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextBatch, type Queued, settled } from './queue.ts'

const queued = (item: string, changes: Partial<Queued> = {}): Queued => ({
  item,
  programme: 'luton',
  gathering: 'g1',
  kind: 'door',
  sealed: `sealed ${item}`,
  ...changes,
})

describe('what a device sends next', () => {
  it('is nothing where nothing waits, and nothing that was refused', () => {
    expect(nextBatch([])).toBeUndefined()
    expect(nextBatch([queued('a', { refused: 'registration-ended' })])).toBeUndefined()
  })
  it('is for one place, and no more than the services take', () => {
    const many = Array.from({ length: 40 }, (_, index) => queued(`d${index}`))
    const mixed = [queued('n', { kind: 'note' }), ...many, queued('o', { kind: 'note', gathering: 'g2' }), queued('p', { kind: 'note' })]
    expect(nextBatch(mixed)).toStrictEqual({ programme: 'luton', gathering: 'g1', kind: 'note', items: [mixed[0], mixed[42]] })
    expect(nextBatch(many)?.items).toHaveLength(25)
  })
})

it('what the server has is gone, what it refused stays with the reason, and what it did not speak of waits', () => {
  const items = ['a', 'b', 'c', 'd'].map((item) => queued(item))
  const outcomes: ItemOutcome[] = [
    { item: 'a', became: 'kept' },
    { item: 'b', became: 'already' },
    { item: 'c', became: 'refused', why: 'registration-ended' },
  ]
  expect(settled({ items }, outcomes)).toStrictEqual({ gone: ['a', 'b'], refused: [queued('c', { refused: 'registration-ended' })] })
})

/** What may happen to a request: it never arrives, its answer never comes back, or all goes well. */
const fates = ['lost', 'answer lost', 'well'] as const
type Fate = (typeof fates)[number]

it('whatever is lost on the way, and however often it is sent, everything noted is taken in once', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ device: fc.nat(2), note: fc.constantFrom<Queued['kind']>('door', 'note') }),
      fc.record({ device: fc.nat(2), send: fc.constantFrom<Fate>(...fates) }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (happened) => {
      const devices: Queued[][] = [[], [], []]
      const [noted, taken, refusable] = [[] as string[], [] as string[], (item: string) => item.endsWith('7')]
      const known = new Set<string>()
      const server = (items: readonly Queued[]): ItemOutcome[] =>
        items.map(({ item }) => {
          if (refusable(item)) return { item, became: 'refused', why: 'registration-ended' }
          if (known.has(item)) return { item, became: 'already' }
          known.add(item)
          taken.push(item)
          return { item, became: 'kept' }
        })
      const send = (device: number, fate: Fate): boolean => {
        const queue = devices[device] ?? []
        const batch = nextBatch(queue)
        if (!batch || fate === 'lost') return false
        const outcomes = server(batch.items)
        if (fate === 'answer lost') return false
        const { gone, refused } = settled(batch, outcomes)
        devices[device] = queue.filter(({ item }) => !gone.includes(item)).map((one) => refused.find(({ item }) => item === one.item) ?? one)
        return true
      }
      for (const step of happened) {
        if ('send' in step) send(step.device, step.send)
        else {
          const item = `i${noted.length}`
          noted.push(item)
          devices[step.device]?.push(queued(item, { kind: step.note }))
        }
      }
      for (const device of devices.keys()) while (send(device, 'well'));
      expect(taken.toSorted()).toStrictEqual(noted.filter((item) => !refusable(item)).toSorted())
      expect(
        devices
          .flat()
          .map(({ item, refused }) => [item, refused])
          .toSorted(),
      ).toStrictEqual(
        noted
          .filter(refusable)
          .map((item) => [item, 'registration-ended'])
          .toSorted(),
      )
    }),
    { numRuns: 300 },
  )
})

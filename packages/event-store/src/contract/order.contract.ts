import { expect, it } from 'vitest'
import { collect, idsOf, newFacts, type Open, withStore } from './contract-facts.ts'

/** What stores in this process keep beyond the contract: appends that are asked for together land in the order in which they were asked for. */
export const orderContract = (open: Open): void =>
  it('puts appends to different streams in the order in which they were asked for', () =>
    withStore(open, async (store) => {
      const facts = newFacts(6)
      await Promise.all(facts.map((fact, n) => store.append({ stream: `story-${n % 3}`, expected: 'any', facts: [fact] })))
      expect(idsOf(await collect(store.readAll()))).toStrictEqual(facts.map(({ id }) => id))
    }))

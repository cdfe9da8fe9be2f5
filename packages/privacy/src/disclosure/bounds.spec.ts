import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPossible, type Knowledge, possibleRanges, type Range, type Relation } from './bounds.ts'

const exactly = (sum: number): Range => ({ low: sum, high: sum })
const sums = (cells: readonly string[], sum: Range): Relation => ({ terms: cells.map((cell) => [cell, 1] as const), sum })
const knowing = (ranges: Readonly<Record<string, Range>>, ...relations: readonly Relation[]): Knowledge => ({
  ranges: new Map(Object.entries(ranges)),
  relations,
})

/** By trying everything. */
const tried = ({ ranges, relations }: Knowledge): ReadonlyMap<string, Range> | undefined => {
  const cells = [...ranges]
  const found = new Map<string, Range>()
  const at = new Map<string, number>()
  const walk = (index: number): void => {
    const cell = cells[index]
    if (cell) {
      for (let value = cell[1].low; value <= cell[1].high; value += 1) {
        at.set(cell[0], value)
        walk(index + 1)
      }
      return
    }
    const agrees = relations.every(({ terms, sum }) => {
      const total = terms.reduce((all, [name, times]) => all + times * (at.get(name) ?? 0), 0)
      return total >= sum.low && total <= sum.high
    })
    if (!agrees) return
    for (const [name, value] of at) {
      const held = found.get(name)
      found.set(name, { low: Math.min(value, held?.low ?? value), high: Math.max(value, held?.high ?? value) })
    }
  }
  walk(0)
  return found.size === 0 ? undefined : found
}

describe('what a withheld count can be', () => {
  it('is told by a sum: “* | 10 | 10 | total 15” leaves one or two', () =>
    expect(
      possibleRanges(
        knowing(
          { a: { low: 1, high: 7 }, b: { low: 8, high: 12 }, c: { low: 8, high: 12 }, total: { low: 13, high: 17 } },
          {
            terms: [
              ['a', 1],
              ['b', 1],
              ['c', 1],
              ['total', -1],
            ],
            sum: exactly(0),
          },
        ),
        ['a'],
      ),
    ).toStrictEqual(new Map([['a', { low: 1, high: 1 }]])))
  it('stops when enough is known to be possible', () => {
    const range = possibleRanges(knowing({ a: { low: 0, high: 90 }, b: { low: 0, high: 90 } }, sums(['a', 'b'], exactly(80))), ['a'], 5).get('a')
    expect((range?.high ?? 0) - (range?.low ?? 0) + 1).toBeGreaterThanOrEqual(5)
  })
  it('is nothing where counts contradict each other', () => {
    const broken = knowing({ a: { low: 0, high: 3 }, b: { low: 0, high: 3 } }, sums(['a', 'b'], exactly(9)))
    expect(isPossible(broken)).toBe(false)
    expect(() => possibleRanges(broken, ['a'])).toThrow(RangeError)
  })
  it('is nothing where what is all known contradicts itself', () =>
    expect(isPossible(knowing({ a: exactly(3), b: exactly(3) }, sums(['a', 'b'], exactly(9))))).toBe(false))
  it('is whole: half of three is not possible', () =>
    expect(isPossible(knowing({ a: { low: 0, high: 5 } }, { terms: [['a', 2]], sum: exactly(3) }))).toBe(false))

  it('is no value at all where the solver gives up, never all that a count may be by itself', () => {
    const cells = Array.from({ length: 60 }, (_, index) => `c${index}`)
    const even: Relation = { terms: cells.map((cell) => [cell, 2] as const), sum: exactly(61) }
    expect(possibleRanges(knowing(Object.fromEntries(cells.map((cell) => [cell, { low: 0, high: 1 }])), even), ['c0'])).toStrictEqual(
      new Map([['c0', { low: 0, high: -1, unsure: true }]]),
    )
  })

  it('is exactly what trying everything finds', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })).map(([low, more]): Range => ({ low, high: low + more }))
    const cells = ['a', 'b', 'c', 'd'] as const
    const relation = fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom(...cells), fc.constantFrom(-1, 1, 2)), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: -6, max: 12 }),
        fc.nat(4),
      )
      .map(([terms, low, more]): Relation => ({ terms: [...new Map(terms)], sum: { low, high: low + more } }))
    const asked = fc
      .record({ a: range, b: range, c: range, d: range })
      .chain((ranges) => fc.array(relation, { maxLength: 4 }).map((relations): Knowledge => knowing(ranges, ...relations)))
    fc.assert(
      fc.property(asked, (knowledge) => {
        const expected = tried(knowledge)
        expect(isPossible(knowledge)).toBe(expected !== undefined)
        if (expected) expect(possibleRanges(knowledge, cells)).toStrictEqual(new Map(cells.map((cell) => [cell, expected.get(cell)])))
      }),
      { numRuns: 400 },
    )
  })
})

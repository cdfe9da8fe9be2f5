import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicCount, publicTable } from './public-count.ts'

const people = fc.integer({ min: 0, max: 1_000_000 })

describe('publicCount', () => {
  it('withholds everything under 10, zero included, and rounds the rest to 5', () => {
    expect(Array.from({ length: 20 }, (_, count) => publicCount(count))).toStrictEqual([
      ...Array.from({ length: 10 }, () => null),
      10,
      10,
      10,
      15,
      15,
      15,
      15,
      15,
      20,
      20,
    ])
  })

  it('shows only multiples of 5 from 10 on, never more than 2 away', () => {
    fc.assert(
      fc.property(people, (count) => {
        const shown = publicCount(count)
        expect(shown === null).toBe(count < 10)
        if (shown !== null) expect([shown % 5, shown >= 10, Math.abs(shown - count) <= 2]).toStrictEqual([0, true, true])
      }),
    )
  })

  it('never shows fewer for more people', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        expect((publicCount(Math.min(a, b)) ?? 0) <= (publicCount(Math.max(a, b)) ?? 0)).toBe(true)
      }),
    )
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d, which is no count', (count) => {
    expect(() => publicCount(count)).toThrow(RangeError)
  })
})

describe('publicTable', () => {
  it('treats every cell alike', () => {
    expect(
      publicTable([
        [0, 9, 10],
        [12, 13, 101],
      ]),
    ).toStrictEqual([
      [null, null, 10],
      [10, 15, 100],
    ])
  })
})

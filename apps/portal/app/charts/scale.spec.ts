import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, dayOfNumber, stack, stretch, timeScale } from './scale.ts'

const someDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-12-31') }).map(dayOfNumber)

describe('a time scale', () => {
  it('puts the first and the last day a little inside the picture', () => {
    const { x, from, to } = timeScale(['2026-03-01', '2026-01-01', '2026-12-31'])
    expect({ from, to, first: x('2026-01-01'), last: x('2026-12-31') }).toStrictEqual({ from: '2026-01-01', to: '2026-12-31', first: 3, last: 97 })
  })

  it('runs from right to left when mirrored', () => {
    const { x } = timeScale(['2026-01-01', '2026-12-31'], true)
    expect([x('2026-01-01'), x('2026-12-31')]).toStrictEqual([97, 3])
  })

  it('marks quarters of a year, and years of a decade', () => {
    expect(timeScale(['2026-01-15', '2026-12-20']).ticks.map(({ day }) => day)).toStrictEqual(['2026-04-01', '2026-07-01', '2026-10-01'])
    expect(timeScale(['2021-06-01', '2029-06-01']).ticks.map(({ day }) => day)).toStrictEqual([
      '2022-01-01',
      '2024-01-01',
      '2026-01-01',
      '2028-01-01',
    ])
  })

  it('keeps every day between the margins, in order, and marks at most six', () => {
    fc.assert(
      fc.property(fc.array(someDay, { minLength: 1, maxLength: 20 }), (days) => {
        const { x, ticks } = timeScale(days)
        const places = days.toSorted().map(x)
        expect(places.every((place) => place >= 3 && place <= 97)).toBe(true)
        expect(places.toSorted((a, b) => a - b)).toStrictEqual(places)
        expect(ticks.length).toBeLessThanOrEqual(6)
      }),
    )
  })
})

describe('parts of a whole', () => {
  it('stand side by side without the empty ones', () => {
    expect(
      stack([
        { key: 'a', count: 1 },
        { key: 'b', count: 0 },
        { key: 'c', count: 3 },
      ]),
    ).toStrictEqual([
      { key: 'a', count: 1, x: 0, width: 25 },
      { key: 'c', count: 3, x: 25, width: 75 },
    ])
  })

  it('begin on the right when mirrored', () => {
    expect(
      stack(
        [
          { key: 'a', count: 1 },
          { key: 'c', count: 3 },
        ],
        true,
      ),
    ).toStrictEqual([
      { key: 'a', count: 1, x: 75, width: 25 },
      { key: 'c', count: 3, x: 0, width: 75 },
    ])
  })

  it('fill the whole and leave no gap', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 8 }), (counts) => {
        fc.pre(counts.some((count) => count > 0))
        const parts = stack(counts.map((count, index) => ({ key: String(index), count })))
        const ends = parts.map(({ x, width }) => Math.round((x + width) * 100) / 100)
        expect(parts.map(({ x }) => x)).toStrictEqual([0, ...ends.slice(0, -1)])
        expect(ends.at(-1)).toBe(100)
      }),
    )
  })
})

describe('a stretch', () => {
  it('is the same from either end', () => {
    expect([stretch(20, 50.5), stretch(50.5, 20)]).toStrictEqual([
      { x: 20, width: 30.5 },
      { x: 20, width: 30.5 },
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedRow, disclosedRow, narrowedIn, type ShownRow, type World } from './released-rows.ts'

const row = (people: number, cells: CountedRow['cells']): CountedRow => ({ people, cells })
const first = (now: CountedRow) => disclosedRow({ now, earlier: [] })

import { attacksOn, countedRow, type Person } from './years.fixture.ts'

describe('a row of linked tables', () => {
  it('shows round numbers, with those of the row in all', () =>
    expect(first(row(63, { 'community:a': 31, 'community:b': 32, 'stage:x': 40 }))).toStrictEqual({
      shown: { people: 65, cells: { 'community:a': 30, 'community:b': 30, 'stage:x': 40 } },
      small: 0,
      also: 0,
      narrow: 0,
    }))
  it('withholds small counts, zero too', () =>
    expect(first(row(63, { 'community:a': 31, 'community:b': 9, 'community:c': 0 })).shown.cells).toStrictEqual({
      'community:a': 30,
      'community:b': null,
      'community:c': null,
    }))
  it('withholds a neighbour where the whole would tell a small count', () =>
    expect(first(row(42, { 'community:a': 18, 'community:b': 23, 'community:c': 1 }))).toStrictEqual({
      shown: { people: 40, cells: { 'community:a': null, 'community:b': 25, 'community:c': null } },
      small: 1,
      also: 1,
      narrow: 0,
    }))
  it('does not need to where people are in two cells', () => expect(first(row(34, { 'stage:a': 31, 'stage:b': 9 })).also).toBe(0))
  it('withholds what a later release would tell of an earlier one', () => {
    const before = first(row(50, { 'community:a': 40, 'community:b': 9 }))
    const now = disclosedRow({ now: row(51, { 'community:a': 40, 'community:b': 10 }), earlier: [before.shown] })
    expect([before.shown.cells, now.also > 0, now.narrow]).toStrictEqual([{ 'community:a': 40, 'community:b': null }, true, 0])
  })
  it('follows on releases that told no whole', () => {
    const earlier: ShownRow[] = [{ cells: { 'community:a': 40, 'community:b': null } }]
    expect(disclosedRow({ now: row(55, { 'community:a': 40, 'community:b': 15 }), earlier })).toStrictEqual({
      shown: { people: 55, cells: { 'community:a': 40, 'community:b': 15 } },
      small: 0,
      also: 0,
      narrow: 0,
    })
  })
  it('goes on where people left, so that nobody can believe that they only come', () => {
    const earlier = [first(row(50, { 'community:a': 40, 'community:b': 9 })).shown]
    expect(disclosedRow({ now: row(38, { 'community:a': 30, 'community:b': 8 }), earlier }).narrow).toBe(0)
  })
  it('knows that almost every withheld count is small: all of them together tell more than each by itself', () => {
    const earlier: ShownRow[] = [{ people: 30, cells: { 'community:a': null, 'community:b': null } }]
    const world: World = { apart: ['community'], grows: [0], small: ['0/community:a', '0/community:b'] }
    expect(narrowedIn([...earlier, { people: 35, cells: { 'community:a': 15, 'community:b': 15 } }], world, () => true)).toStrictEqual([
      '0/community:a',
      '0/community:b',
    ])
    const { shown, narrow } = disclosedRow({ now: row(37, { 'community:a': 13, 'community:b': 13 }), earlier })
    expect([narrow, narrowedIn([...earlier, shown], world, () => true)]).toStrictEqual([0, []])
  })
  it('is not safe where not everything that somebody may believe was looked at', () => {
    const rows = {
      now: row(40, { 'community:a': 19, 'community:b': 19 }),
      earlier: [{ people: 40, cells: { 'community:a': 15, 'community:b': 15 } }],
    }
    expect([disclosedRow(rows).narrow, disclosedRow(rows, 1).narrow]).toStrictEqual([0, 1])
  })
})

const columns = { community: ['a', 'b', 'c'], stage: ['x', 'y'] }
const person = fc
  .tuple(fc.constantFrom(...columns.community), fc.subarray(columns.stage))
  .map(([community, stages]): Person => [`community:${community}`, ...stages.map((stage) => `stage:${stage}`)])
/** Ten releases: who comes before each, and who leaves. */
const years = fc.tuple(
  fc.array(person, { minLength: 20, maxLength: 60 }),
  fc.array(fc.record({ come: fc.array(person, { maxLength: 8 }), leave: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3)) }), {
    minLength: 9,
    maxLength: 9,
  }),
)

it('ten releases, one after another, leave every withheld count as open as the rule says, whatever true thing somebody knows who compares them all', () => {
  let attacks = 0
  fc.assert(
    fc.property(years, ([start, changes]) => {
      let people: readonly Person[] = start
      const history: CountedRow[] = []
      const released: ShownRow[] = []
      const release = (): void => {
        const now = countedRow(people, columns)
        history.push(now)
        const { shown, narrow } = disclosedRow({ now, earlier: released })
        expect(narrow).toBe(0)
        released.push(shown)
      }
      release()
      for (const { come, leave } of changes) {
        people = [...people.slice(leave), ...come]
        release()
      }
      for (const { narrowed } of attacksOn(history, released)) {
        attacks += 1
        expect(narrowed).toStrictEqual([])
      }
    }),
    { numRuns: 60 },
  )
  expect(attacks).toBeGreaterThan(100)
})

/** Two themes, one merged into the other, and more releases after; who is in which of the two, and who comes. */
const merging = fc.record({
  both: fc.array(fc.tuple(person, fc.constantFrom('a', 'b', 'ab')), { minLength: 20, maxLength: 60 }),
  come: fc.array(fc.array(person, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
})

it('releases of two themes and then of the two as one leave every withheld count as open, whatever true thing somebody knows who compares them', () => {
  let attacks = 0
  fc.assert(
    fc.property(merging, ({ both, come }) => {
      const of = (theme: string): CountedRow =>
        countedRow(
          both.filter(([, themes]) => themes.includes(theme)).map(([one]) => one),
          columns,
        )
      const history = [of('a'), of('b')]
      const released: ShownRow[] = history.map((now) => first(now).shown)
      let people = both.map(([one]) => one)
      const into = [2, 2, 3, 4, 5]
      for (const some of come) {
        people = [...people, ...some]
        const now = countedRow(people, columns)
        const { shown, narrow } = disclosedRow({ now, earlier: released, into: into.slice(0, released.length) })
        expect(narrow).toBe(0)
        history.push(now)
        released.push(shown)
      }
      const all = released.flatMap(({ people: inAll, cells }, release) =>
        Object.entries({ people: inAll, ...cells }).flatMap(([name, shown]) => {
          const count = name === 'people' ? history[release]?.people : history[release]?.cells[name]
          return shown === null && (count ?? 0) < 10 ? [`${release}/${name}`] : []
        }),
      )
      const grows = released.map((_, release) => release).slice(0, -1)
      for (const apart of [['community'], []]) {
        for (const small of [all, []]) {
          attacks += 1
          expect(narrowedIn(released, { apart, grows, small }, (cell) => small.includes(cell), { into })).toStrictEqual([])
        }
      }
    }),
    { numRuns: 60 },
  )
  expect(attacks).toBeGreaterThan(100)
})

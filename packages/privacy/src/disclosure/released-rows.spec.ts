import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedRow, disclosedRow, narrowedIn, type ShownRow, type World } from './released-rows.ts'

const row = (people: number, cells: CountedRow['cells']): CountedRow => ({ people, cells })
const first = (now: CountedRow) => disclosedRow({ now, earlier: [] })

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
  it('is not safe where not everything that somebody may believe was looked at', () => {
    const rows = {
      now: row(40, { 'community:a': 19, 'community:b': 19 }),
      earlier: [{ people: 40, cells: { 'community:a': 15, 'community:b': 15 } }],
    }
    expect([disclosedRow(rows).narrow, disclosedRow(rows, 1).narrow]).toStrictEqual([0, 1])
  })
})

type Person = { readonly community: string; readonly stages: readonly string[] }
const communities = ['a', 'b', 'c']
const stages = ['x', 'y']
const counted = (people: readonly Person[]): CountedRow => {
  const by = communities.map((id) => [`community:${id}`, people.filter(({ community }) => community === id).length] as const)
  const at = stages.map((id) => [`stage:${id}`, people.filter((person) => person.stages.includes(id)).length] as const)
  return { people: people.length, cells: Object.fromEntries([...by, ...at]) }
}
const person = fc.record({ community: fc.constantFrom(...communities), stages: fc.subarray(stages) })
/** Ten releases: who comes before each, and who leaves. */
const years = fc.tuple(
  fc.array(person, { minLength: 20, maxLength: 60 }),
  fc.array(fc.record({ come: fc.array(person, { maxLength: 8 }), leave: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3)) }), {
    minLength: 9,
    maxLength: 9,
  }),
)

const countIn = (history: readonly CountedRow[], cell: string): number => {
  const [release = '', name = ''] = cell.split('/')
  const counts = history[Number(release)]
  return (name === 'people' ? counts?.people : counts?.cells[name]) ?? 0
}

/** Whether somebody would be right to believe it. */
const isTrue = ({ apart, grows }: World, history: readonly CountedRow[]): boolean => {
  const unplaced = ({ people, cells }: CountedRow, table: string): number =>
    Object.entries(cells).reduce((rest, [name, count]) => (name.startsWith(`${table}:`) ? rest - count : rest), people)
  const names = Object.keys(history[0]?.cells ?? {})
  const isGrowth = (before: CountedRow, now: CountedRow): boolean =>
    names.every((name) => {
      const grown = (now.cells[name] ?? 0) - (before.cells[name] ?? 0)
      return grown >= 0 && grown <= now.people - before.people
    }) && apart.every((table) => unplaced(now, table) >= unplaced(before, table))
  return (
    history.every((counts) => apart.every((table) => unplaced(counts, table) >= 0)) &&
    grows.every(
      (step) =>
        history[step - 1] === undefined || history[step] === undefined || isGrowth(history[step - 1] ?? row(0, {}), history[step] ?? row(0, {})),
    )
  )
}

it('ten releases, one after another, leave every withheld count as open as the rule says, whatever true thing somebody knows who compares them all', () => {
  let attacks = 0
  fc.assert(
    fc.property(years, ([start, changes]) => {
      let people: readonly Person[] = start
      const history: CountedRow[] = []
      const released: ShownRow[] = []
      const release = (): void => {
        history.push(counted(people))
        const { shown, narrow } = disclosedRow({ now: counted(people), earlier: released })
        expect(narrow).toBe(0)
        released.push(shown)
      }
      release()
      for (const { come, leave } of changes) {
        people = [...people.slice(leave), ...come]
        release()
      }
      const steps = changes.flatMap(({ leave }, index) => (leave === 0 ? [index + 1] : []))
      const worlds: World[] = [['community', 'stage'], ['community'], []].flatMap((apart) =>
        [steps, steps.slice(-3), []].map((grows) => ({ apart, grows })),
      )
      for (const world of worlds.filter((each) => isTrue(each, history))) {
        attacks += 1
        expect(narrowedIn(released, world, (cell) => countIn(history, cell) < 10)).toStrictEqual([])
      }
    }),
    { numRuns: 60 },
  )
  expect(attacks).toBeGreaterThan(100)
})

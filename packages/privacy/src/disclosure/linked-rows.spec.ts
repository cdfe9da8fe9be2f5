import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PublicRows, tellsTogether } from './linked-rows.ts'
import { auditedRow, type CountedRow, type Order, type ShownRow, type World } from './released-rows.ts'

const world: World = { apart: ['community'], grows: [], small: [] }
const of = (row: ShownRow, small: readonly string[] = []): PublicRows => ({ rows: [{ at: 'now', row }], order: {}, worlds: [{ ...world, small }] })

describe('some people and all of them, in two tables', () => {
  it('tell nothing together where nothing is withheld', () =>
    expect(tellsTogether(of({ people: 40, cells: { 'community:a': 20 } }), of({ people: 60, cells: { 'community:a': 30 } }), 'now')).toBe(false))
  it('tell a small count where the part shows how many the others are at least', () => {
    const cells = { 'community:b': null, 'community:c': null, 'community:d': null, 'community:e': null }
    const whole = of({ people: 40, cells: { 'community:a': null, ...cells } }, ['0/community:a'])
    expect(tellsTogether(of({ people: 40, cells: { ...cells, 'community:b': 20 } }), whole, 'now')).toBe(false)
    expect(
      tellsTogether(of({ people: 40, cells: { 'community:b': 10, 'community:c': 10, 'community:d': 10, 'community:e': 10 } }), whole, 'now'),
    ).toBe(true)
  })
  it('are not to blame for what was known before', () => {
    const others = ['community:b', 'community:c', 'community:d', 'community:e']
    const rows = (at: string, row: ShownRow): PublicRows['rows'] => [{ at, row }]
    const whole = of({ people: 40, cells: Object.fromEntries(['community:a', ...others].map((name) => [name, null])) }, ['0/community:a'])
    const part = of({ people: 40, cells: Object.fromEntries(others.map((name) => [name, 10])) })
    const then = (all: PublicRows): PublicRows => ({ ...all, rows: all.rows.flatMap(({ row }) => rows('then', row)) })
    expect(tellsTogether(then(part), then(whole), 'now')).toBe(false)
  })
})

const communities = ['community:a', 'community:b', 'community:c']
const audited = (now: CountedRow, order: Order = {}): { readonly shown: ShownRow; readonly all: PublicRows; readonly narrow: number } => {
  const { row, worlds } = auditedRow({ now, earlier: [], people: [{ low: now.people, high: now.people }], ...order })
  return { shown: row.shown, narrow: row.narrow, all: { rows: [{ at: 'now', row: row.shown }], order, worlds } }
}

describe('all people, known exactly', () => {
  it('lose a cell rather than their number', () => {
    const { shown } = audited({ people: 42, cells: { 'community:a': 18, 'community:b': 23, 'community:c': 1 } })
    expect(shown).toStrictEqual({ people: 40, cells: { 'community:a': null, 'community:b': 25, 'community:c': null } })
  })
  it('lose a cell where nobody is missing in the table', () => {
    const now = { people: 15, cells: { 'origin:story': 12, 'origin:gathering': 3 } }
    expect(audited(now).shown.cells).toStrictEqual({ 'origin:story': 10, 'origin:gathering': null })
    expect(audited(now, { covering: ['origin'] }).shown.cells).toStrictEqual({ 'origin:story': null, 'origin:gathering': null })
  })
  it('keep back what other numbers would tell', () => {
    const now = { people: 42, cells: { 'community:a': 3, 'community:b': 19, 'community:c': 20 } }
    const free = audited(now)
    const bound = audited(now, { floors: [{ 'community:b': 19, 'community:c': 20 }] })
    expect([free.narrow, bound.narrow > 0]).toStrictEqual([0, true])
  })
  it('tell no small count to whoever tries everything, also where they are known to be covered', () => {
    const counts = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(14))
    fc.assert(
      fc.property(counts, (some) => {
        const people = some.reduce((total, count) => total + count, 0)
        const cells = Object.fromEntries(communities.map((name, index) => [name, some[index] ?? 0]))
        const { shown, narrow } = audited({ people, cells }, { covering: ['community'] })
        if (narrow > 0 || people < 10) return
        for (const [index, name] of communities.entries()) {
          if (shown.cells[name] !== null || (some[index] ?? 0) > 9) continue
          const others = communities.flatMap((other, at) => (other === name ? [] : [{ shown: shown.cells[other], small: (some[at] ?? 0) < 10 }]))
          const ends = others.map(({ shown: told, small }) =>
            typeof told === 'number' ? [Math.max(10, told - 2), told + 2] : [0, small ? 9 : people],
          ) as [number, number][]
          const possible = Array.from({ length: 10 }, (_, value) => value).filter((value) => {
            const rest = people - value
            return rest >= ends.reduce((total, [low]) => total + low, 0) && rest <= ends.reduce((total, [, high]) => total + high, 0)
          })
          expect(possible.length).toBeGreaterThanOrEqual(5)
        }
      }),
      { numRuns: 300 },
    )
  })
})

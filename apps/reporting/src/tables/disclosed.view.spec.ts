import type { StaffReach, StaffTable } from '@heard/contracts/reporting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedTables, type ToDisclose } from './disclosed.view.ts'

const communities = ['south-asian', 'eastern-european', 'caribbean']
const origins = ['story', 'questionnaire', 'gathering', 'champion', 'import']
const reach = (people: number, community: readonly number[], origin: readonly number[] = [people, 0, 0, 0, 0]): StaffReach => ({
  people,
  tables: [
    { id: 'community', columns: communities, cells: [...community] },
    { id: 'origin', columns: origins, cells: [...origin] },
  ],
})
const themes = (...rows: readonly (readonly [people: number, ...cells: number[]])[]): StaffTable => ({
  id: 'theme-by-community',
  columns: communities,
  rows: rows.map(([people, ...cells], index) => ({ theme: `t${index}`, people, cells })),
})
const disclose = (table: StaffTable, of: StaffReach, earlier: ToDisclose['earlier'] = []) =>
  disclosedTables({ tables: [table], reach: of, earlier, told: [], recountings: [] })
const shown = ({ reach: released, tables }: ReturnType<typeof disclose>) => ({
  people: released?.people,
  ...Object.fromEntries(released?.tables.map(({ id, cells }) => [id, cells]) ?? []),
  themes: tables[0]?.rows.map(({ people, cells }) => [people, ...cells]),
})

describe('who was heard', () => {
  it('is told by community and origin beside the themes', () => {
    const released = disclose(themes([40, 25, 12, 0]), reach(72, [41, 22, 4], [50, 0, 15, 0, 12]))
    expect(shown(released)).toStrictEqual({
      people: 70,
      community: [40, 20, null],
      origin: [50, null, 15, null, 10],
      themes: [[40, 25, 10, null]],
    })
    expect(released.audit).toStrictEqual({ cells: 12, small: 4, also: 0, narrow: 0, earlier: 0 })
  })
  it('tells what it can where all contribute in one way', () =>
    expect(disclose(themes(), reach(60, [0, 0, 0])).reach?.tables[1]?.cells).toStrictEqual([60, null, null, null, null]))
  it('is nothing where fewer than ten were heard', () => {
    const { reach: released } = disclose(themes(), reach(9, [9, 0, 0]))
    expect(released).toStrictEqual({
      people: null,
      tables: [
        { id: 'community', columns: communities, cells: [null, null, null] },
        { id: 'origin', columns: origins, cells: [null, null, null, null, null] },
      ],
    })
  })
  it('does not show that nearly everybody of a small community spoke on one theme', () => {
    expect(shown(disclose(themes([45, 20, 25, 0]), reach(80, [20, 40, 12]))).themes?.[0]?.[1]).toBeNull()
    expect(shown(disclose(themes([45, 18, 25, 0]), reach(80, [20, 40, 12]))).themes?.[0]?.[1]).toBe(20)
    expect(shown(disclose(themes([45, 30, 15, 0]), reach(80, [30, 20, 12]))).themes?.[0]?.[1]).toBe(30)
  })
  it('keeps a later number of a theme from telling an earlier one of reach', () => {
    const first = disclose(themes([20, 10, 0, 0]), reach(50, [40, 9, 0]))
    const earlier = [{ at: '2026-01-01', tables: first.tables, reach: first.reach, recountings: 0 }]
    const second = disclose(themes([32, 10, 10, 0]), reach(51, [40, 10, 0]), earlier)
    expect(first.reach?.tables[0]?.cells).toStrictEqual([40, null, null])
    expect(second.reach?.tables[0]?.cells[1]).toBeNull()
  })

  it('whoever is heard, shows no small number, none of nearly all, and leaves nothing narrow', () => {
    const community = fc.nat(40).chain((heard) => fc.tuple(fc.constant(heard), fc.nat(heard), fc.nat(heard)))
    fc.assert(
      fc.property(fc.tuple(community, community, community), fc.nat(12), fc.nat(20), (all, silent, other) => {
        const heard = all.map(([count]) => count)
        const people = heard.reduce((total, count) => total + count, silent)
        const row = (theme: 1 | 2): [number, ...number[]] => {
          const cells = all.map((counts) => counts[theme])
          return [cells.reduce((total, count) => total + count, 0), ...cells]
        }
        const of = reach(people, heard, [Math.max(0, people - other), 0, 0, 0, Math.min(people, other)])
        const { audit, reach: released, tables } = disclose(themes(row(1), row(2)), of)
        expect(audit.narrow).toBe(0)
        for (const [index, count] of heard.entries()) {
          if (count < 10) expect(released?.tables[0]?.cells[index]).toBeNull()
          for (const { theme, cells } of tables[0]?.rows ?? []) {
            const onTheme = all[index]?.[theme === 't0' ? 1 : 2] ?? 0
            if (onTheme < 10 || (count < 30 && onTheme > 0.9 * count)) expect(cells[index]).toBeNull()
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

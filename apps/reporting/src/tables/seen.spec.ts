import type { StaffTable } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { lineageOf, type Recounting } from '../codebook/lineage.ts'
import { disclosedTables } from './disclosed.view.ts'
import { type EarlierTables, seenBefore, seenOf, tornIn } from './seen.ts'

const of = (theme: string) => ({ programme: 'luton', theme })
const merged = (theme: string, into: string): Recounting => ({ type: 'ThemeMerged', data: { ...of(theme), into } })
const unmerged = (theme: string): Recounting => ({ type: 'ThemeMergeUndone', data: of(theme) })
const split: Recounting = { type: 'ThemeSplit', data: { ...of('a'), split: 's1', parts: ['x', 'y'] } }
const finished: Recounting = { type: 'SplitFinished', data: { ...of('a'), split: 's1' } }
const undone: Recounting = { type: 'SplitUndone', data: { ...of('a'), split: 's1' } }

describe('with which themes people are counted', () => {
  const after = (theme: string, from: number, ...changes: Recounting[]) => [...lineageOf(changes)(theme, from, changes.length)]
  it('is the one that theirs was merged into, and again their own', () => {
    expect(after('a', 0, merged('a', 'b'), merged('b', 'c'))).toStrictEqual(['c'])
    expect(after('a', 0, merged('a', 'b'), unmerged('a'))).toStrictEqual(['a'])
    expect(after('z', 0, merged('a', 'b'))).toStrictEqual(['z'])
  })
  it('is both, once a merging that they were counted by is undone', () =>
    expect(after('b', 1, merged('a', 'b'), unmerged('a')).toSorted()).toStrictEqual(['a', 'b']))
  it('is the theme or any part of it, once a split is finished', () => {
    expect(after('a', 0, split)).toStrictEqual(['a'])
    expect(after('a', 0, split, finished).toSorted()).toStrictEqual(['a', 'x', 'y'])
    expect(after('x', 2, split, finished, undone)).toStrictEqual(['a'])
    expect(after('a', 0, split, finished, undone)).toStrictEqual(['a'])
  })
  it('is one again where all parts are merged back', () =>
    expect(after('a', 0, split, finished, merged('x', 'a'), merged('y', 'a'))).toStrictEqual(['a']))
  it('follows a split of a split', () => {
    const again: Recounting[] = [
      { type: 'ThemeSplit', data: { ...of('x'), split: 's2', parts: ['p', 'q'] } },
      { type: 'SplitFinished', data: { ...of('x'), split: 's2' } },
    ]
    expect(after('a', 0, split, finished, ...again).toSorted()).toStrictEqual(['a', 'p', 'q', 'x', 'y'])
    expect(after('x', 2, split, finished, ...again).toSorted()).toStrictEqual(['p', 'q', 'x'])
  })
})

const counted = (rows: Readonly<Record<string, readonly [people: number, ...cells: number[]]>>): StaffTable => ({
  id: 'theme-by-stage',
  columns: ['u', 'v'],
  rows: Object.entries(rows).map(([theme, [people, ...cells]]) => ({ theme, people, cells })),
})
const released = (at: string, recountings: number, tables: EarlierTables['tables']): EarlierTables => ({ at, recountings, tables })
const disclose = (table: StaffTable, earlier: readonly EarlierTables[], recountings: readonly Recounting[]) =>
  disclosedTables({ tables: [table], earlier, told: [], recountings })
const rowsOf = ({ tables }: ReturnType<typeof disclose>) =>
  Object.fromEntries(tables[0]?.rows.map(({ theme, people, cells }) => [theme, [people, ...cells]]) ?? [])

describe('what was seen before', () => {
  const first = disclose(counted({ a: [40, 30, 14], b: [33, 20, 22] }), [], [])
  const before = [released('2026-01-01', 0, first.tables)]
  it('belongs to the theme that all of it is counted with now, each with the next that it is part of', () => {
    const recountings = [merged('a', 'b')]
    const lineage = lineageOf(recountings)
    const joined = disclose(counted({ b: [60, 45, 30] }), before, recountings)
    const seen = seenBefore([...before, released('2026-02-01', 1, joined.tables)], [], lineage)
    expect(seenOf({ theme: 'b', names: [] }, seen, lineage, 1).into).toStrictEqual([2, 2, 3])
    expect([...tornIn(seen, lineage, 1)]).toStrictEqual([])
  })
  it('tells nothing of the parts when a theme that was released is split, or a merging that was released is undone', () => {
    const apart = disclose(counted({ a: [12, 12, 3], x: [30, 25, 11], b: [33, 20, 22] }), before, [split, finished])
    expect(rowsOf(apart)).toStrictEqual({ a: [null, null, null], x: [null, null, null], b: [35, 20, 20] })
    expect(apart.audit.narrow).toBe(0)
    const joined = released('2026-02-01', 1, disclose(counted({ b: [60, 45, 30] }), before, [merged('a', 'b')]).tables)
    const back = disclose(counted({ a: [45, 33, 16], b: [36, 23, 25] }), [...before, joined], [merged('a', 'b'), unmerged('a')])
    expect(rowsOf(back)).toStrictEqual({ a: [null, null, null], b: [null, null, null] })
  })
  it('is compared as before where a merging was undone before any release, or is done again', () => {
    const shown = counted({ a: [45, 33, 16], b: [36, 23, 25] })
    expect(rowsOf(disclose(shown, before, [merged('a', 'b'), unmerged('a')]))).toStrictEqual(rowsOf(disclose(shown, before, [])))
    const joined = released('2026-02-01', 1, disclose(counted({ b: [60, 45, 30] }), before, [merged('a', 'b')]).tables)
    const again = disclose(counted({ b: [75, 55, 40] }), [...before, joined], [merged('a', 'b'), unmerged('a'), merged('a', 'b')])
    expect(rowsOf(again)).toStrictEqual({ b: [75, 55, 40] })
  })
  it('does not let a small number be worked out from both themes and the merged one', () => {
    const apart = disclose(counted({ a: [12, 12, 9], b: [42, 42, 40] }), [], [])
    const now = disclose(counted({ b: [42, 42, 40] }), [released('2026-01-01', 0, apart.tables)], [merged('a', 'b')])
    expect([rowsOf(apart).a?.[2], now.audit.narrow, now.audit.also > 0]).toStrictEqual([null, 0, true])
  })
})

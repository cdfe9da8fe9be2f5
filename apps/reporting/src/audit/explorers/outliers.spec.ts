import type { Role } from '@heard/contracts/identity'
import { describe, expect, it } from 'vitest'
import { type OpenedDay, outliersOf } from './outliers.ts'

const rolesOf = new Map<string, readonly Role[]>([
  ['a', ['analyst']],
  ['b', ['analyst']],
  ['c', ['analyst', 'connector']],
  ['left', []],
])
const day = (actor: string, opened: number, on = '2026-03-07'): OpenedDay => ({ actor, day: on, opened })
const usual = [day('b', 10, '2026-03-05'), day('c', 20, '2026-03-06'), day('b', 30, '2026-03-06')]

describe('a day that stands out', () => {
  it('is more than three times what is usual in the role', () => {
    expect(outliersOf([...usual, day('a', 61)], rolesOf)).toStrictEqual([{ ...day('a', 61), usual: 20, role: 'analyst' }])
    expect(outliersOf([...usual, day('a', 60)], rolesOf)).toStrictEqual([])
  })
  it('is compared with the seven days up to it, not with older or later ones', () => {
    const old = [day('b', 10, '2026-02-28'), ...usual.slice(1)]
    expect(outliersOf([...old, day('a', 99)], rolesOf)).toStrictEqual([])
    expect(outliersOf([day('b', 10, '2026-03-01'), ...usual.slice(1), day('a', 99)], rolesOf)).toStrictEqual([
      { ...day('a', 99), usual: 20, role: 'analyst' },
    ])
    expect(outliersOf([...usual.slice(1), day('b', 10, '2026-03-08'), day('a', 99)], rolesOf)).toStrictEqual([])
  })
  it('takes the mean of two middles', () => {
    const four = [...usual, day('c', 21, '2026-03-05')]
    expect(outliersOf([...four, day('a', 62)], rolesOf)).toStrictEqual([{ ...day('a', 62), usual: 20.5, role: 'analyst' }])
    expect(outliersOf([...four, day('a', 61)], rolesOf)).toStrictEqual([])
  })
  it('is not a day with few openings', () => {
    const quiet = usual.map((one) => ({ ...one, opened: 1 }))
    expect(outliersOf([...quiet, day('a', 9)], rolesOf)).toStrictEqual([])
    expect(outliersOf([...quiet, day('a', 10)], rolesOf)).toStrictEqual([{ ...day('a', 10), usual: 1, role: 'analyst' }])
  })
  it('is not judged with fewer than three days to compare with, nor without a role', () => {
    expect(outliersOf([...usual.slice(1), day('a', 500)], rolesOf)).toStrictEqual([])
    expect(outliersOf([...usual, day('left', 500), day('nobody', 500)], rolesOf)).toStrictEqual([])
  })
  it('is named once for somebody with several roles', () => {
    const both = [day('c', 1, '2026-03-04'), day('c', 1, '2026-03-05'), day('c', 1, '2026-03-06')]
    expect(outliersOf([...both, day('c', 90)], rolesOf)).toStrictEqual([{ ...day('c', 90), usual: 1, role: 'analyst' }])
  })
})

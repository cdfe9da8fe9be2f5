import { describe, expect, it } from 'vitest'
import { checksOf } from './erasures.query.ts'

const [mine, other, third] = [
  { process: 'p1', part: 'engagement' },
  { process: 'p2', part: 'reporting' },
  { process: 'p3', part: 'events' },
] as const
const said = (by: typeof mine | typeof other | typeof third, ...found: readonly string[]) => ({ erasure: 'e1', ...by, found: JSON.stringify(found) })
const looked = [said(mine), said(other, 'analysis-index')]

describe('the checks of an erasure', () => {
  it('are those that were made, and while it is under way those that are not', () => {
    const made = [
      { ...mine, found: [] },
      { ...other, found: ['analysis-index'] },
    ]
    expect(checksOf({ state: 'unverified' }, looked, [mine, other, third])).toStrictEqual([...made, { ...third, found: 'awaited' }])
    expect(checksOf({ state: 'erased' }, [said(mine)], [mine, other, third])).toStrictEqual([{ ...mine, found: [] }])
  })
  it('say nothing of what was left in a folder that is gone, and keep what was found clear', () =>
    expect(checksOf({ state: 'erased' }, looked, [])).toStrictEqual([{ ...mine, found: [] }]))
})

import { describe, expect, it } from 'vitest'
import { doubleView } from './double.view.ts'

const names = Array.from({ length: 20 }, (_, index) => `c${index}`)
/** Nearly all have `common` and nearly nobody has `rare`, and of each the two say one thing more and one less. */
const coding = (who: 'first' | 'second') =>
  names.map((contribution, index) => {
    const common = index < 18 || (index === 18) === (who === 'first')
    const rare = index === 18 || index === 19 ? (index === 18) === (who === 'first') : false
    return [contribution, [...(common ? ['common'] : []), ...(rare ? ['rare'] : [])]] as const
  })
const state = { themes: ['common', 'rare'], first: new Map(coding('first')), second: new Map(coding('second')), settled: new Map() }

describe('a sample that is coded twice', () => {
  it('is not called reliable over all themes because one is common and one is rare', () => {
    const { agreement, alpha } = doubleView(state, names)
    expect(agreement.map(({ theme, both, firstOnly, secondOnly, neither }) => [theme, both, firstOnly, secondOnly, neither])).toStrictEqual([
      ['common', 18, 1, 1, 0],
      ['rare', 0, 1, 1, 18],
    ])
    expect(alpha).toBe(-0.026)
  })
  it('leaves out what cannot be read, and says how much that is', () => {
    const unread = { ...state, second: new Map(coding('second').slice(2)) }
    expect(doubleView(unread, names)).toMatchObject({ size: 20, coded: 18, left: 2, leftOut: 0, agreement: [] })
    const view = doubleView(unread, names.slice(2))
    expect(view).toMatchObject({ size: 18, coded: 18, left: 0, leftOut: 2 })
    expect(view.agreement[0]).toMatchObject({ theme: 'common', both: 16, neither: 0 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellsOfAll } from './one-theme.ts'
import { disclosedRow } from './released-rows.ts'

describe('nearly a whole community under one theme', () => {
  it('is more than nine of ten, where they are fewer than thirty', () =>
    expect([tellsOfAll(18, 20), tellsOfAll(19, 20), tellsOfAll(29, 29), tellsOfAll(30, 30), tellsOfAll(27, 30)]).toStrictEqual([
      false,
      true,
      true,
      false,
      false,
    ]))

  it('is never shown, whatever stands beside it', () => {
    const community = fc.nat(60).chain((heard) => fc.tuple(fc.constant(heard), fc.nat(heard)))
    fc.assert(
      fc.property(fc.array(community, { minLength: 1, maxLength: 4 }), fc.nat(40), (communities, others) => {
        const cells = Object.fromEntries(communities.map(([, onTheme], index) => [`community:${index}`, onTheme]))
        const tooMuch = communities.flatMap(([heard, onTheme], index) => (tellsOfAll(onTheme, heard) ? [`community:${index}`] : []))
        const people = others + communities.reduce((total, [, onTheme]) => total + onTheme, 0)
        const { shown, narrow } = disclosedRow({ now: { people, cells, tooMuch }, earlier: [] })
        expect(tooMuch.filter((name) => shown.cells[name] !== null)).toStrictEqual([])
        expect(narrow).toBe(0)
      }),
    )
  })
})

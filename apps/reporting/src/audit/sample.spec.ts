import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample } from './sample.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 })
const size = fc.integer({ min: 1, max: 70 })
const seed = fc.integer({ min: 0, max: 2_147_483_647 })

describe('a sample', () => {
  it('is the same for the same seed, in whatever order the ids come', () => {
    fc.assert(
      fc.property(ids, size, seed, fc.nat(), (all, most, chosen, turn) => {
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].toReversed()
        expect(drawSample(turned, most, chosen)).toStrictEqual(drawSample(all, most, chosen))
      }),
    )
  })

  it('holds as many as were asked for, none twice, none from elsewhere', () => {
    fc.assert(
      fc.property(ids, size, seed, (all, most, chosen) => {
        const drawn = drawSample(all, most, chosen)
        expect([drawn.length, new Set(drawn).size]).toStrictEqual([Math.min(most, all.length), drawn.length])
        expect(drawn.filter((one) => !all.includes(one))).toStrictEqual([])
      }),
    )
  })

  it('begins with the smaller one of the same seed', () => {
    fc.assert(
      fc.property(ids, size, seed, (all, most, chosen) => {
        expect(drawSample(all, most + 5, chosen).slice(0, most)).toStrictEqual(drawSample(all, most, chosen))
      }),
    )
  })

  it('is drawn as the page says, so that somebody else can draw it', () =>
    expect([drawSample(['a', 'b', 'c', 'd'], 3, 7), drawSample(['a', 'b', 'c', 'd'], 3, 8)]).toStrictEqual([
      ['c', 'b', 'a'],
      ['c', 'd', 'b'],
    ]))
})

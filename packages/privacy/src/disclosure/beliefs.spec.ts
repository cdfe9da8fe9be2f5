import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largestParts } from './beliefs.ts'

const beliefs = [0, 1, 2, 3, 4, 5]
const sorted = (parts: readonly (readonly number[])[]): readonly string[] => parts.map(String).toSorted()

/** By trying everything. */
const tried = (holds: (part: readonly number[]) => boolean): readonly string[] => {
  const all = Array.from({ length: 2 ** beliefs.length }, (_, chosen) => beliefs.filter((_belief, bit) => Math.floor(chosen / 2 ** bit) % 2 === 1))
  const held = all.filter(holds)
  return sorted(held.filter((part) => !held.some((more) => more.length > part.length && part.every((one) => more.includes(one)))))
}

describe('the largest parts of beliefs that hold together', () => {
  it('are all there are', () => {
    const conflicts = fc.array(fc.uniqueArray(fc.constantFrom(...beliefs), { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(conflicts, (all) => {
        const holds = (part: readonly number[]): boolean => !all.some((conflict) => conflict.every((one) => part.includes(one)))
        const { parts, finished } = largestParts(beliefs, holds, 100)
        expect(finished).toBe(true)
        expect(sorted(parts)).toStrictEqual(tried(holds))
      }),
    )
  })
  it('say when there were too many to look at all', () => {
    const pairs = (part: readonly number[]): boolean => ![0, 2, 4].some((one) => part.includes(one) && part.includes(one + 1))
    expect(largestParts(beliefs, pairs, 8)).toMatchObject({ finished: true, parts: { length: 8 } })
    expect(largestParts(beliefs, pairs, 7).finished).toBe(false)
  })
  it('are none where nothing holds', () => expect(largestParts(beliefs, () => false, 9)).toStrictEqual({ parts: [], finished: true }))
})

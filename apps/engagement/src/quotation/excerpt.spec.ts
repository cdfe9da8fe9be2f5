import type { IdentifyingSpan } from '@heard/contracts/engagement'
import { redact } from '@heard/privacy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOriginal, touches } from './excerpt.ts'

const name = (from: number, to: number, field: IdentifyingSpan['field'] = 'happened'): IdentifyingSpan => ({ field, from, to, kind: 'name' })
const part = (from: number, to: number) => ({ field: 'happened' as const, from, to })

describe('a part of the de-identified text', () => {
  // Dr Khan never called → Dr [name] never called
  const spans = [name(3, 7)]

  it('is found in the original before, between and after what was taken out', () => {
    expect(inOriginal(spans, part(0, 3))).toStrictEqual(part(0, 3))
    expect(inOriginal(spans, part(10, 15))).toStrictEqual(part(8, 13))
    expect(inOriginal(spans, part(9, 15))).toStrictEqual(part(7, 13))
  })

  it('is found in whatever order things were taken out', () => {
    expect(inOriginal([name(20, 24), name(3, 7)], part(10, 15))).toStrictEqual(part(8, 13))
  })

  it('is touched by any one thing that was taken out', () => {
    expect(touches([name(20, 24), name(3, 7)], part(5, 9))).toBe(true)
  })

  it('is refused when it has a piece of a replacement in it', () => {
    expect([part(0, 4), part(4, 5), part(8, 12), part(0, 20)].map((each) => inOriginal(spans, each))).toStrictEqual(Array.from({ length: 4 }))
  })

  it('has nothing to do with what was taken out of another answer', () => {
    expect(inOriginal([name(3, 7, 'worked')], part(0, 20))).toStrictEqual(part(0, 20))
    expect(touches([name(3, 7, 'worked')], part(0, 20))).toBe(false)
  })

  it('reads the same in the original, wherever it is', () => {
    const pieces = fc.array(fc.record({ kept: fc.string({ maxLength: 8 }), taken: fc.string({ minLength: 1, maxLength: 12 }) }), { maxLength: 6 })
    fc.assert(
      fc.property(pieces, fc.nat(60), fc.integer({ min: 1, max: 20 }), (all, from, length) => {
        let original = ''
        const marked = all.map(({ kept, taken }) => {
          original += kept + taken
          return name(original.length - taken.length, original.length)
        })
        const shown = redact(original, marked)
        fc.pre(from + length <= shown.length)
        const found = inOriginal(marked, part(from, from + length))
        if (!found) return
        expect(original.slice(found.from, found.to)).toBe(shown.slice(from, from + length))
        expect(touches(marked, found)).toBe(false)
      }),
    )
  })
})

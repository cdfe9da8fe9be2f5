import { redact as redactPlainly } from '@heard/privacy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, redactionOf, toOriginal, toShown } from './redaction.ts'

const text = 'I saw Dr Khan in Luton and waited'
const redaction = redactionOf(text.length, [
  { from: 17, to: 22, kind: 'place' },
  { from: 6, to: 13, kind: 'name' },
])

describe('de-identified text', () => {
  it('has a plain word for each part that was taken out', () => expect(redact(text, redaction)).toBe('I saw [name] in [place] and waited'))
  it('is the original where nothing was marked', () => expect(redact(text, redactionOf(text.length, []))).toBe(text))
  it('of an empty answer is empty', () => expect(redact('', redactionOf(0, [{ from: 0, to: 4, kind: 'name' }]))).toBe(''))
})

describe('an excerpt', () => {
  it('of kept words has the same words in both texts', () => {
    const shown = { from: 28, to: 34 }
    const original = toOriginal(redaction, shown)
    expect(text.slice(original.from, original.to)).toBe('waited')
    expect(toShown(redaction, original)).toEqual(shown)
  })
  it('that touches a replacement takes in all of what was replaced', () =>
    expect(toOriginal(redaction, { from: 2, to: 8 })).toEqual({ from: 2, to: 13 }))
  it('of the original that touches a marked part shows the whole replacement', () =>
    expect(toShown(redaction, { from: 8, to: 16 })).toEqual({ from: 6, to: 15 }))
})

describe('whatever is marked', () => {
  const marked = fc.string({ maxLength: 40 }).chain((original) =>
    fc.record({
      original: fc.constant(original),
      spans: fc.array(
        fc
          .tuple(fc.nat(original.length), fc.nat(original.length))
          .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), kind: 'name' as const })),
        { maxLength: 4 },
      ),
    }),
  )
  it('no marked letter is shown, and every other one is', () =>
    fc.assert(
      fc.property(marked, ({ original, spans }) => {
        const kept = Array.from({ length: original.length }, (_, index) => index)
          .filter((index) => !spans.some(({ from, to }) => index >= from && index < to))
          .map((index) => original.charAt(index))
        const all = redactionOf(original.length, spans)
        const shown = all.pieces.filter(({ replaced }) => replaced === undefined).map((piece) => redact(original, { ...all, pieces: [piece] }))
        expect(shown.join('')).toBe(kept.join(''))
        expect(redact(original, all)).toHaveLength(all.shownLength)
        expect(redact(original, all)).toBe(redactPlainly(original, spans))
      }),
    ))
  it('an excerpt goes to the original and back without losing anything', () =>
    fc.assert(
      fc.property(marked, fc.nat(60), fc.nat(60), ({ original, spans }, a, b) => {
        const all = redactionOf(original.length, spans)
        const shown = { from: Math.min(a, b), to: Math.max(a, b) + 1 }
        if (shown.to > all.shownLength) return
        const there = toOriginal(all, shown)
        expect(there.from).toBeGreaterThanOrEqual(0)
        expect(there.to).toBeLessThanOrEqual(original.length)
        expect(there.from).toBeLessThan(there.to)
        const back = toShown(all, there)
        expect(back.from).toBeLessThanOrEqual(shown.from)
        expect(back.to).toBeGreaterThanOrEqual(shown.to)
        expect(toOriginal(all, back)).toEqual(there)
      }),
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

const name = (from: number, to: number) => ({ from, to, kind: 'name' as const })
const text = fc.string({ unit: 'binary' })

/** A text cut into kept and marked pieces, so that what must come out is known. */
const pieces = fc.array(fc.record({ kept: text, marked: fc.string({ unit: 'binary', minLength: 1 }) }))

describe('redact', () => {
  it('replaces spans by their kind, in whatever order they come', () => {
    const words = 'Dr Khan wrote to a@b.co 🙂'
    expect(redact(words, [{ from: 17, to: 23, kind: 'email' }, name(3, 7)])).toBe('Dr [name] wrote to [email] 🙂')
  })

  it('gives the text back when nothing is marked', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(redact(words, [])).toBe(words)
      }),
    )
  })

  it('keeps everything that is not marked and nothing that is', () => {
    fc.assert(
      fc.property(pieces, text, (parts, tail) => {
        let words = ''
        const spans = parts.map(({ kept, marked }) => {
          const from = words.length + kept.length
          words += kept + marked
          return name(from, from + marked.length)
        })
        expect(redact(words + tail, spans)).toBe(parts.map(({ kept }) => `${kept}[name]`).join('') + tail)
      }),
    )
  })

  it('covers all of what overlapping spans cover', () => {
    expect(redact('0123456789', [name(2, 5), { from: 4, to: 7, kind: 'phone' }])).toBe('01[name]789')
    expect(redact('0123456789', [name(2, 8), { from: 4, to: 6, kind: 'phone' }])).toBe('01[name]89')
  })

  it('cuts off what lies outside the text', () => {
    expect(redact('abc', [name(1, 99), name(50, 60), name(2, 2)])).toBe('a[name]')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractOf } from './extract.ts'

const long = `${'a '.repeat(200)}Nurse came late ${'b '.repeat(200)}`

describe('what a list shows of a contribution', () => {
  it('is the beginning of its first answer', () => {
    expect(extractOf(['The nurse'], [])).toBe('The nurse')
    expect(extractOf([long], [])).toBe(`${long.slice(0, 240)}…`)
  })
  it('is nothing where there is no text', () => expect(extractOf([], ['nurse'])).toBeUndefined())
  it('is around the first word that was looked for, in whichever answer it is', () => {
    const shown = extractOf(['No such word', long], ['nur'])
    expect(shown?.startsWith('…')).toBe(true)
    expect(shown).toContain('Nurse came late')
  })
  it('is the beginning where the word is found in another writing only', () => expect(extractOf(['Żółty dom'], ['zolty'])).toBe('Żółty dom'))
  it('takes what was typed as words, not as a pattern', () => expect(extractOf(['a (b'], ['(b'])).toBe('a (b'))
  it('never cuts a character in two', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 2 }), (text, word) => {
        expect(extractOf([text], word === '' ? [] : [word])?.isWellFormed()).toBe(true)
      }),
    ))
})

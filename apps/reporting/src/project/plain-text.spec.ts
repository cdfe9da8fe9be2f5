import { WordsField } from '@heard/contracts/engagement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from './plain-text.ts'

const unit = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  fc.constantFrom('\r\n', '\r', '\n', '👩‍⚕️', 'é', '\ud83d', '\ude00', 'a'),
)
const answer = fc.array(unit, { minLength: 1, maxLength: 12 }).map((units) => units.join(''))
const answers = fc.dictionary(fc.constantFrom(...WordsField.options), answer, { minKeys: 1, maxKeys: 3 })
const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').toWellFormed()
const slice = (text: string, start: number, end: number): string => [...text].slice(start, end).join('')

describe('a text as other tools read it', () => {
  it('holds every excerpt between two of its characters, whatever the words are', () =>
    fc.assert(
      fc.property(answers, fc.nat(), fc.nat(), fc.nat(), (words, which, one, other) => {
        const fields = Object.keys(words) as WordsField[]
        const field = fields[which % fields.length] ?? 'happened'
        const said = words[field] ?? ''
        const [from = 0, to = 0] = [one % (said.length + 1), other % (said.length + 1)].toSorted((a, b) => a - b)
        const { text, at } = plainTextOf(words)
        const found = at({ field, from, to })
        if (from === to) {
          expect(found).toBeUndefined()
          return
        }
        const characters = [...said.matchAll(/\r\n|[\s\S]/gu)].filter(({ 0: each, index }) => index < to && index + each.length > from)
        expect(slice(text, found?.start ?? -1, found?.end ?? -1)).toBe(plain(characters.join('')))
      }),
    ))

  it('counts characters, not units of memory, and line ends once', () => {
    const { text, at } = plainTextOf({ happened: '👋 One\r\ntwo', worked: 'Thrée 👍 four' })
    expect(text).toBe('👋 One\ntwo\n\nThrée 👍 four')
    const stretch = (field: WordsField, from: number, to: number): string => {
      const found = at({ field, from, to })
      return slice(text, found?.start ?? 0, found?.end ?? 0)
    }
    expect(stretch('happened', 3, 6)).toBe('One')
    expect(stretch('happened', 8, 11)).toBe('two')
    expect(stretch('worked', 6, 8)).toBe('👍')
    expect(stretch('worked', 7, 9)).toBe('👍 ')
    expect(at({ field: 'worked', from: 9, to: 13 })).toEqual({ start: 19, end: 23 })
  })

  it('has no excerpt of what is not there', () => {
    const { at } = plainTextOf({ happened: 'One' })
    expect([at({ field: 'worked', from: 0, to: 1 }), at({ field: 'happened', from: 2, to: 4 })]).toEqual([undefined, undefined])
  })
})

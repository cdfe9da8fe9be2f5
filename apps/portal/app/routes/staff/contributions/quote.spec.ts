import { describe, expect, it } from 'vitest'
import { placesOf, quoted } from './quote.ts'

const words = { happened: 'I waited. Then I waited\n again (3 weeks).', worked: 'The nurse was kind.' }

describe('finding a quote', () => {
  it('finds the one place where the words stand', () => {
    expect(quoted(words, 'nurse was', '')).toStrictEqual({ field: 'worked', from: 4, to: 13 })
    expect(quoted(words, ' (3 weeks). ', '')).toStrictEqual({ field: 'happened', from: 31, to: 41 })
  })
  it('takes any white space for any other', () => expect(quoted(words, 'waited again', '')).toStrictEqual({ field: 'happened', from: 17, to: 30 }))
  it('refuses words that stand in several places, unless one was selected', () => {
    expect(quoted(words, 'waited', '')).toBe('several')
    expect(quoted(words, 'waited', 'happened:17:23')).toStrictEqual({ field: 'happened', from: 17, to: 23 })
  })
  it('does not believe a selection that is not the quote', () =>
    expect(quoted(words, 'kind', 'happened:0:3')).toStrictEqual({ field: 'worked', from: 14, to: 18 }))
  it('says when there is nothing, and when it is nowhere', () => {
    expect(quoted(words, '  ', 'happened:0:3')).toBe('nothing')
    expect(quoted(words, 'doctor', '')).toBe('nowhere')
  })
  it('finds every place', () => expect(placesOf(words, 'I waited').map(({ from }) => from)).toStrictEqual([0, 15]))
})

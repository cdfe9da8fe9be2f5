import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featuresOf, vectorOf, vocabularyOf, wordsOf } from './features.ts'
import { type Example, f1Of, judge, learnable, measure, partOf, suggest, train } from './model.ts'

const said = {
  waiting: ['I waited weeks for the letter', 'the wait for a scan was long', 'waiting and waiting for results', 'they kept me waiting for hours'],
  kindness: ['the nurse was kind to me', 'kind staff who listened', 'such a kind and caring nurse', 'everybody was kind and gentle'],
} as const
const themes = ['waiting', 'kindness']
const examples: readonly Example[] = Array.from({ length: 120 }, (_, index): Example => {
  const theme = index % 2 === 0 ? 'waiting' : 'kindness'
  return { text: `${said[theme][(index >> 1) % 4]}, visit ${index}`, person: `p${index}`, themes: [theme] }
})

describe('a text', () => {
  it('is its words whatever their case, pairs of them, and stretches', () => {
    expect(wordsOf('Don’t WAIT, çok ڈاکٹر!')).toStrictEqual(["don't", 'wait', 'çok', 'ڈاکٹر'])
    expect(featuresOf('We wait')).toEqual(expect.arrayContaining(['we', 'wait', 'we wait', '~_we', '~wait', '~ait_']))
  })
  it('is a vector of length one, with numbers in rising order', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('the', 'nurse', 'was', 'kind', 'waiting', 'unheard'), { minLength: 1, maxLength: 20 }), (words) => {
        const { at, weight } = vectorOf(vocabularyOf(examples, 3), words.join(' '))
        expect([...at]).toStrictEqual([...new Set(at)].toSorted((a, b) => a - b))
        if (at.length > 0) expect(Math.hypot(...weight)).toBeCloseTo(1, 4)
      }),
    ))
})

describe('what is learned', () => {
  it('suggests the theme, with the words that spoke for it', () => {
    const [first] = suggest(train(examples, themes), 'I was waiting there all day')
    expect([first?.theme, (first?.sure ?? 0) > 0.5, first?.words[0]]).toStrictEqual(['waiting', true, 'waiting'])
  })
  it('suggests nothing for what nobody spoke about', () =>
    expect(suggest(train(examples, themes), 'Parking zzz').filter(({ sure }) => sure > 0.9)).toStrictEqual([]))
  it('knows no word that fewer than three people use, so that no name outlives who said it', () => {
    const named = [...examples, ...[1, 2].map((index) => ({ text: 'Xylofarne was kind', person: `x${index}`, themes: ['kindness'] }))]
    const { vocabulary } = train(named, themes)
    expect([...vocabulary.numbers.keys()].filter((feature) => feature.includes('xylof'))).toStrictEqual([])
    const often = train([...named, { text: 'Xylofarne', person: 'x1', themes: ['kindness'] }], themes)
    expect(often.vocabulary.numbers.has('xylofarne')).toBe(false)
  })
  it('is the same each time', () => expect(train(examples, themes)).toStrictEqual(train(examples, themes)))
  it('needs ten contributions of five people for a theme', () => {
    const few = examples.map((example) => ({ ...example, person: example.themes.includes('kindness') ? 'one' : example.person }))
    expect(learnable(few, [...themes, 'unused'])).toStrictEqual(['waiting'])
    expect(learnable(examples.slice(0, 19), themes)).toStrictEqual(['waiting'])
  })
})

describe('how well it does', () => {
  it('is measured on texts that it has not seen', () => {
    const { right, f1, texts } = measure(examples, themes)
    expect([right > 90, f1 > 90, texts > 5]).toStrictEqual([true, true, true])
  })
  it('is not measured where too little is left to learn from', () =>
    expect(measure(examples.slice(0, 12), themes)).toStrictEqual({ right: 0, f1: 0, texts: 0 }))
  it('puts the same words on one side, however they are written', () => expect(partOf('Nothing, at ALL.')).toBe(partOf('nothing at all')))
  it('is F1 of what was suggested and what was coded', () =>
    expect(
      f1Of(
        [
          { has: ['a'], themes: ['a'] },
          { has: ['a'], themes: ['b'] },
          { has: [], themes: ['a'] },
        ],
        'a',
      ),
    ).toBe(0.5))
  it('judges one that has no word it knows', () => expect(judge(train(examples, themes), '').best).not.toBe(''))
})

describe('what staff said', () => {
  const nobodys = (count: number, text: string): readonly Example[] =>
    Array.from({ length: count }, (_, index) => ({ text: `${text} ${index}`, person: undefined, themes: ['kindness'] }))
  it('is of nobody, so that it makes no word common', () =>
    expect(
      [...train([...examples, ...nobodys(9, 'Xylofarne')], themes).vocabulary.numbers.keys()].filter((feature) => feature.includes('xylof')),
    ).toStrictEqual([]))
  it('is of nobody, so that it makes no theme learnable', () => {
    const waited = examples.filter((example) => example.themes.includes('waiting'))
    expect(learnable([...waited, ...nobodys(30, 'kind')], themes)).toStrictEqual(['waiting'])
  })
})

import { describe, expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'

const joined = (text: string, ...terms: string[]): string =>
  excerptOf(text, terms)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('')

describe('an excerpt', () => {
  it('marks what was looked for, whatever its case', () => expect(joined('Walking helps. We walk.', 'walk')).toBe('[Walk]ing helps. We [walk].'))
  it('marks beginnings of words only', () => expect(joined('A sidewalk', 'walk')).toBe('A sidewalk'))
  it('marks words in any script', () => expect(joined('لوٹن میں مدد ملتی ہے', 'مدد')).toBe('لوٹن میں [مدد] ملتی ہے'))
  it('takes signs for signs', () => expect(joined('Cost (a lot)? No.', '(a', '.*', '?')).toBe('Cost [(a] lot)[?] No.'))
  it('keeps HTML as the words it is', () => expect(joined('<b>walk</b>', 'walk')).toBe('<b>[walk]</b>'))
  it('begins at the text where nothing is marked', () => expect(joined('Nothing here', 'walk')).toBe('Nothing here'))
  it('cuts a long text between words', () => {
    const cut = joined(`${'word '.repeat(60)}walk ${'after '.repeat(60)}`, 'walk')
    expect([cut.startsWith('… word '), cut.includes(' [walk] after'), cut.endsWith('after …'), cut.length < 220]).toStrictEqual([
      true,
      true,
      true,
      true,
    ])
  })
  it('is never anything but the text', () => {
    const text = `${'a b c '.repeat(80)}walk${' d e'.repeat(80)}`
    const inside = excerptOf(text, ['walk']).filter(({ text: part }) => !part.includes('…'))
    expect(text.includes(inside.map(({ text: part }) => part).join(''))).toBe(true)
  })
})

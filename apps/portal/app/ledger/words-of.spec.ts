import { expect, it } from 'vitest'
import { boundWords } from './check/test-log.fixture.ts'
import { wordsOf } from './words-of.ts'

const file = (payload: unknown) => boundWords(payload).file

it.each([
  ['a text in its language', file({ language: 'ur', text: 'جی ہاں' }), [{ language: 'ur', text: 'جی ہاں' }]],
  [
    'translations, in the language of the page, else in English, else in any',
    file({ name: { en: 'A', ur: 'الف' }, summary: { en: 'B' }, hint: { pl: 'C' } }),
    [
      { language: 'ur', text: 'الف' },
      { language: 'en', text: 'B' },
      { language: 'pl', text: 'C' },
    ],
  ],
  ['a text without language', file({ phone: '01582 000000' }), [{ language: 'und', text: '01582 000000' }]],
  ['nothing of an empty text', file({ language: 'en', text: ' ' }), []],
  ['nothing of numbers and lists', file({ minimumAge: 16, languages: ['en'] }), []],
  ['nothing of what is no wording file', '{"wording":1}', []],
  ['nothing of what is no JSON', '{', []],
  ['nothing of words that are no JSON', '{"wording":"x"}', []],
])('reads %s', (_what, text, words) => {
  expect(wordsOf(text, 'ur')).toStrictEqual(words)
})

import { fleschKincaid } from 'flesch-kincaid'
import { expect, test } from 'vitest'
import { readingAge } from './reading-age.ts'
import { sentencesOf, wordsOf } from './sentences.ts'

test('the sentences of a page are its main part without ways to go, names, labels and what people wrote', () => {
  const html = `<nav><p>Not this one.</p></nav><main id="maincontent"><nav><p>Nor this one.</p></nav>
    <h1>Your answers</h1><h2>What happened?</h2><h2>Luton and Dunstable University Hospital Trust Centre</h2>
    <p>The Care Board of Luton keeps <a href="/">promises</a>.</p><p>We keep <strong>it</strong> safe<!-- -->. Nobody&#x27;s name is shown.</p><p lang="ur">یہ نہیں۔</p>
    <label>Your name</label><ul><li>what you tell us about your own care</li><li>your name</li></ul>
    <div class="app-words" dir="auto">I waited six months.</div><textarea>I wrote this.</textarea><svg><text>Ten people.</text></svg></main>`
  expect(sentencesOf(html, ['The Care Board of Luton'])).toStrictEqual([
    'What happened?',
    'They keeps promises.',
    'We keep it safe.',
    'Nobody’s name is shown.',
    'what you tell us about your own care',
  ])
})

test('numbers, days, addresses and codes are no words', () => {
  expect(
    wordsOf('Ring 116 123 by Sunday 29 November, write to ada@example.org or see https://heard.example/support today: 9J0+fGHJy=.'),
  ).toStrictEqual(['Ring', 'by', 'write', 'to', 'or', 'see', 'today'])
})

// https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests: “The Australian platypus is seemingly a hybrid of a mammal and reptilian creature”.
test('the formula gives the grade of the published example: 13 words, 24 syllables, 11.3', () => {
  expect(fleschKincaid({ sentence: 1, word: 13, syllable: 24 }).toFixed(1)).toBe('11.3')
})

test('a reading age is the grade and five years', () => {
  expect(readingAge(['The cat sat on the mat.'])).toStrictEqual({ words: 6, sentences: 1, age: 3.6 })
})

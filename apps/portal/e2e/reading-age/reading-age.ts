import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { wordsOf } from './sentences.ts'

/** A pupil of the first grade of an American school is six. */
const AGE_BEFORE_SCHOOL = 5

export type Measured = { readonly words: number; readonly sentences: number; readonly age: number }

/** The age at which these sentences are easily read: the grade of Flesch and Kincaid (1975) as an age, to one decimal place. */
export const readingAge = (sentences: readonly string[]): Measured => {
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables })
  return { words: words.length, sentences: sentences.length, age: Math.round((grade + AGE_BEFORE_SCHOOL) * 10) / 10 }
}

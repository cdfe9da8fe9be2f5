import { expect, it } from 'vitest'
import { inLanguage } from './in-language.ts'

it('takes the reader’s language, else English, else the first there is', () => {
  const all = ['pl', 'en', 'ur'].map((language) => ({ language }))
  expect(['ur', 'so'].map((language) => inLanguage(all, language)?.language)).toStrictEqual(['ur', 'en'])
  expect([inLanguage(all.slice(0, 1), 'so')?.language, inLanguage([], 'en')]).toStrictEqual(['pl', undefined])
})

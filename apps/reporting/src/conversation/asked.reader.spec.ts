import { expect, it } from 'vitest'
import { besideReplaced } from './asked.reader.ts'

const order = (...questions: readonly (readonly [question: string, replaces?: string])[]): string =>
  besideReplaced(questions.map(([question, replaces]) => ({ question, ...(replaces === undefined ? {} : { replaces }) })))
    .map(({ question }) => question)
    .join(' ')

it('a question stands right after the one that it replaces', () => {
  expect(order(['a'], ['b'], ['c', 'a'])).toBe('b a c')
  expect(order(['d', 'c'], ['b'], ['a'], ['c', 'a'])).toBe('a c d b')
  expect(order(['a'], ['b', 'a'], ['c', 'a'])).toBe('a b c')
  expect(order(['a', 'b'], ['b', 'a'])).toBe('b a')
})

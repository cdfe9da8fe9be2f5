import { expect, it } from 'vitest'
import { contextOf, printSpan, redactedWords, spanIn, withWords } from './identifiers.ts'

const words = { happened: 'Dr Mary Hill rang 07700 900123. Mary Hill was kind.', worked: 'Mary Hill.' }
const mary = { field: 'happened', from: 3, to: 7, kind: 'name' } as const
const phone = { field: 'happened', from: 18, to: 30, kind: 'phone' } as const

it('carries a marked part through a form', () => {
  expect(printSpan(phone)).toBe('happened:18:30:phone')
  expect(spanIn('happened:18:30:phone')).toStrictEqual(phone)
  expect(['', 'happened:18:30', 'happened:18:30:secret', 'elsewhere:1:2:name'].map(spanIn)).toStrictEqual(Array.from({ length: 4 }, () => undefined))
})

it('marks every place of typed words, which replace what they overlap', () =>
  expect(withWords([mary, phone], words, 'Mary  Hill', 'name')).toStrictEqual([
    phone,
    { field: 'happened', from: 3, to: 12, kind: 'name' },
    { field: 'happened', from: 32, to: 41, kind: 'name' },
    { field: 'worked', from: 0, to: 9, kind: 'name' },
  ]))

it('says why nothing was added', () =>
  expect([withWords([], words, ' ', 'name'), withWords([], words, 'John', 'name'), withWords([], words, 'Mary', 'secret')]).toStrictEqual([
    'nothing',
    'nowhere',
    'no-kind',
  ]))

it('shows the words as analysts will see them', () =>
  expect(redactedWords(words, [phone, mary])).toStrictEqual({ happened: 'Dr [name] Hill rang [phone]. Mary Hill was kind.', worked: 'Mary Hill.' }))

it('shows a marked part among its words', () =>
  expect(contextOf(words, phone)).toStrictEqual({ before: 'Dr Mary Hill rang ', marked: '07700 900123', after: '. Mary Hill was kind.' }))

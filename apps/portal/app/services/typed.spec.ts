import { expect, it } from 'vitest'
import { checkTyped, isTyped, typedIn } from './typed.ts'

it('says what is missing and what is too long, in the order of the form', () =>
  expect(
    checkTyped({ title: ['  '], text: ['x'.repeat(1_001)], note: [''] }, [
      { name: 'title', longest: 10, missing: 'Enter the title' },
      { name: 'text', longest: 1_000, missing: 'Enter the text' },
      { name: 'note', longest: 10 },
    ]),
  ).toStrictEqual([
    { field: 'title', message: 'Enter the title' },
    { field: 'text', message: 'Use 1,000 characters or fewer' },
  ]))

it('says nothing of what is well, and counts it in the page’s language', () => {
  expect(checkTyped({ title: ['Waiting'] }, [{ name: 'title', longest: 10, missing: 'Enter the title' }])).toStrictEqual([])
  expect(checkTyped({ title: ['Waiting'] }, [{ name: 'title', longest: 3 }], (longest) => `بس ${longest}`)).toStrictEqual([
    { field: 'title', message: 'بس 3' },
  ])
})

it('takes white space alone for nothing typed, and changes nothing that was', () =>
  expect([typedIn({ a: [' \n'] }, 'a'), typedIn({}, 'a'), typedIn({ a: [' as typed '] }, 'a')]).toStrictEqual([undefined, undefined, ' as typed ']))

it.each([
  ['Six months.', true],
  ['Ada', true],
  ['ada@example.org', true],
  ['چھ مہینے', true],
  ['two\r\nlines', true],
  ['', false],
  [' \r\n', false],
  ['yes', false],
  ['south-asian', false],
  ['2026-11-30', false],
  ['01936f00-0000-7000-8000-0000000000aa', false],
  ['Qm9hcmQgb2YgaGVhbHRo', false],
  ['{"name":"Report","size":4}', false],
])('takes “%s” for typed: %s', (value, typed) => expect(isTyped(value)).toBe(typed))

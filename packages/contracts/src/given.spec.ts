import { expect, it } from 'vitest'
import { given } from './given.ts'

it('leaves out what is undefined, and nothing else', () => {
  const all = { none: undefined, nothing: null, no: false, empty: '', zero: 0, list: [] }
  expect(Object.entries(given(all))).toStrictEqual([
    ['nothing', null],
    ['no', false],
    ['empty', ''],
    ['zero', 0],
    ['list', []],
  ])
  expect(given({})).toStrictEqual({})
})

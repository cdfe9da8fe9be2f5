import { describe, expect, it } from 'vitest'
import { excerptIn, printExcerpt, rowsIn, withAnotherRow } from './excerpts.ts'

const contribution = '0198c6a0-0000-7000-8000-000000000001'

describe('an excerpt in a form', () => {
  it('comes back as it was', () => {
    const excerpt = { contribution, field: 'happened' as const, from: 4, to: 20 }
    expect(excerptIn(printExcerpt(excerpt))).toStrictEqual(excerpt)
  })

  it('is none when somebody changed it into nonsense', () => {
    expect(
      ['', 'x:happened:1:2', `${contribution}:nowhere:1:2`, `${contribution}:happened:-1:2`, `${contribution}:happened:a:2`].map(excerptIn),
    ).toStrictEqual(Array.from({ length: 5 }, () => undefined))
  })
})

describe('rows for words to quote', () => {
  it('are one at least and twenty at most', () => {
    expect([{}, { rows: ['0'] }, { rows: ['3'] }, { rows: ['x'] }, { rows: ['500'] }].map((values) => rowsIn(values).length)).toStrictEqual([
      1, 1, 3, 1, 20,
    ])
  })

  it('keep what was typed when one more is asked for', () => {
    const values = { 'contribution-1': [` ${contribution} `], 'quote-1': ['three weeks'], title: ['Waiting'] }
    const next = withAnotherRow(values)
    expect(rowsIn(next)).toStrictEqual([
      { number: 1, contribution, quote: 'three weeks' },
      { number: 2, contribution: '', quote: '' },
    ])
    expect(next.title).toStrictEqual(['Waiting'])
  })
})

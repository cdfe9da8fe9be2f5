import type { EvidenceCell } from '@heard/contracts/reporting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, evidenceCsv } from './evidence.csv.ts'

/** A cell as a reader of RFC 4180 takes it. */
const read = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)

describe('a cell of a file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' room', '" room"'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('writes %j so that no spreadsheet calculates it', (value, written) => expect(csvCell(value)).toBe(written))

  it('never begins with what a spreadsheet takes for a formula, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map(([head, rest]) => head + rest),
        ),
        (value) => {
          const back = read(csvCell(value))
          expect(/^[=+\-@\t\r]/.test(back)).toBe(false)
          expect(back === value || back === `'${value}`).toBe(true)
        },
      ),
    )
  })
})

describe('a file of evidence', () => {
  const fact = { id: '00000000-0000-7000-8000-000000000001', position: 7 }
  const cells: EvidenceCell[] = [
    { is: 'text', text: '=x' },
    { is: 'number', number: -5 },
    { is: 'day', day: '2026-03-01' },
    { is: 'moment', moment: '2026-03-01T09:00:00.000Z' },
    { is: 'id', id: 'one' },
    { is: 'state', text: 'Late', tone: 'attention' },
    { is: 'link', text: 'More', to: { screen: 'consents', id: 'one' } },
    { is: 'words', words: { status: 'open', language: 'en', text: 'said, so' } },
    { is: 'words', words: { status: 'withdrawn' } },
    { is: 'words', words: { status: 'tampered' } },
    { is: 'empty' },
  ]
  it('says every kind of cell, and the fact of a row with its position', () => {
    const columns = cells.map((_, index) => `c${index}`)
    const table = { id: 't', title: 'Table', columns, rows: [{ fact, cells }, { cells: columns.map(() => ({ is: 'empty' }) as const) }], total: 2 }
    expect(evidenceCsv([['Question 1', 'What?']], [table])).toBe(
      [
        'Question 1,What?',
        '',
        'Table',
        'c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,Fact,Position',
        `'=x,'-5,2026-03-01,2026-03-01T09:00:00.000Z,one,Late,More,"said, so",Withdrawn: these words were erased,Cannot be shown: what is stored is not what was recorded,,${fact.id},7`,
        ',,,,,,,,,,,,',
        '',
      ].join('\r\n'),
    )
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tableOf } from '../test-data.fixture.ts'
import { csvOf, rejectedCsv } from './rejected-csv.ts'

it('gives rejected rows back with row number and reasons after the last column', () => {
  const problems = [
    { row: 3, column: 'text', code: 'no-words' as const, detail: 'There are no words' },
    { row: 3, code: 'too-many-cells' as const, detail: 'Too many cells' },
  ]
  expect(rejectedCsv(['id', 'text'], [{ row: { row: 3, cells: ['1', ' a "b"\n', 'extra'] }, problems }])).toBe(
    'id,text,,Row in the file,Why it was not taken\r\n1," a ""b""\n",extra,3,text: There are no words | Too many cells\r\n',
  )
})

it('writes any cells so that they are read again byte for byte', async () => {
  const Text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(Text, Text, Text), { minLength: 1, maxLength: 6 }), async (cells) => {
      const file = csvOf([['a', 'b', 'c'], ...cells.map((row) => [...row, 'end'])])
      const { rows } = await tableOf(file, { skip: 0, headerRows: 1, delimiter: ',', encoding: 'utf-8' })
      expect(rows.map((row) => row.cells)).toStrictEqual(cells.map((row) => [...row, 'end']))
    }),
  )
})

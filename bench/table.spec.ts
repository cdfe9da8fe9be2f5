import { expect, it } from 'vitest'
import { renderTable } from './table.ts'

it('shows measurements as a table with the numbers to the right', () => {
  const append = { name: 'append', value: 35_412.7, unit: 'facts/s', against: 'a bare loop', ratio: 0.8126, samples: [35_412.7] }
  const page = { name: 'first page', value: 41_000, unit: 'bytes', against: '', ratio: 1, samples: [41_000] }
  expect(renderTable([append, page])).toBe(
    ['name         value  unit     ratio  against', 'append      35,410  facts/s   0.81  a bare loop', 'first page  41,000  bytes', ''].join('\n'),
  )
})

import { describe, expect, it } from 'vitest'
import { heatMap } from './heat-map.ts'

const table = (rows: (number | null)[][]) => ({
  id: 'theme-by-stage' as const,
  columns: ['diagnosis', 'treatment'],
  rows: rows.map((cells, index) => ({ theme: `t${index}`, cells })),
})

describe('the heat map of a released table', () => {
  it('shades by four steps up to the largest number', () => {
    expect(
      heatMap(
        table([
          [10, 90],
          [50, null],
        ]),
      ),
    ).toStrictEqual({
      columns: ['diagnosis', 'treatment'],
      upTo: [30, 50, 70, 90],
      rows: [
        {
          theme: 't0',
          cells: [
            { column: 'diagnosis', people: 10, step: 1 },
            { column: 'treatment', people: 90, step: 4 },
          ],
        },
        {
          theme: 't1',
          cells: [
            { column: 'diagnosis', people: 50, step: 2 },
            { column: 'treatment', people: null, step: 0 },
          ],
        },
      ],
    })
  })

  it('gives a withheld cell no shade, whatever stands around it', () => {
    expect(heatMap(table([[null, null]]))).toStrictEqual({
      columns: ['diagnosis', 'treatment'],
      upTo: [],
      rows: [
        {
          theme: 't0',
          cells: [
            { column: 'diagnosis', people: null, step: 0 },
            { column: 'treatment', people: null, step: 0 },
          ],
        },
      ],
    })
  })

  it('needs one step where all numbers are the same', () => {
    expect(heatMap(table([[10, 10]])).upTo).toStrictEqual([10])
  })
})

import type { TableRow } from '../table/table.ts'

/** What a column looks like, from a sample of rows. */
export type ColumnProfile = {
  readonly name: string
  readonly index: number
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  readonly averageLength: number
  readonly longest: number
  /** Filled cells are nothing but marks of yes and no. */
  readonly marks: boolean
  readonly numeric: boolean
  readonly samples: readonly string[]
}

const isMark = (cell: string): boolean => /^(0|1|true|false|yes|no|y|n|x)$/i.test(cell)
const isNumber = (cell: string): boolean => /^[-+]?\d+([.,]\d+)?$/.test(cell)

export const profileColumns = (header: readonly string[], sample: readonly TableRow[]): ColumnProfile[] =>
  header.map((name, index) => {
    const cells = sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '')
    const lengths = cells.map((cell) => cell.length)
    return {
      name,
      index,
      rows: sample.length,
      filled: cells.length,
      distinct: new Set(cells).size,
      averageLength: cells.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / cells.length,
      longest: lengths.reduce((most, length) => Math.max(most, length), 0),
      marks: cells.length > 0 && cells.every(isMark),
      numeric: cells.length > 0 && cells.every(isNumber),
      samples: [...new Set(cells)].slice(0, 50),
    }
  })

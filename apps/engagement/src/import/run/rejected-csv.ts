import type { RowProblem } from '@heard/contracts/engagement'
import type { TableRow } from '../table/table.ts'

export type RejectedRow = { readonly row: TableRow; readonly problems: readonly RowProblem[] }

const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Text as a CSV file (RFC 4180), every cell byte for byte. */
export const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')

/**
 * The rejected rows as they were, with row number and reasons after the last column, so that they can be put right and imported again.
 * Cells are not altered, not even those a spreadsheet would take for a formula: they are what the importer's own file holds.
 */
export const rejectedCsv = (header: readonly string[], rejected: readonly RejectedRow[]): string => {
  const width = Math.max(header.length, ...rejected.map(({ row }) => row.cells.length))
  const pad = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, index) => cells[index] ?? '')
  const reason = ({ column, detail }: RowProblem): string => (column === undefined ? detail : `${column}: ${detail}`)
  return csvOf([
    [...pad(header), 'Row in the file', 'Why it was not taken'],
    ...rejected.map(({ row, problems }) => [...pad(row.cells), String(row.row), problems.map(reason).join(' | ')]),
  ])
}

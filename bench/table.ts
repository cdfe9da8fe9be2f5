import type { Measurement } from './measurement.ts'

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 })
const head = ['name', 'value', 'unit', 'ratio', 'against']

const cells = ({ name, value, unit, ratio, against }: Measurement) => [
  name,
  number.format(value),
  unit,
  against === '' ? '' : ratio.toFixed(2),
  against,
]

/** A plain table for a terminal, numbers to the right. */
export function renderTable(measurements: readonly Measurement[]): string {
  const rows = [head, ...measurements.map(cells)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) => (column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('')
}

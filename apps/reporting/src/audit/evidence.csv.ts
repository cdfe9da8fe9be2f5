import type { EvidenceCell, EvidenceTable } from '@heard/contracts/reporting'

const said = {
  withdrawn: 'Withdrawn: these words were erased',
  tampered: 'Cannot be shown: what is stored is not what was recorded',
} as const

const textOf = (cell: EvidenceCell): string => {
  switch (cell.is) {
    case 'text':
    case 'state':
    case 'link':
      return cell.text
    case 'number':
      return String(cell.number)
    case 'day':
      return cell.day
    case 'moment':
      return cell.moment
    case 'id':
      return cell.id
    case 'words':
      return cell.words.status === 'open' ? cell.words.text : said[cell.words.status]
    case 'empty':
      return ''
  }
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text; then RFC 4180. */
export const csvCell = (value: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A line of a CSV file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The tables one below the other, each with its title and heads; the last two columns name the fact that a row comes from. */
export const evidenceCsv = (heading: readonly (readonly string[])[], tables: readonly EvidenceTable[]): string => {
  const blocks = tables.map(({ title, columns, rows }) => [
    csvLine([]),
    csvLine([title]),
    csvLine([...columns, 'Fact', 'Position']),
    ...rows.map(({ fact, cells }) => csvLine([...cells.map(textOf), fact?.id ?? '', fact ? String(fact.position) : ''])),
  ])
  return [...heading.map(csvLine), ...blocks.flat()].join('')
}

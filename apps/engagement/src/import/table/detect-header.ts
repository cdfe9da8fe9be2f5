import type { TableRow } from './table.ts'

/** Rows that are looked at to find the header. */
export const headerSearch = 30

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
const isQuestion = (cell: string): boolean =>
  cell.endsWith('?') || /^(please|what|which|how|why|when|where|who|are you|do you|did you|have you|to what)\b.{10}/i.test(cell)
const isExportCode = (cell: string): boolean => cell.startsWith('{"ImportId"')

const mostly = (cells: readonly string[], is: (cell: string) => boolean): boolean => {
  const texts = filled(cells)
  return texts.length >= 2 && texts.filter(is).length >= texts.length * 0.6
}

const skipOf = (rows: readonly TableRow[]): number => {
  const width = Math.max(0, ...rows.map(({ cells }) => filled(cells).length))
  const first = rows.findIndex(({ cells }) => filled(cells).length >= Math.max(Math.min(2, width), width / 2))
  return Math.max(0, first)
}

const headerRowsOf = (rows: readonly TableRow[], skip: number): number => {
  const [header, second, third] = rows.slice(skip, skip + 3)
  if (third && mostly(third.cells, isExportCode)) return 3
  if (second && mostly(second.cells, isExportCode)) return 2
  return header && second && !mostly(header.cells, isQuestion) && mostly(second.cells, isQuestion) ? 2 : 1
}

/** Where the header lies: titles above it are those rows that fill less than half of the table's width; a row of questions under a row of codes belongs to it. */
export const detectHeader = (
  rows: readonly TableRow[],
  told: { readonly skip?: number | undefined; readonly headerRows?: number | undefined },
): { skip: number; headerRows: number } => {
  const skip = told.skip ?? skipOf(rows)
  return { skip, headerRows: told.headerRows ?? headerRowsOf(rows, skip) }
}

/** A spreadsheet's own name of a column: A, B … Z, AA. */
export const columnLetters = (index: number): string => {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const LONGEST_NAME = 2_000

/** One name per column: the header rows' texts joined; a letter where there is none; numbered where one is there twice. */
export const headerNames = (rows: readonly TableRow[]): string[] => {
  const lastFilled = ({ cells }: TableRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1
  const width = Math.max(0, ...rows.map(lastFilled))
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const texts = [...new Set(rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((text) => text !== '' && !isExportCode(text)))]
    const base = texts.join(' – ').slice(0, LONGEST_NAME - 10) || `Column ${columnLetters(index)}`
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`
    taken.add(name)
    return name
  })
}

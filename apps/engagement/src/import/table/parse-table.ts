import { csvRows } from './csv-rows.ts'
import { detectHeader, headerNames, headerSearch } from './detect-header.ts'
import { isBlank, type Layout, type TableHead, type TableLimits, TableRefused, type TableRow } from './table.ts'
import { isWorkbook, xlsxRows } from './xlsx-rows.ts'

const take = async (rows: AsyncIterator<TableRow>, count: number): Promise<TableRow[]> => {
  const taken: TableRow[] = []
  while (taken.length < count) {
    const next = await rows.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

async function* dataRows(
  beginning: readonly TableRow[],
  rest: AsyncIterator<TableRow>,
  headerEnd: number,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  let count = 0
  const counted = (): void => {
    count += 1
    if (count > limits.rows) throw new TableRefused('too-many-rows', `The table has more than ${limits.rows} rows`)
  }
  for (const row of beginning.slice(headerEnd)) {
    if (isBlank(row.cells)) continue
    counted()
    yield row
  }
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    if (isBlank(next.value.cells)) continue
    counted()
    yield next.value
  }
}

/**
 * A CSV or XLSX file as header and rows; blank rows are passed over but counted. Meant for a worker: it computes without a break.
 * @throws TableRefused, also while rows are read
 */
export const parseTable = async (
  content: Uint8Array,
  told: Layout,
  limits: TableLimits,
): Promise<{ head: TableHead; rows: AsyncIterable<TableRow> }> => {
  const raw = isWorkbook(content) ? await xlsxRows(content, told, limits) : csvRows(content, told, limits)
  const rows = raw.rows[Symbol.asyncIterator]()
  const beginning = await take(rows, headerSearch)
  const where = detectHeader(beginning, told)
  const headerEnd = where.skip + where.headerRows
  if (headerEnd > headerSearch) beginning.push(...(await take(rows, headerEnd - headerSearch)))
  const header = headerNames(beginning.slice(where.skip, headerEnd))
  if (header.length === 0) throw new TableRefused('unreadable-file', 'The file has no header row')
  if (header.length > limits.columns) throw new TableRefused('unreadable-file', `The table has more than ${limits.columns} columns`)
  const head: TableHead = { format: raw.format, layout: { ...raw.layout, ...where }, sheets: raw.sheets, header }
  return { head, rows: dataRows(beginning, rows, headerEnd, limits) }
}

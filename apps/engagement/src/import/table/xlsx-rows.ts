import { FileRefused } from '@heard/files/refused'
import { beginsAsZip, checkZip } from '@heard/files/zip'
import readXlsxFile from 'read-excel-file/universal'
import { type Layout, type RawTable, type TableLimits, TableRefused, type TableRow } from './table.ts'

export const isWorkbook = beginsAsZip

/** Before the workbook is opened, since the library would unfold whatever it holds. */
const checkSize = (content: Uint8Array, most: number): void => {
  try {
    checkZip(content, most)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    if (error.code === 'inflates-too-far') throw new TableRefused(error.code, 'The workbook unfolds to more than can be read')
    throw new TableRefused('unreadable-file', 'The workbook is damaged')
  }
}

const dayOrMoment = (date: Date): string => {
  const moment = date.toISOString()
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayOrMoment(value)
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value)
}

/** Long numbers are ids: as doubles they would lose digits. */
const asWritten = (digits: string): string => (/^\d{16,}$/.test(digits) ? digits : String(Number(digits)))

async function* numbered(data: readonly (readonly unknown[])[]): AsyncGenerator<TableRow> {
  for (const [index, cells] of data.entries()) yield { row: index + 1, cells: cells.map(asText) }
}

const sheetsOf = async (content: Uint8Array): Promise<readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[]> => {
  try {
    return await readXlsxFile(new Uint8Array(content).buffer, { trim: false, parseNumber: asWritten })
  } catch {
    throw new TableRefused('unreadable-file', 'This is not a workbook that can be read')
  }
}

/** The rows of one sheet of a workbook, the first unless told. */
export const xlsxRows = async (content: Uint8Array, told: Layout, limits: TableLimits): Promise<RawTable> => {
  checkSize(content, limits.inflated)
  const sheets = await sheetsOf(content)
  const chosen = told.sheet === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === told.sheet)
  if (!chosen) throw new TableRefused('unreadable-file', 'The workbook has no such sheet')
  return { format: 'xlsx', layout: { ...told, sheet: chosen.sheet }, sheets: sheets.map(({ sheet }) => sheet), rows: numbered(chosen.data) }
}

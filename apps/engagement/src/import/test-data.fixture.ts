import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipOf } from '@heard/files/testing'
import { parseTable } from './table/parse-table.ts'
import { type Layout, type TableHead, type TableRow, tableLimits } from './table/table.ts'

const folder = fileURLToPath(new URL('../../test-data/', import.meta.url))

export const testData = (path: string): Buffer => readFileSync(`${folder}${path}`)
export const testFiles = (path: string): string[] => readdirSync(`${folder}${path}`).toSorted()
export const naughtyStrings = (): string[] => JSON.parse(testData('strings/naughty.json').toString('utf8')) as string[]

export const allOf = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}

/** A whole table, read in this thread. */
export const tableOf = async (
  content: Uint8Array | string,
  layout: Layout = {},
  limits = tableLimits,
): Promise<{ head: TableHead; rows: TableRow[] }> => {
  const { head, rows } = await parseTable(typeof content === 'string' ? Buffer.from(content) : content, layout, limits)
  return { head, rows: await allOf(rows) }
}

/** Rows in batches, as a reader hands them over. */
export async function* inBatches(rows: readonly TableRow[], size = 3): AsyncGenerator<readonly TableRow[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

const xml = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, (control) => `_x${control.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)

/** A workbook with these sheets; texts are inline strings, numbers and raw cells as they are. */
export const workbookOf = (sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Buffer => {
  const names = Object.keys(sheets)
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`
  const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
  const addressed = (cells: readonly (string | number)[], row: number): string =>
    cells.map((value, index) => cell(value).replace('<c', `<c r="${letters(index)}${row}"`)).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheetXml = (rows: readonly (readonly (string | number)[])[]): string =>
    `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, index) => `<row r="${index + 1}">${addressed(cells, index + 1)}</row>`).join('')}</sheetData></worksheet>`
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${xml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    },
    ...names.map((name, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheets[name] ?? []) })),
  ])
}

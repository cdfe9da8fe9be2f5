import { decode, detectEncoding } from '@heard/files/text'
import { CsvError, parse } from 'csv-parse'
import { detectDelimiter } from './detect-delimiter.ts'
import { type Layout, type RawTable, type TableLimits, TableRefused, type TableRow } from './table.ts'

const CHUNK = 262_144
/** Where a file that is no text shows it. */
const BEGINNING = 4096

const why = (error: unknown): TableRefused => {
  if (!(error instanceof CsvError)) throw error
  const line = typeof error.lines === 'number' ? ` (at line ${error.lines})` : ''
  const said: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: `A quotation mark is opened and never closed${line}`,
    CSV_MAX_RECORD_SIZE: `One row is far too long${line}; a quotation mark before it may not be closed`,
  }
  return new TableRefused('unreadable-file', said[error.code] ?? `The file breaks the rules of CSV${line}`)
}

async function* records(text: string, delimiter: string, limits: TableLimits): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.record,
  })
  const feed = async (): Promise<void> => {
    for (let from = 0; from < text.length && !parser.destroyed; ) {
      // A chunk never ends between the two halves of a character outside the basic plane.
      const half = (text.charCodeAt(from + CHUNK - 1) & 0xfc00) === 0xd800
      const to = from + CHUNK - (half ? 1 : 0)
      if (!parser.write(text.slice(from, to))) await new Promise((resolve) => parser.once('drain', resolve))
      from = to
    }
    if (!parser.destroyed) parser.end()
  }
  void feed()
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      yield { row, cells }
    }
  } catch (error) {
    throw why(error)
  }
}

/** The rows of a text file, in whatever encoding and with whatever delimiter, unless told. */
export const csvRows = (content: Uint8Array, told: Layout, limits: TableLimits): RawTable => {
  const encoding = told.encoding ?? detectEncoding(content)
  const text = decode(content, encoding)
  if (text.slice(0, BEGINNING).includes('\0')) throw new TableRefused('unreadable-file', 'This is not a table but a file of another kind')
  const delimiter = told.delimiter ?? detectDelimiter(text)
  return { format: 'csv', layout: { ...told, encoding, delimiter }, sheets: [], rows: records(text, delimiter, limits) }
}

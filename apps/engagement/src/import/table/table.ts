import type { Encoding } from '@heard/files/text'

/** One row of a table. `row` counts as a spreadsheet does: the first row of the file is 1. Cells are text, byte for byte. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] }

export type Delimiter = ',' | ';' | '\t' | '|'

/** Where the table lies in its file; the same shape as the contract's TableLayout, which the worker does not load. */
export type Layout = {
  readonly sheet?: string | undefined
  readonly skip?: number | undefined
  readonly headerRows?: number | undefined
  readonly delimiter?: Delimiter | undefined
  readonly encoding?: Encoding | undefined
}

/** What is known of a table before its rows. Header names are never empty and never twice the same. */
export type TableHead = {
  readonly format: 'csv' | 'xlsx'
  readonly layout: Layout & { readonly skip: number; readonly headerRows: number }
  readonly sheets: readonly string[]
  readonly header: readonly string[]
}

export type TableLimits = {
  /** Rows below the header. */
  readonly rows: number
  readonly columns: number
  /** Bytes that a workbook may unfold to. */
  readonly inflated: number
  /** UTF-16 units of one row. */
  readonly record: number
}

export const tableLimits: TableLimits = { rows: 200_000, columns: 2_000, inflated: 160 * 1024 * 1024, record: 2_000_000 }

export type TableRefusal = 'unreadable-file' | 'too-many-rows' | 'inflates-too-far'

/** A file is not a table that can be read, or is larger than allowed. The message says why in plain words and repeats nothing of the file. */
export class TableRefused extends Error {
  readonly type = 'table-refused'
  readonly code: TableRefusal

  constructor(code: TableRefusal, message: string) {
    super(message)
    this.code = code
  }
}

/** A file as raw rows, before anything is known about its header. */
export type RawTable = {
  readonly format: 'csv' | 'xlsx'
  readonly layout: Layout
  readonly sheets: readonly string[]
  readonly rows: AsyncIterable<TableRow>
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

import type { Layout, TableHead, TableLimits, TableRefusal, TableRow } from './table.ts'

/** What the worker is started with. With `sample`, at most that many rows from all over the table are handed over, and all are counted. */
export type ReadOrder = {
  readonly content: Uint8Array
  readonly layout: Layout
  readonly limits: TableLimits
  readonly batchSize: number
  readonly sample?: number
}

export type ToWorker = 'more'
export type FromWorker =
  | { readonly kind: 'head'; readonly head: TableHead }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'end'; readonly rows: readonly TableRow[]; readonly total: number }
  | { readonly kind: 'refused'; readonly code: TableRefusal; readonly message: string }

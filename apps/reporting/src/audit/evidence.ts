import type { EvidenceCell, EvidenceFact, EvidenceLink, EvidenceState, Tone } from '@heard/contracts/reporting'
import type { AuditedFact, Scope } from './record/audit-record.ts'

/** A cell whose wording is still in the vault; `language` picks one where there are several. */
export type SealedCell = { readonly is: 'sealed'; readonly ref: string; readonly language?: string }
export type Cell = EvidenceCell | SealedCell
export type FoundRow = { readonly fact?: EvidenceFact; readonly cells: readonly Cell[] }
/** A table of which a stretch of rows can be taken; those that are long look only that stretch up. */
export type FoundTable = {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  readonly total: number
  rows(from: number, count: number): readonly FoundRow[]
}
/** What the record says about something. */
export type Found = {
  readonly state: EvidenceState
  readonly answer: string
  readonly missing?: readonly string[]
  readonly rules?: readonly string[]
  readonly tables: readonly FoundTable[]
  /** Tables to be read beside each other, ten on a page. */
  readonly sideBySide?: readonly FoundTable[]
  readonly sample?: { readonly size: number; readonly of: number; readonly seed: number }
}
/** What is asked of the record: its scope, the day and the moment (ISO 8601), and a sample where one is wanted. */
export type Asked = Scope & {
  readonly today: string
  readonly now: string
  readonly sample?: { readonly size: number; readonly seed: number } | undefined
}

export const text = (words: string): Cell => ({ is: 'text', text: words })
export const number = (value: number): Cell => ({ is: 'number', number: value })
export const day = (value: string): Cell => ({ is: 'day', day: value })
export const moment = (value: string): Cell => ({ is: 'moment', moment: value })
export const id = (value: string): Cell => ({ is: 'id', id: value })
export const state = (words: string, tone: Tone): Cell => ({ is: 'state', text: words, tone })
export const link = (words: string, to: EvidenceLink): Cell => ({ is: 'link', text: words, to })
export const sealed = (ref: string, language?: string): Cell => (language === undefined ? { is: 'sealed', ref } : { is: 'sealed', ref, language })
export const empty: Cell = { is: 'empty' }
/** The cell of what may not be there. */
export const maybe = <T>(value: T | undefined, cell: (value: T) => Cell): Cell => (value === undefined ? empty : cell(value))

/** A row that comes from one fact. */
export const fromFact = ({ id: fact, position }: Pick<AuditedFact, 'id' | 'position'>, ...cells: readonly Cell[]): FoundRow => ({
  fact: { id: fact, position },
  cells,
})
export const row = (...cells: readonly Cell[]): FoundRow => ({ cells })

/** A table that is whole already. */
export const table = (name: string, title: string, columns: readonly string[], rows: readonly FoundRow[]): FoundTable => ({
  id: name,
  title,
  columns,
  total: rows.length,
  rows: (from, count) => rows.slice(from, from + count),
})

/** A slug in words: `anonymous-quotation` as "anonymous quotation". */
export const inWords = (slug: string): string => slug.replaceAll('-', ' ')

/** A number with its noun: "1 contribution", "3 contributions". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** Attention where anything needs it, else evidence where there is any. */
export const stateOf = (there: number, wrong: number): EvidenceState => (wrong > 0 ? 'attention' : there > 0 ? 'evidence' : 'nothing')

/** Whether a day lies in the range that was asked for. */
export const isWithin = (when: string, { from, to }: Scope): boolean => (from === undefined || when >= from) && (to === undefined || when <= to)

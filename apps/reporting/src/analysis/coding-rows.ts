import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { CodedBy, Excerpt } from '@heard/contracts/reporting'
import { countedAs, meaningOf, type Sense, type Senses, type Sorted } from '../codebook/meaning.ts'
import type { MeaningFact } from './index-facts.ts'

const sqlFor = {
  code: 'INSERT OR REPLACE INTO coding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  undo: 'DELETE FROM coding WHERE seq = ? AND coding = ?',
  sort: 'INSERT OR REPLACE INTO sorting VALUES (?, ?, ?, ?)',
  forgetSorting: 'DELETE FROM sorting WHERE seq = ? AND coding = ?',
  sortings: 'SELECT split, parts FROM sorting WHERE seq = ? AND coding = ?',
  sorted: 'SELECT DISTINCT seq, coding FROM sorting',
  rows: 'SELECT given, field, start, stop, origin, at FROM coding WHERE seq = ? AND coding = ?',
  given: 'SELECT DISTINCT given FROM coding',
  recount: `UPDATE coding SET theme = ?1 WHERE given = ?2 AND theme <> ?1
    AND NOT EXISTS (SELECT 1 FROM sorting s WHERE s.seq = coding.seq AND s.coding = coding.coding)`,
  merge: 'INSERT OR REPLACE INTO counts_as VALUES (?, ?)',
  unmerge: 'DELETE FROM counts_as WHERE theme = ?',
  split: 'INSERT OR IGNORE INTO split (split, theme, parts) VALUES (?, ?, ?)',
  unsplit: 'DELETE FROM split WHERE split = ?',
  parts: 'SELECT parts FROM split WHERE split = ?',
  countsAs: 'SELECT theme, other FROM counts_as',
  splits: 'SELECT split, theme, parts FROM split ORDER BY begun',
} as const

type Coded = { readonly coding: string; readonly theme: string; readonly excerpt?: Excerpt | undefined; readonly origin: CodedBy }
type Sorting = { readonly coding: string; readonly split: string; readonly parts: readonly string[] }

const partsIn = (json: unknown): readonly string[] => JSON.parse(String(json)) as string[]

/** Codings in the index, each in a row for every theme that it counts as. */
export class CodingRows {
  private readonly statements: Readonly<Record<keyof typeof sqlFor, StatementSync>>

  constructor(database: DatabaseSync) {
    this.statements = Object.fromEntries(Object.entries(sqlFor).map(([name, sql]) => [name, database.prepare(sql)])) as Record<
      keyof typeof sqlFor,
      StatementSync
    >
  }

  code(seq: number, { coding, theme, excerpt, origin }: Coded, at: string): void {
    const range = [excerpt?.field ?? null, excerpt?.from ?? null, excerpt?.to ?? null]
    this.statements.code.run(seq, coding, countedAs(this.senses(), theme), theme, ...range, origin, at)
  }

  undo(seq: number, coding: string): void {
    this.statements.undo.run(seq, coding)
    this.statements.forgetSorting.run(seq, coding)
  }

  sort(seq: number, { coding, split, parts }: Sorting): void {
    this.statements.sort.run(seq, coding, split, JSON.stringify(parts))
    this.recountSorted(this.senses(), seq, coding)
  }

  /** Every coding that this is about counts as something else from now on. */
  countOtherwise({ type, data }: MeaningFact): void {
    const { statements } = this
    if (type === 'ThemeMerged') statements.merge.run(data.theme, data.into)
    if (type === 'ThemeMergeUndone') statements.unmerge.run(data.theme)
    if (type === 'ThemeSplit') statements.split.run(data.split, data.theme, JSON.stringify(data.parts))
    if (type === 'SplitUndone') {
      for (const part of partsIn(statements.parts.get(data.split)?.parts ?? '[]')) statements.merge.run(part, data.theme)
      statements.unsplit.run(data.split)
    }
    if (type !== 'ThemeSplit') this.recount()
  }

  private recount(): void {
    const senses = this.senses()
    for (const { given } of this.statements.given.all()) this.statements.recount.run(countedAs(senses, String(given)), given as string)
    for (const { seq, coding } of this.statements.sorted.all()) this.recountSorted(senses, Number(seq), String(coding))
  }

  private recountSorted(senses: Senses, seq: number, coding: string): void {
    const row = this.statements.rows.get(seq, coding)
    if (!row) return
    const { given = '', field = null, start = null, stop = null, origin = '', at = '' } = row
    const sorted: Sorted = new Map(this.statements.sortings.all(seq, coding).map(({ split, parts }) => [String(split), partsIn(parts)]))
    this.statements.undo.run(seq, coding)
    for (const theme of meaningOf(senses, String(given), sorted)) this.statements.code.run(seq, coding, theme, given, field, start, stop, origin, at)
  }

  private senses(): Senses {
    const { countsAs, splits } = this.statements
    const senses = new Map<string, Sense>()
    const of = (theme: string): Sense => senses.get(theme) ?? { countsAs: undefined, splits: [] }
    for (const { theme, other } of countsAs.all()) senses.set(String(theme), { ...of(String(theme)), countsAs: String(other) })
    for (const { split, theme, parts } of splits.all()) {
      const sense = of(String(theme))
      senses.set(String(theme), { ...sense, splits: [...sense.splits, { split: String(split), parts: partsIn(parts) }] })
    }
    return senses
  }
}

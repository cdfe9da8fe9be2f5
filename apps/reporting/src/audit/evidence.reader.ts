import { Translated } from '@heard/contracts/engagement'
import {
  besidePage,
  type Evidence,
  type EvidenceCell,
  type EvidenceTable,
  evidencePage,
  type Wording,
  WordingPayload,
} from '@heard/contracts/reporting'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { Cell, Found, FoundTable, SealedCell } from './evidence.ts'

type Rows = { readonly table: FoundTable; readonly rows: ReturnType<FoundTable['rows']> }
type Words = (cell: SealedCell) => Wording

/** A wording in one language, or the one of a notice that has several. */
const wordingOf = (payload: unknown, language: string | undefined): Wording => {
  const single = WordingPayload.safeParse(payload)
  if (single.success) return { status: 'open', ...single.data }
  const several = Translated.safeParse(payload)
  const [chosen, text] = several.success ? ([language ?? 'en', several.data[language ?? 'en']] as const) : []
  return chosen === undefined || text === undefined ? { status: 'tampered' } : { status: 'open', language: chosen, text }
}

const finished = (cell: Cell, words: Words): EvidenceCell => (cell.is === 'sealed' ? { is: 'words', words: words(cell) } : cell)

const viewOf = ({ table, rows }: Rows, words: Words): EvidenceTable => ({
  id: table.id,
  title: table.title,
  columns: [...table.columns],
  total: table.total,
  rows: rows.map(({ fact, cells }) => ({ ...(fact ? { fact } : {}), cells: cells.map((cell) => finished(cell, words)) })),
})

/** Makes what was found into what is shown: one stretch of each table, with the wording that it names. */
@Injectable()
export class EvidenceReader {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  async page(found: Found, page: number): Promise<Evidence> {
    const beside = found.sideBySide ?? []
    const pages = Math.max(1, Math.ceil(beside.length / besidePage), ...found.tables.map(({ total }) => Math.ceil(total / evidencePage)))
    const tables = found.tables.map((table) => ({ table, rows: table.rows((page - 1) * evidencePage, evidencePage) }))
    const sides = beside.slice((page - 1) * besidePage, page * besidePage).map((table) => ({ table, rows: table.rows(0, table.total) }))
    const words = await this.wordsIn([...tables, ...sides])
    return {
      state: found.state,
      answer: found.answer,
      missing: [...(found.missing ?? [])],
      rules: [...(found.rules ?? [])],
      tables: tables.map((rows) => viewOf(rows, words)),
      sideBySide: sides.map((rows) => viewOf(rows, words)),
      page,
      pages,
      ...(found.sample ? { sample: found.sample } : {}),
    }
  }

  /** Every table from its first row on, at most so many rows each. */
  async whole(found: Found, most: number): Promise<readonly EvidenceTable[]> {
    const tables = [...found.tables, ...(found.sideBySide ?? [])].map((table) => ({ table, rows: table.rows(0, most) }))
    const words = await this.wordsIn(tables)
    return tables.map((rows) => viewOf(rows, words))
  }

  private async wordsIn(tables: readonly Rows[]): Promise<Words> {
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.flatMap((cell) => (cell.is === 'sealed' ? [cell.ref] : []))))
    const refs = [...new Set(cells)]
    const read = new Map((refs.length === 0 ? [] : await this.platform.vault.wording(refs)).map((answer) => [answer.ref, answer]))
    return ({ ref, language }) => {
      const answer = read.get(ref)
      if (answer?.status === 'erased') return { status: 'withdrawn' }
      return answer?.status === 'open' ? wordingOf(answer.payload, language) : { status: 'tampered' }
    }
  }
}

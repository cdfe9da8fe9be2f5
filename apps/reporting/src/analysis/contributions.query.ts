import { given } from '@heard/contracts'
import type { Barrier, HeldWords, IdentifyingSpan, SaidBy, WordsField } from '@heard/contracts/engagement'
import type { CodedBy, CodingView, ContributionFilter, ContributionSummary } from '@heard/contracts/reporting'
import type { Row, Value } from '@heard/event-sourcing'
import { extractOf } from './extract.ts'
import { columnsOf, wordsIn } from './words-columns.ts'

type Search = <R extends Row>(sql: string, ...parameters: readonly Value[]) => Promise<readonly R[]>
/** The index as queries need it that read few rows. */
export type IndexReader = { readonly query: <R extends Row>(sql: string, ...parameters: readonly Value[]) => readonly R[] }
/** As those need it that look at all contributions. */
export type IndexSearcher = { readonly search: Search }
/** As counts need it, which are kept until it changes. */
export type IndexCounter = { readonly count: Search }

type Texts = Readonly<Partial<Record<WordsField, string | null>>>
type SummaryRow = Texts & {
  readonly seq: number
  readonly id: string
  readonly at: string
  readonly origin: ContributionSummary['origin']
  readonly state: ContributionSummary['state']
  readonly stages: string | null
  readonly barriers: string | null
  readonly community: string | null
  readonly language: string
  readonly themes: string | null
  readonly hard: number
}

const state = `CASE WHEN c.withdrawn = 1 THEN 'withdrawn' WHEN EXISTS (SELECT 1 FROM coding k WHERE k.seq = c.seq) THEN 'coded'
  WHEN c.text_version > 0 THEN 'de-identified' ELSE 'received' END`
const columns = `c.seq, c.id, c.at, c.origin, ${state} AS state, c.community, c.language, EXISTS (SELECT 1 FROM hard h WHERE h.id = c.id) AS hard,
  (SELECT group_concat(stage ORDER BY place) FROM contribution_stage s WHERE s.seq = c.seq) AS stages,
  (SELECT group_concat(barrier) FROM contribution_barrier b WHERE b.seq = c.seq) AS barriers,
  (SELECT group_concat(DISTINCT theme) FROM coding k WHERE k.seq = c.seq) AS themes`
const texts = columnsOf('original', 'w.')
const translations = columnsOf('translated', 'w.')

const list = (joined: string | null): string[] => (joined === null || joined === '' ? [] : joined.split(','))

const barriersIn = (joined: string | null): Barrier[] | undefined => (joined === null ? undefined : (list(joined) as Barrier[]))

/** English first, where there is any. */
const textsIn = (row: SummaryRow): string[] => [...Object.values(wordsIn(row, 'translated')), ...Object.values(wordsIn(row, 'original'))]

const summaryOf = (row: SummaryRow, looked: readonly string[] = []): ContributionSummary => ({
  contribution: row.id,
  at: row.at,
  origin: row.origin,
  state: row.state,
  stages: list(row.stages),
  ...given({ community: row.community ?? undefined, barriers: barriersIn(row.barriers) }),
  language: row.language,
  themes: row.state === 'withdrawn' ? [] : list(row.themes),
  ...(row.hard === 1 ? { hard: true as const } : given({ extract: extractOf(textsIn(row), looked) })),
})

/** Words to look for: each a word or the beginning of one. */
const lookedFor = (typed: string | undefined): readonly string[] => typed?.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

type Where = { readonly sql: string; readonly parameters: readonly Value[] }

const whereOf = (programme: string, filter: ContributionFilter): Where => {
  const looked = lookedFor(filter.q)
  const match = filter.q === undefined || filter.q.trim() === '' ? undefined : looked.map((word) => `"${word}"*`).join(' ') || '""'
  const conditions: readonly (readonly [string, Value | undefined])[] = [
    ['c.programme = ?', programme],
    ['c.community = ?', filter.community],
    ['EXISTS (SELECT 1 FROM contribution_barrier b WHERE b.seq = c.seq AND b.barrier = ?)', filter.barrier],
    ['c.language = ?', filter.language],
    ['c.origin = ?', filter.origin],
    ['c.day >= ?', filter.from],
    ['c.day <= ?', filter.to],
    ['EXISTS (SELECT 1 FROM contribution_stage s WHERE s.seq = c.seq AND s.stage = ?)', filter.stage],
    ['c.seq IN (SELECT seq FROM coding WHERE theme = ?)', filter.theme],
    ['c.seq IN (SELECT rowid FROM words WHERE words MATCH ?)', match],
    [`${state} = ?`, filter.state],
  ]
  const used = conditions.filter((condition): condition is readonly [string, Value] => condition[1] !== undefined)
  const shown = filter.state === 'withdrawn' ? [] : ['c.withdrawn = 0']
  return { sql: [...used.map(([sql]) => sql), ...shown].join(' AND '), parameters: used.map(([, value]) => value) }
}

/** A page of contributions, newest first; those that were withdrawn only when asked for. */
export const listContributions = async (
  index: IndexSearcher & IndexCounter,
  programme: string,
  filter: ContributionFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly contributions: ContributionSummary[]; readonly total: number; readonly next?: string }> => {
  const { sql, parameters } = whereOf(programme, filter)
  const counting = `SELECT count(*) AS total FROM let_in c WHERE ${sql}`
  const before = page.after === undefined ? Number.MAX_SAFE_INTEGER : Number(page.after)
  const [[all], rows] = await Promise.all([
    filter.q === undefined ? index.count<{ total: number }>(counting, ...parameters) : index.search<{ total: number }>(counting, ...parameters),
    index.search<SummaryRow>(
      `SELECT ${columns}, ${texts}, ${translations} FROM let_in c LEFT JOIN words w ON w.rowid = c.seq WHERE ${sql} AND c.seq < ? ORDER BY c.seq DESC LIMIT ?`,
      ...parameters,
      before,
      page.limit + 1,
    ),
  ])
  const total = all?.total ?? 0
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return { contributions: shown.map((row) => summaryOf(row, lookedFor(filter.q))), total, ...given({ next: last && String(last.seq) }) }
}

/** What the index knows of one contribution. */
export type IndexedContribution = {
  readonly summary: ContributionSummary
  readonly wordsRef: string
  readonly textVersion: number
  /** Marked parts and lengths of the sealed original, once it was de-identified and could be opened. */
  readonly spans: readonly IdentifyingSpan[]
  readonly lengths: Readonly<Partial<Record<WordsField, number>>>
  readonly labels: readonly string[]
  /** The conversation that was answered, and the questions that the words answer, in their order. */
  readonly answers: { readonly conversation: string; readonly texts: string[]; readonly saidBy?: SaidBy } | undefined
  /** Excerpts are offsets into the original. */
  readonly codings: readonly CodingView[]
}

type OneRow = SummaryRow & {
  readonly words_ref: string
  readonly text_version: number
  readonly spans: string | null
  readonly lengths: string | null
  readonly labels: string
  readonly conversation: string | null
  readonly asked: string | null
  readonly said_by: SaidBy | null
}
type CodingRow = {
  readonly coding: string
  readonly theme: string
  readonly given: string
  readonly field: WordsField | null
  readonly start: number
  readonly stop: number
  readonly origin: CodedBy
  readonly at: string
}

const codingOf = ({ coding, theme, given: first, field, start, stop, origin, at }: CodingRow): CodingView => ({
  id: coding,
  theme,
  origin,
  ...given({ given: first === theme ? undefined : first, excerpt: field === null ? undefined : { field, from: start, to: stop } }),
  at,
})

const answersOf = ({ conversation, asked, said_by }: OneRow): IndexedContribution['answers'] =>
  conversation === null ? undefined : { conversation, texts: JSON.parse(asked ?? '[]') as string[], ...given({ saidBy: said_by ?? undefined }) }

export const findContribution = (index: IndexReader, programme: string, contribution: string): IndexedContribution | undefined => {
  const [row] = index.query<OneRow>(
    `SELECT ${columns}, c.words_ref, c.text_version, c.spans, c.lengths, c.labels, v.conversation, v.texts AS asked, v.said_by
     FROM let_in c LEFT JOIN conversed v USING (seq) WHERE c.programme = ? AND c.id = ?`,
    programme,
    contribution,
  )
  if (!row) return undefined
  const codings = index.query<CodingRow>(
    'SELECT coding, theme, given, field, start, stop, origin, at FROM coding WHERE seq = ? ORDER BY at, coding, theme',
    row.seq,
  )
  return {
    summary: summaryOf(row),
    wordsRef: row.words_ref,
    textVersion: Math.max(0, row.text_version),
    spans: JSON.parse(row.spans ?? '[]') as readonly IdentifyingSpan[],
    lengths: JSON.parse(row.lengths ?? '{}') as IndexedContribution['lengths'],
    labels: JSON.parse(row.labels) as readonly string[],
    answers: answersOf(row),
    codings: codings.map(codingOf),
  }
}

/** Contributions in use whose text is de-identified, the oldest first. */
export const readableIn = async (index: IndexSearcher, programme: string): Promise<readonly string[]> => {
  const rows = await index.search<{ id: string }>(
    'SELECT id FROM let_in WHERE programme = ? AND withdrawn = 0 AND text_version > 0 ORDER BY seq',
    programme,
  )
  return rows.map(({ id }) => id)
}

/** Whose a contribution is, as long as it is in use. */
export const personOf = (index: IndexReader, programme: string, contribution: string): string | undefined =>
  index.query<{ person: string }>('SELECT person FROM let_in WHERE programme = ? AND id = ? AND withdrawn = 0', programme, contribution)[0]?.person

/** The translation beside the de-identified words, where there is one. */
export const translationOf = (index: IndexReader, contribution: string): HeldWords | undefined => {
  const [row] = index.query<Row>(`SELECT ${translations} FROM words w JOIN let_in c ON c.seq = w.rowid WHERE c.id = ?`, contribution)
  const words = row ? wordsIn(row, 'translated') : {}
  return Object.keys(words).length === 0 ? undefined : words
}

/** De-identified text of a stretch; nothing when the contribution has none (any more). */
export const shownText = (index: IndexReader, contribution: string, field: WordsField): string | undefined => {
  const [row] = index.query<Texts>(`SELECT ${texts} FROM words w JOIN let_in c ON c.seq = w.rowid WHERE c.id = ?`, contribution)
  return row?.[field] ?? undefined
}

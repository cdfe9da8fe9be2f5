import type { Row } from '@heard/event-sourcing'
import type { IndexCounter, IndexReader } from '../analysis/contributions.query.ts'
import { columnsOf, wordsIn } from '../analysis/words-columns.ts'
import type { Example } from './model.ts'

type TextRow = Row & { readonly person: string | null; readonly themes: string | null }

const columns = `${columnsOf('original', 'w.')}, ${columnsOf('translated', 'w.')}`

/** De-identified words in English where somebody translated them, else as they were said. */
const textOf = (row: Row): string => {
  const translated = Object.values(wordsIn(row, 'translated'))
  return (translated.length > 0 ? translated : Object.values(wordsIn(row, 'original'))).join('\n')
}

/** Everything de-identified that somebody coded: what is not coded yet says nothing. */
export const examplesIn = (index: IndexReader, programme: string): readonly Example[] =>
  index
    .query<TextRow>(
      `SELECT c.voice AS person, (SELECT group_concat(DISTINCT theme) FROM coding k WHERE k.seq = c.seq) AS themes, ${columns}
       FROM let_in c JOIN words w ON w.rowid = c.seq WHERE c.programme = ? AND c.withdrawn = 0 AND themes IS NOT NULL ORDER BY c.seq`,
      programme,
    )
    .map((row) => ({ text: textOf(row), person: row.person ?? undefined, themes: row.themes?.split(',') ?? [] }))

type Version = { readonly seq: number; readonly version: string; readonly coded: number }

const VERSIONS = `SELECT c.seq, c.text_version || '.' || c.translations AS version, EXISTS (SELECT 1 FROM coding k WHERE k.seq = c.seq) AS coded
  FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND c.text_version > 0`

/** Of the texts that somebody coded, which version each is; together with `examplesIn` without anything between. */
export type TextVersions = ReadonlyMap<number, string>
export const codedTexts = (index: IndexReader, programme: string): TextVersions =>
  new Map(index.query<Version>(VERSIONS, programme).flatMap(({ seq, version, coded }) => (coded === 1 ? [[seq, version]] : [])))

/** Whether all of them are in use still, none withdrawn or held back, corrected, redacted or translated again. */
export const areAsTheyWere = async (index: IndexCounter, programme: string, texts: TextVersions): Promise<boolean> => {
  const versions = await index.count<Version>(VERSIONS, programme)
  return versions.filter(({ seq, version }) => texts.get(seq) === version).length === texts.size
}

/** The text of one, if it is de-identified and in use. */
export const textIn = (index: IndexReader, programme: string, contribution: string): string | undefined => {
  const [row] = index.query<Row>(
    `SELECT c.id, ${columns} FROM let_in c JOIN words w ON w.rowid = c.seq WHERE c.programme = ? AND c.id = ? AND c.withdrawn = 0`,
    programme,
    contribution,
  )
  return row && textOf(row)
}

import type { Row } from '@heard/event-sourcing'
import type { IndexReader } from '../analysis/contributions.query.ts'
import { columnsOf, wordsIn } from '../analysis/words-columns.ts'
import type { Example } from './model.ts'

type TextRow = Row & { readonly person: string; readonly themes: string | null }

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
      `SELECT coalesce(c.voice, c.id) AS person, (SELECT group_concat(DISTINCT theme) FROM coding k WHERE k.seq = c.seq) AS themes, ${columns}
       FROM let_in c JOIN words w ON w.rowid = c.seq WHERE c.programme = ? AND c.withdrawn = 0 AND themes IS NOT NULL ORDER BY c.seq`,
      programme,
    )
    .map((row) => ({ text: textOf(row), person: row.person, themes: row.themes?.split(',') ?? [] }))

/** The text of one, if it is de-identified and in use. */
export const textIn = (index: IndexReader, programme: string, contribution: string): string | undefined => {
  const [row] = index.query<Row>(
    `SELECT c.id, ${columns} FROM let_in c JOIN words w ON w.rowid = c.seq WHERE c.programme = ? AND c.id = ? AND c.withdrawn = 0`,
    programme,
    contribution,
  )
  return row && textOf(row)
}

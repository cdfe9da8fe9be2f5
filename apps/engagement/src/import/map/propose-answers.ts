import { type DraftQuestion, ImportMap } from '@heard/contracts/engagement'
import type { TableRow } from '../table/table.ts'
import { ALIKE, likeness } from './alike.ts'
import type { AskedHere } from './map-answers.ts'
import { noTextNote, type Proposal, withoutTexts } from './propose-map.ts'

type Sought = { readonly question: string; readonly row?: string; readonly wordings: readonly string[]; readonly line: readonly string[] }

/** A question, or each line of a matrix, by all its wordings. */
const soughtIn = ({ question, type, rows, words }: DraftQuestion): readonly Sought[] => {
  const wordings = words.map(({ text }) => text)
  if (type !== 'matrix') return [{ question, wordings, line: [] }]
  return rows.map((row) => ({ question, row, wordings, line: words.map((one) => one.rows[row] ?? '') }))
}

const most = (numbers: readonly number[]): number => Math.max(0, ...numbers)

/** How sure it is that a column holds these answers: the wording decides, and for a line of a matrix the line. Of those alike the longest shared wording wins. */
const fit = (column: string, { wordings, line }: Sought): number => {
  const asked = most(wordings.map((wording) => likeness(column, wording)))
  const named = most(line.map((wording) => likeness(column, wording)))
  const same = [...wordings, ...line].some((wording) => column.trim().toLowerCase().includes(wording.trim().toLowerCase())) ? 1 : 0
  if (line.length > 0) return named >= ALIKE ? named + same + asked / 2 : 0
  return asked >= ALIKE ? asked + same : 0
}

/** Columns by the questions of a conversation that they look like; the rest is guessed as without it. */
export const proposeAnswers = (header: readonly string[], sample: readonly TableRow[], asked: AskedHere): Proposal => {
  const sought = asked.questions.flatMap(soughtIn)
  const fits = sought.flatMap((one) => header.map((column) => ({ one, column, score: fit(column, one) }))).filter(({ score }) => score > 0)
  const taken = new Set<string>()
  const found = new Map<Sought, string>()
  for (const { one, column } of fits.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(column) || found.has(one)) continue
    taken.add(column)
    found.set(one, column)
  }
  const columns = [...found].map(([{ question, row }, column]) => ({ column, question, ...(row === undefined ? {} : { row }) }))
  const guess = withoutTexts(header, sample, taken)
  const missing = sought.filter((one) => !found.has(one)).map(({ wordings, line }) => [wordings[0], line[0]].filter(Boolean).join(' – '))
  return {
    map: columns.length > 0 ? ImportMap.parse({ ...guess.map, parts: [], answers: { conversation: asked.conversation, columns } }) : guess.map,
    notes: [
      ...guess.notes.filter((note) => note !== noTextNote),
      ...(missing.length > 0 ? [`Questions of the conversation that no column looks like: ${missing.join('; ')}.`] : []),
    ],
  }
}

import { ImportMap, longestImportedValue } from '@heard/contracts/engagement'
import { columnLetters } from '../table/detect-header.ts'
import type { TableRow } from '../table/table.ts'
import { ALIKE, likeness } from './alike.ts'
import { noTextNote, type Proposal, withoutTexts } from './propose-map.ts'

/** A sheet of a workbook that lists, per kind of question, which column of an export holds which question. */
export type QuestionSheet = { readonly sheet: string; readonly header: readonly string[]; readonly rows: readonly TableRow[] }

type Kind = 'attribute' | 'open' | 'hybrid'
type Question = { readonly kind: Kind; readonly letters: string; readonly title: string; readonly choice: string | undefined }

const isColumnId = (name: string): boolean => /^column id\b/i.test(name)
const isLetters = (cell: string): boolean => /^[A-Z]{1,3}$/.test(cell)

const kindOf = (sheet: string): Kind => {
  if (/hybrid/i.test(sheet)) return 'hybrid'
  return /open|free/i.test(sheet) ? 'open' : 'attribute'
}

/** Whether these sheets list the columns of another file. */
export const isQuestionList = (sheets: readonly QuestionSheet[]): boolean => sheets.some(({ header }) => header.some(isColumnId))

/** The questions listed; rows of instructions, which name no column, are passed over. */
const readQuestionList = (sheets: readonly QuestionSheet[]): readonly Question[] =>
  sheets.flatMap(({ sheet, header, rows }) => {
    const [id = -1, choice = -1] = header.flatMap((name, index) => (isColumnId(name) ? [index] : []))
    const title = header.findIndex((name) => /title/i.test(name))
    return rows.flatMap(({ cells }): Question[] => {
      const letters = (cells[id] ?? '').trim()
      const other = (cells[choice] ?? '').trim()
      return isLetters(letters)
        ? [{ kind: kindOf(sheet), letters, title: (cells[title] ?? '').trim(), choice: isLetters(other) ? other : undefined }]
        : []
    })
  })

/** The column that a question means: the one with its letters if the wording there is like it, else the one with the most similar wording. */
const columnOf = (header: readonly string[], letters: string | undefined, title: string, byTitle: boolean): string | undefined => {
  const lettered = header.find((_, index) => columnLetters(index) === letters)
  if (lettered !== undefined && likeness(lettered, title) >= ALIKE / 2) return lettered
  if (!byTitle) return undefined
  const [best] = header.map((name) => ({ name, score: likeness(name, title) })).toSorted((a, b) => b.score - a.score)
  return best && best.score >= ALIKE ? best.name : undefined
}

/** A map for a table from the list of its questions; what the list says nothing of is guessed as without it. */
export const proposeMapFromQuestions = (header: readonly string[], sample: readonly TableRow[], sheets: readonly QuestionSheet[]): Proposal => {
  const questions = readQuestionList(sheets)
  const open: { readonly column: string; readonly title: string }[] = []
  const attributes = new Map<string, string>()
  const missing: string[] = []
  for (const { kind, letters, title, choice } of questions) {
    const column = columnOf(header, letters, title, kind !== 'hybrid')
    if (column === undefined) missing.push(`${letters} (${title})`)
    else if (kind === 'attribute') attributes.set(column, title)
    else if (!open.some((text) => text.column === column)) open.push({ column, title })
    const choiceColumn = kind === 'hybrid' ? columnOf(header, choice, title, true) : undefined
    if (choiceColumn !== undefined && choiceColumn !== column) attributes.set(choiceColumn, title)
  }
  const guess = withoutTexts(header, sample, new Set([...attributes.keys(), ...open.map(({ column }) => column)]))
  const parts = open.map(({ column }) => ({ id: `question-${header.indexOf(column) + 1}`, texts: [{ column, field: 'happened' as const }] }))
  return {
    map: ImportMap.parse({
      ...guess.map,
      parts: parts.length > 0 ? parts : guess.map.parts,
      attributes: [...attributes].map(([column, title]) => ({ column, name: (title || column).slice(0, longestImportedValue) })),
    }),
    notes: [
      ...guess.notes.filter((note) => note !== noTextNote || parts.length === 0),
      ...(missing.length > 0 ? [`Questions of the list that this file has no column for: ${missing.join('; ')}.`] : []),
    ],
  }
}

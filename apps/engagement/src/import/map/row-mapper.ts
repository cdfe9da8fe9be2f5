import { type HeldWords, type ImportMap, type ImportPart, type LeaveOutRule, longestAnswer, type RowProblem } from '@heard/contracts/engagement'
import type { WordsAndChoices } from '../../conversation/words-and-choices.ts'
import type { TableRow } from '../table/table.ts'
import { type AskedHere, readAnswers } from './map-answers.ts'
import { readLabels } from './map-labels.ts'
import { type KnownNames, type RowReader, readAttributes, readCommunity, readDay, readLanguage, readStages, rowProblem } from './map-values.ts'

/** One contribution as the map makes it from a row. */
export type MappedContribution = {
  readonly row: number
  readonly part: string
  readonly words: HeldWords
  /** Answers to a conversation; `words` are theirs. */
  readonly answers?: WordsAndChoices
  readonly community: string | undefined
  readonly stages: readonly string[]
  readonly language: string
  readonly day: string | undefined
  readonly labels: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
}

/** What a row comes to. `sourceId` and `person` are the cells that tell it apart; `content` is all of it, in no particular order of columns. */
export type MappedRow =
  | {
      readonly outcome: 'mapped'
      readonly contributions: readonly MappedContribution[]
      readonly sourceId: string | undefined
      readonly person: string | undefined
      readonly content: string
      /** The row names a day that cannot be read; it comes without one. */
      readonly dayLeftOut: boolean
    }
  | { readonly outcome: 'rejected'; readonly problems: readonly RowProblem[] }
  | { readonly outcome: 'left-out' }

/** The map names columns that the table does not have. */
export class MapDoesNotFit extends Error {
  readonly type = 'map-does-not-fit'
  readonly columns: readonly string[]

  constructor(columns: readonly string[]) {
    super('the map names columns that the table does not have')
    this.columns = columns
  }
}

/** Every column that a map names. */
const columnsOf = (map: ImportMap): Set<string> =>
  new Set([
    ...map.parts.flatMap(({ texts }) => texts.map(({ column }) => column)),
    ...(map.sourceId ?? []),
    ...(map.person ?? []),
    ...[map.community, map.stages, map.language, map.day].flatMap((value) => (value && 'column' in value ? [value.column] : [])),
    ...map.labels.flatMap(({ columns }) => columns),
    ...map.attributes.map(({ column }) => column),
    ...map.leaveOut.map(({ column }) => column),
    ...(map.answers?.columns ?? []).map(({ column }) => column),
  ])

/** Columns of the map that the table does not have. */
export const missingColumns = (map: ImportMap, header: readonly string[]): string[] =>
  [...columnsOf(map)].filter((column) => !header.includes(column))

const isLeftOut = (rules: readonly LeaveOutRule[], reader: RowReader): boolean =>
  rules.some((rule) => {
    const value = reader.cell(rule.column).trim()
    return 'equals' in rule ? rule.equals.some((equal) => equal.trim() === value) : value === ''
  })

/** Texts stay as they are, byte for byte; those of one field are joined by an empty line. */
const readWords = ({ texts }: ImportPart, reader: RowReader): HeldWords => {
  const words: HeldWords = {}
  for (const { column, field } of texts) {
    const text = reader.cell(column)
    if (text.trim() === '') continue
    const earlier = words[field]
    words[field] = earlier === undefined ? text : `${earlier}\n\n${text}`
    if ((words[field] ?? '').length > longestAnswer) {
      reader.problem('too-long', `One answer has ${longestAnswer} characters at most; split it or shorten it`, column)
    }
  }
  return words
}

const idOf = (columns: readonly string[] | undefined, reader: RowReader): string | undefined => {
  const cells = (columns ?? []).map((column) => reader.cell(column).trim())
  return cells.length === 0 || cells.includes('') ? undefined : JSON.stringify(cells)
}

const contentOf = (header: readonly string[], cells: readonly string[]): string =>
  JSON.stringify(
    header
      .map((name, index) => [name, cells[index] ?? ''])
      .filter(([, cell]) => cell !== '')
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )

/** Told apart from every part that a map can name. */
const answersPart = (conversation: string): string => `answers.${conversation}`

/** What a mapper knows besides the map: names of the programme, and the conversation that the map names. */
export type MapperKnows = { readonly known?: KnownNames | undefined; readonly asked?: AskedHere | undefined }

/**
 * How this map reads rows under this header.
 * @throws MapDoesNotFit when the header lacks a column of the map
 */
export const createRowMapper = (map: ImportMap, header: readonly string[], { known, asked }: MapperKnows = {}): ((row: TableRow) => MappedRow) => {
  const places = new Map(header.map((name, index) => [name, index]))
  const missing = missingColumns(map, header)
  if (missing.length > 0) throw new MapDoesNotFit(missing)

  return ({ row, cells }) => {
    const problems: RowProblem[] = []
    const reader: RowReader = {
      cell: (column) => cells[places.get(column) ?? -1] ?? '',
      problem: (code, detail, column) => problems.push(rowProblem(row, code, detail, column)),
    }
    if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      reader.problem('too-many-cells', 'This row has more cells than the header; a quotation mark may be missing around a text')
      return { outcome: 'rejected', problems }
    }
    if (isLeftOut(map.leaveOut, reader)) return { outcome: 'left-out' }
    const sourceId = idOf(map.sourceId, reader)
    if (map.sourceId && sourceId === undefined)
      reader.problem('no-source-id', 'The row has no id of its own; fill it in, or import without one', map.sourceId[0])
    const { day, unreadable: dayLeftOut } = readDay(map, reader)
    const shared = {
      row,
      community: readCommunity(map, known, reader),
      language: readLanguage(map, reader),
      day,
      labels: readLabels(map, reader),
      attributes: readAttributes(map, reader),
    }
    const stages = readStages(map, known, reader)
    const answers = map.answers && asked && readAnswers(map.answers, asked, reader)
    const answered = answers && map.answers ? [{ ...shared, part: answersPart(map.answers.conversation), words: answers.words, answers, stages }] : []
    const told = map.parts.flatMap((part) => {
      const words = readWords(part, reader)
      return Object.keys(words).length === 0 ? [] : { ...shared, part: part.id, words, stages: [...new Set([...stages, ...part.stages])] }
    })
    const contributions = [...answered, ...told]
    const [first] = [...(map.answers?.columns ?? []), ...map.parts.flatMap(({ texts }) => texts)]
    if (contributions.length === 0 && (map.answers === undefined || problems.length === 0))
      reader.problem('no-words', 'There are no words in this row', first?.column)
    if (problems.length > 0) return { outcome: 'rejected', problems }
    return { outcome: 'mapped', contributions, sourceId, person: idOf(map.person, reader), content: contentOf(header, cells), dayLeftOut }
  }
}

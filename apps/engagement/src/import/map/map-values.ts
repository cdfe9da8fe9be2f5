import { Language, Slug } from '@heard/contracts'
import { type ImportMap, longestImportedValue, type RowProblem, type RowProblemCode } from '@heard/contracts/engagement'
import { parseDay } from './day.ts'
import { slugOf } from './slug.ts'

/** Stages and communities of the programme; a name that is none of them refuses the row. */
export type KnownNames = { readonly stages: readonly string[]; readonly communities: readonly string[] }

/** One row being mapped: its cells by column name, and what was found wrong with it. */
export type RowReader = { cell(column: string): string; problem(code: RowProblemCode, detail: string, column?: string): void }

export const rowProblem = (row: number, code: RowProblemCode, detail: string, column?: string): RowProblem => ({
  row,
  ...(column === undefined ? {} : { column }),
  code,
  detail,
})

type FromColumn = {
  readonly column: string
  readonly translate?: Readonly<Record<string, string>> | undefined
  readonly untranslated: 'keep' | 'reject' | 'leave-out'
}

const translated = (value: string, from: FromColumn, reader: RowReader): string => {
  const translation = from.translate && Object.hasOwn(from.translate, value) ? from.translate[value] : undefined
  if (translation !== undefined) return translation
  if (value === '' || from.untranslated === 'keep') return value
  if (from.untranslated === 'reject')
    reader.problem('unknown-value', 'The map has no translation for this value; add one or change the cell', from.column)
  return ''
}

/** One of the programme's names, as its slug or as it is written in words. */
const named = (value: string, known: readonly string[] | undefined): string | undefined => {
  if (known?.includes(value)) return value
  const slug = slugOf(value)
  if (known) return known.includes(slug) ? slug : undefined
  return Slug.safeParse(slug).success ? slug : undefined
}

export const readCommunity = ({ community }: ImportMap, known: KnownNames | undefined, reader: RowReader): string | undefined => {
  if (!community) return undefined
  const column = 'column' in community ? community.column : undefined
  const value = 'column' in community ? translated(reader.cell(community.column).trim(), community, reader) : community.constant
  if (value === '') return undefined
  // `none-of-these` is what a resident's own form offers too.
  const found = named(value, known && [...known.communities, 'none-of-these'])
  if (!found) reader.problem('unknown-community', 'The programme has no such community; translate it in the map or change the cell', column)
  return found
}

export const readStages = ({ stages }: ImportMap, known: KnownNames | undefined, reader: RowReader): string[] => {
  if (!stages) return []
  const column = 'column' in stages ? stages.column : undefined
  const values =
    'column' in stages ? split(reader.cell(stages.column), stages.separator).map((value) => translated(value, stages, reader)) : stages.constant
  return values.flatMap((value) => {
    if (value === '') return []
    const found = named(value, known?.stages)
    if (!found) reader.problem('unknown-stage', 'The programme has no such stage; translate it in the map or change the cell', column)
    return found ?? []
  })
}

export const readLanguage = ({ language }: ImportMap, reader: RowReader): string => {
  if ('constant' in language) return language.constant
  const value = translated(reader.cell(language.column).trim(), language, reader)
  if (Language.safeParse(value).success) return value
  reader.problem('bad-language', 'Write the language as a code such as `en` or `ur`, or translate it in the map', language.column)
  return ''
}

/** The day of a row, and whether the cell names one that cannot be read. */
export const readDay = ({ day }: ImportMap, reader: RowReader): { readonly day: string | undefined; readonly unreadable: boolean } => {
  if (!day) return { day: undefined, unreadable: false }
  if ('constant' in day) return { day: day.constant, unreadable: false }
  const cell = reader.cell(day.column)
  const found = parseDay(cell, day.order)
  const unreadable = found === undefined && cell.trim() !== ''
  if (unreadable && day.unreadable === 'reject') {
    reader.problem('bad-day', 'This is not a day that can be read; write it as 2021-09-30, or say in the map what comes first', day.column)
  }
  return { day: found, unreadable }
}

export const readAttributes = ({ attributes, constants }: ImportMap, reader: RowReader): Record<string, string> => {
  const kept = new Map(Object.entries(constants))
  for (const attribute of attributes) {
    const value = translated(reader.cell(attribute.column).trim(), attribute, reader)
    if (value.length > longestImportedValue) {
      reader.problem(
        'value-too-long',
        `An attribute has ${longestImportedValue} characters at most; leave the column out or shorten the cell`,
        attribute.column,
      )
    } else if (value !== '') kept.set(attribute.name, value)
  }
  return Object.fromEntries(kept)
}

export const split = (cell: string, separator: string | undefined): string[] =>
  (separator === undefined ? [cell] : cell.split(separator)).map((value) => value.trim()).filter((value) => value !== '')

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A part of a text that is known to be an identifier; `entity` is the set's own name for it, or ours. */
export interface Known {
  readonly from: number
  readonly to: number
  readonly entity: string
}

export interface Document {
  readonly text: string
  readonly known: readonly Known[]
}

interface PresidioDocument {
  readonly full_text: string
  readonly spans: readonly { readonly entity_type: string; readonly start_position: number; readonly end_position: number }[]
}

/** Where the shared data lies when it is there: beside the repository. */
const folder = join(import.meta.dirname, '../../../shared/data/pii')

/** A year, a weekday or a time of day alone is nobody's identifier here: counted apart. */
const vague = /^(?:(?:19|20)\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\d{1,2}:\d\d(?::\d\d)?)$/i

const entityOf = (type: string, written: string): string => (type === 'DATE_TIME' && vague.test(written.trim()) ? 'YEAR_OR_WEEKDAY' : type)

/** A file of presidio-research, or nothing where it is not there. */
export function readPresidio(file: string): readonly Document[] | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  const documents: readonly PresidioDocument[] = JSON.parse(readFileSync(path, 'utf8'))
  return documents.map(({ full_text: text, spans }) => ({
    text,
    known: spans.map(({ entity_type: type, start_position: from, end_position: to }) => ({ from, to, entity: entityOf(type, text.slice(from, to)) })),
  }))
}

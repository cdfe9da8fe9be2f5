import { type EntryList, EqualityTopic, ProgrammeEntry, ProgrammeStatus } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'
import { z } from 'zod'
import { type Edition, editionInForce, runsOn } from './programme.state.ts'

export type EntryRow = { readonly entry: ProgrammeEntry; readonly ref: string }
/** A row of one list. */
export type RowOf<L extends EntryList> = EntryRow & { readonly entry: Extract<ProgrammeEntry, { list: L }> }
export type NoticeRow = {
  readonly purpose: string
  readonly version: number
  readonly required: boolean
  /** How many months an agreement to it holds; null: until it is withdrawn. */
  readonly months: number | null
  readonly words: Readonly<Record<string, string>>
  readonly ref: string
}

export type TimedNotice = { readonly programme: string; readonly purpose: string; readonly version: number; readonly months: number }

/** A programme as its read model has it: what is offered now, wording still as references. */
export type ProgrammeRows = {
  readonly id: string
  readonly kind: 'listening' | 'conversation'
  readonly minimumAge: number
  readonly languages: readonly string[]
  /** What is asked of whoever has shared something. */
  readonly equality: readonly EqualityTopic[]
  readonly ref: string
  readonly status: ProgrammeStatus
  readonly edition: Edition
  /** In the order of each list. */
  readonly entries: readonly EntryRow[]
  readonly notices: readonly NoticeRow[]
}

const Head = z.object({
  kind: z.enum(['listening', 'conversation']),
  minimum_age: z.coerce.number(),
  languages: z.string(),
  equality: z.string(),
  ref: z.string(),
})
const Languages = z.array(z.string())
const Topics = z.array(EqualityTopic)
const EditionRow = z.object({ id: z.string(), opens: z.string(), closes: z.string() })
const Entry = z.object({ entry: z.string(), ref: z.string() })
const Hashes = z.record(z.string(), z.string())
const NoticeColumns = z.object({
  purpose: z.string(),
  version: z.coerce.number(),
  required: z.coerce.number(),
  months: z.coerce.number().nullable(),
  words: z.string(),
  ref: z.string(),
})

/** The version of a programme's rows: it changes with every fact of it. Nothing for an unknown programme. */
export const versionOf = (model: ReadModel, programme: string): string | undefined => {
  const [row] = model.query<{ version: string }>('SELECT version FROM programme_versions WHERE programme = ?', programme)
  return row?.version
}

/** Ids of all programmes. */
export const programmeIds = (model: ReadModel): readonly string[] =>
  model.query<{ programme: string }>('SELECT programme FROM programmes ORDER BY programme').map(({ programme }) => programme)

/** The entries of one list. */
export const entriesOf = <L extends EntryList>({ entries }: Pick<ProgrammeRows, 'entries'>, list: L): readonly RowOf<L>[] =>
  entries.filter((row): row is RowOf<L> => row.entry.list === list)

const toEntry = (row: object): EntryRow => {
  const { entry, ref } = Entry.parse(row)
  return { entry: ProgrammeEntry.parse(JSON.parse(entry)), ref }
}

const readEntries = (model: ReadModel, programme: string): readonly EntryRow[] =>
  model.query('SELECT entry, ref FROM programme_entries WHERE programme = ? AND removed = 0 ORDER BY list, place, id', programme).map(toEntry)

const EVERY_ENTRY = 'SELECT entry, ref FROM programme_entries WHERE programme = ? AND list = ?'

/** A purpose of the registry, whether or not it is still there. */
export const purposeEntry = (model: ReadModel, programme: string, purpose: string): RowOf<'purpose'> | undefined => {
  const rows = model.query(`${EVERY_ENTRY} AND id = ?`, programme, 'purpose', purpose).map(toEntry)
  return entriesOf({ entries: rows }, 'purpose')[0]
}

/** The organisations of a programme in their order. */
export const organisationEntries = (model: ReadModel, programme: string): readonly RowOf<'organisation'>[] =>
  entriesOf({ entries: model.query(`${EVERY_ENTRY} AND removed = 0 ORDER BY place, id`, programme, 'organisation').map(toEntry) }, 'organisation')

const toNotice = (row: object): NoticeRow => {
  const { required, words, ...rest } = NoticeColumns.parse(row)
  return { ...rest, required: required === 1, words: Hashes.parse(JSON.parse(words)) }
}

/** The notices that are asked now, in the order of the purpose registry. */
const readNotices = (model: ReadModel, programme: string): readonly NoticeRow[] =>
  model
    .query(
      `SELECT n.purpose, n.version, n.required, n.months, n.words, n.ref FROM programme_notices n
       LEFT JOIN programme_entries p ON p.programme = n.programme AND p.list = 'purpose' AND p.id = n.purpose
       WHERE n.programme = ? AND n.current = 1 ORDER BY p.place, n.purpose`,
      programme,
    )
    .map(toNotice)

/** Every version of every notice whose agreement holds for a time only. */
export const timedNotices = (model: ReadModel): readonly TimedNotice[] =>
  model.query<TimedNotice>('SELECT programme, purpose, version, months FROM programme_notices WHERE months IS NOT NULL')

/** One version of a notice, current or not. */
export const noticeRow = (model: ReadModel, programme: string, purpose: string, version: number): NoticeRow | undefined => {
  const sql = 'SELECT purpose, version, required, months, words, ref FROM programme_notices WHERE programme = ? AND purpose = ? AND version = ?'
  const [row] = model.query(sql, programme, purpose, version)
  return row && toNotice(row)
}

const statusOn = (model: ReadModel, programme: string, edition: Edition, today: string): ProgrammeStatus => {
  const [row] = model.query<{ status: string }>('SELECT status FROM programme_statuses WHERE programme = ?', programme)
  const status = row ? ProgrammeStatus.parse(row.status) : 'planned'
  return status === 'open' && !runsOn(edition, today) ? 'reporting' : status
}

/** A programme on this day: one that is open takes nothing more once its edition is over, whether or not that has been recorded yet. */
export const readProgramme = (model: ReadModel, programme: string, today: string): ProgrammeRows | undefined => {
  const [head] = model.query('SELECT kind, minimum_age, languages, equality, ref FROM programmes WHERE programme = ?', programme)
  const editions = model.query('SELECT id, opens, closes FROM programme_editions WHERE programme = ?', programme)
  const edition = editionInForce(editions.map((row) => EditionRow.parse(row)))
  if (!head || !edition) return undefined
  const { kind, minimum_age: minimumAge, languages, equality, ref } = Head.parse(head)
  return {
    id: programme,
    kind,
    minimumAge,
    languages: Languages.parse(JSON.parse(languages)),
    equality: Topics.parse(JSON.parse(equality)),
    ref,
    status: statusOn(model, programme, edition, today),
    edition,
    entries: readEntries(model, programme),
    notices: readNotices(model, programme),
  }
}

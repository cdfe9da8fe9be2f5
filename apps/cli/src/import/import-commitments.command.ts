import { showProgramme } from '@heard/contracts/engagement'
import { type BroughtCommitment, importCommitments as importRoute, mostBroughtCommitments } from '@heard/contracts/reporting'
import { CsvError, parse } from 'csv-parse/sync'
import type { Command, Outcome, Surroundings } from '../command.ts'
import { Api, type Ask, accountOptions, credentialsFrom } from '../connect/api.ts'
import { connectHere, connectInto, withConnection } from '../connect/connection.ts'
import { UsageError } from '../failures.ts'
import { CommitmentMap, columnsOf, mapRow, organisationsBy, type Row } from './commitment-map.ts'
import { readImportFile, readMap } from './file.ts'

const PROBLEMS_SHOWN = 10
const refusals = {
  'unknown-organisation': 'the organisation is not one of the programme',
  'unknown-objective': 'the objective is not one of the programme',
  'in-the-future': 'the day it was promised lies in the future',
  'due-before-made': 'it was due before it was promised',
} as const

/** `line`: in the file, whose header is the first. */
/** A row with the line of the file on which it ends. */
type Parsed = { readonly record: Row; readonly info: { readonly lines: number } }
type Read = { readonly line: number; readonly row: Row }
type Taken = { readonly line: number; readonly commitment: BroughtCommitment }
type Plan = {
  readonly rows: number
  readonly taken: readonly Taken[]
  readonly rejected: readonly { readonly line: number; readonly why: string }[]
  readonly leftOut: number
}

/** @throws UsageError when it is no CSV, or lacks a column that the map names */
const rowsIn = (named: string, content: Buffer, map: CommitmentMap): readonly Read[] => {
  let rows: readonly Read[]
  try {
    const parsed: readonly Parsed[] = parse(content, { columns: true, bom: true, skip_empty_lines: true, info: true })
    rows = parsed.map(({ record, info }) => ({ line: info.lines, row: record }))
  } catch (error) {
    throw new UsageError(`FILE ${named}: this is no CSV (${error instanceof CsvError ? error.message : String(error)})`)
  }
  const missing = columnsOf(map).filter((column) => rows[0] && !Object.hasOwn(rows[0].row, column))
  if (missing.length > 0) throw new UsageError(`--map: there is no column ${[...new Set(missing)].join(', ')} in ${named}`)
  return rows
}

const planOf = async (ask: Ask, programme: string, map: CommitmentMap, rows: readonly Read[]): Promise<Plan> => {
  const { organisations } = await ask(showProgramme, { params: { programme } })
  const by = organisationsBy(organisations)
  const mapped = rows.map(({ line, row }) => ({ line, ...mapRow(map, by, row) }))
  return {
    rows: rows.length,
    taken: mapped.flatMap((one) => ('taken' in one ? [{ line: one.line, commitment: one.taken }] : [])),
    rejected: mapped.flatMap((one) => ('rejected' in one ? [{ line: one.line, why: one.rejected }] : [])),
    leftOut: mapped.filter((one) => 'leftOut' in one).length,
  }
}

type Done = { readonly taken: number; readonly known: number; readonly rejected: Plan['rejected'] }

const bringIn = async (ask: Ask, programme: string, language: string, plan: Plan, { progress }: Surroundings): Promise<Done> => {
  let done: Done = { taken: 0, known: 0, rejected: plan.rejected }
  for (let from = 0; from < plan.taken.length; from += mostBroughtCommitments) {
    const batch = plan.taken.slice(from, from + mostBroughtCommitments)
    const commitments = batch.map(({ commitment }) => commitment)
    const { taken, known, refused } = await ask(importRoute, { params: { programme }, body: { commitments, language } })
    const rejected = refused.map(({ key, why }) => ({ line: batch.find(({ commitment }) => commitment.key === key)?.line ?? 0, why: refusals[why] }))
    done = { taken: done.taken + taken, known: done.known + known, rejected: [...done.rejected, ...rejected] }
    progress(`${from + batch.length} of ${plan.taken.length} promises brought in`)
  }
  return done
}

const outcomeOf = (dryRun: boolean, { rows, leftOut }: Plan, { taken, known, rejected }: Done): Outcome => {
  const sorted = rejected.toSorted((a, b) => a.line - b.line)
  return {
    done: rejected.length === 0 || taken + known > 0,
    data: { dryRun, rows, taken, known, leftOut, rejected: sorted },
    lines: [
      ...(dryRun ? ['Dry run: nothing is kept.'] : []),
      `${rows} rows read: ${taken} promises ${dryRun ? 'would be ' : ''}taken, ${known} known already, ${sorted.length} rows rejected, ${leftOut} left out by the map`,
      ...sorted.slice(0, PROBLEMS_SHOWN).map(({ line, why }) => `  line ${line}: ${why}`),
      ...(sorted.length > PROBLEMS_SHOWN ? [`  and ${sorted.length - PROBLEMS_SHOWN} more rejected rows`] : []),
    ],
  }
}

/** `heard import commitments` */
export const importCommitments: Command = {
  name: 'import commitments',
  summary: 'Bring in promises that organisations published elsewhere, from a CSV file; the same file twice changes nothing',
  notes: [
    'Each row stands as the promise of the organisation that it names, in public and in the ledger, said to be brought in from where it was published.',
    'Ends with 1 when no row was taken.',
    'Without --into the platform of the data folder (HEARD_DATA_DIR) is opened for the time of the import: stop a running one first, or use --into.',
  ],
  arguments: [{ name: 'FILE', what: 'CSV file in UTF-8, with a header' }],
  options: {
    programme: { value: 'P', required: true, what: 'programme to import into' },
    map: { value: 'MAP.json', required: true, what: 'how columns become promises, see docs/guides/import.md' },
    into: { value: 'URL', what: 'address of a running platform' },
    'dry-run': { what: 'only say what would happen' },
    ...accountOptions,
  },
  async run({ texts, switches }, surroundings) {
    const file = readImportFile('FILE', surroundings.standing, texts.FILE ?? '')
    const map = readMap(CommitmentMap, surroundings.standing, texts.map ?? '')
    const rows = rowsIn(file.name, file.content, map)
    const credentials = credentialsFrom(texts, surroundings)
    const connection = texts.into === undefined ? await connectHere(surroundings) : connectInto(texts.into)
    return withConnection(connection, async ({ call }) => {
      const { ask } = await new Api(call, credentials).as('coordinator')
      const programme = texts.programme ?? ''
      const plan = await planOf(ask, programme, map, rows)
      const dryRun = switches.has('dry-run')
      const done = dryRun
        ? { taken: plan.taken.length, known: 0, rejected: plan.rejected }
        : await bringIn(ask, programme, map.language, plan, surroundings)
      return outcomeOf(dryRun, plan, done)
    })
  },
}

import { type ImportCounts, ImportMap } from '@heard/contracts/engagement'
import type { Command, Outcome, Surroundings } from '../command.ts'
import { Api, type Ask, accountOptions, credentialsFrom } from '../connect/api.ts'
import { connectHere, connectInto, withConnection } from '../connect/connection.ts'
import { type ImportFile, readImportFile, readMap, writeRejected } from './file.ts'
import { dryRun, runImport, upload } from './run-import.ts'

const PROBLEMS_SHOWN = 10
type Job = { readonly ask: Ask; readonly programme: string; readonly file: ImportFile; readonly map: ImportMap }

const took = (counts: ImportCounts): boolean => counts.rejected === 0 || counts.accepted + counts.duplicates > 0

const countLines = ({ rows, accepted, duplicates, rejected, leftOut }: ImportCounts, would: string): string[] => [
  `${rows} rows read: ${accepted} contributions ${would}taken, ${duplicates} known already, ${rejected} rows rejected, ${leftOut} left out by the map`,
]

const dryRunJob = async ({ ask, programme, file, map }: Job): Promise<Outcome> => {
  const table = await upload(ask, programme, file, map)
  const preview = await dryRun(ask, programme, table, map)
  const { counts, problems, labels, notes } = preview
  const shown = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ row, column, code, detail }) => `  row ${row}${column ? `, ${column}` : ''}: ${detail} (${code})`)
  return {
    done: took(counts),
    data: { dryRun: true, programme, file: file.name, ...preview },
    lines: [
      'Dry run: nothing is kept.',
      ...countLines(counts, 'would be '),
      `${labels.length} labels: ${labels.map(({ label, contributions }) => `${label} (${contributions})`).join(', ') || 'none'}`,
      ...shown,
      ...(counts.rejected > shown.length ? [`  and ${counts.rejected - shown.length} more rejected rows`] : []),
      ...notes,
    ],
  }
}

const importJob = async ({ ask, programme, file, map }: Job, { progress, standing }: Surroundings): Promise<Outcome> => {
  const table = await upload(ask, programme, file, map)
  const { batch, counts, rejected, seconds } = await runImport(ask, programme, table, map, progress)
  const rejectedFile = writeRejected(file, standing, rejected)
  const perSecond = Math.round(counts.rows / seconds)
  return {
    done: took(counts),
    data: { dryRun: false, programme, file: file.name, batch, counts, seconds, rowsPerSecond: perSecond, rejectedFile: rejectedFile ?? null },
    lines: [
      ...countLines(counts, ''),
      `${seconds.toFixed(1)} seconds, ${perSecond} rows a second`,
      ...(rejectedFile === undefined ? [] : [`The rejected rows with their reasons: ${rejectedFile}`]),
    ],
  }
}

/** `heard import contributions` */
export const importContributions: Command = {
  name: 'import contributions',
  summary: 'Import contributions from a CSV or XLSX file; the same file twice changes nothing',
  notes: [
    'Rows that are not taken are written to FILE.rejected.csv with the reason. Ends with 1 when no row was taken.',
    'Without --into the platform of the data folder (HEARD_DATA_DIR) is opened for the time of the import: stop a running one first, or use --into.',
  ],
  arguments: [{ name: 'FILE', what: 'CSV or XLSX file' }],
  options: {
    programme: { value: 'P', required: true, what: 'programme to import into, such as luton-cancer' },
    map: { value: 'MAP.json', required: true, what: 'how columns become contributions, see docs/guides/import.md' },
    into: { value: 'URL', what: 'address of a running platform' },
    'dry-run': { what: 'only say what would happen' },
    ...accountOptions,
  },
  async run({ texts, switches }, surroundings) {
    const file = readImportFile('FILE', surroundings.standing, texts.FILE ?? '')
    const map = readMap(ImportMap, surroundings.standing, texts.map ?? '')
    const credentials = credentialsFrom(texts, surroundings)
    const connection = texts.into === undefined ? await connectHere(surroundings) : connectInto(texts.into)
    return withConnection(connection, async ({ call }) => {
      const { ask } = await new Api(call, credentials).as('analyst')
      const job = { ask, programme: texts.programme ?? '', file, map }
      return switches.has('dry-run') ? dryRunJob(job) : importJob(job, surroundings)
    })
  },
}

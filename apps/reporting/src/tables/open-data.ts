import type { PublicTables, publicTablesFile, Release, ReleasedTable, TablesFile } from '@heard/contracts/reporting'
import type { AnswerOf } from '@heard/service-kit'
import { csvLine } from '../audit/evidence.csv.ts'

type File = AnswerOf<typeof publicTablesFile>

const across = { 'theme-by-stage': 'stage', 'theme-by-community': 'community' } as const
/** Stands for the whole row. */
const EVERYBODY = 'everybody'

const text = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const nameOf = ({ themes }: PublicTables, theme: string): string => {
  const name = themes.find((each) => each.theme === theme)?.name
  return name?.status === 'open' ? name.text : ''
}

/** One number a line, as open data is easiest to read; a withheld one is empty, and says so. */
const csvOf = (all: PublicTables, { id, columns, rows }: ReleasedTable): string => {
  const line = (theme: string, column: string, people: number | null): string =>
    csvLine([theme, nameOf(all, theme), column, people === null ? '' : String(people), String(people === null)])
  return [
    csvLine(['theme', 'theme_name', across[id], 'people', 'withheld']),
    ...rows.flatMap(({ theme, people, cells }) => [
      ...(people === undefined ? [] : [line(theme, EVERYBODY, people)]),
      ...columns.map((column, index) => line(theme, column, cells[index] ?? null)),
    ]),
  ].join('')
}

const described = (name: string, description: string, datatype: string, required = true) => ({
  name,
  titles: name,
  'dc:description': description,
  datatype,
  required,
})

/** Metadata as CSV on the Web reads them (W3C Recommendation of 17 December 2015). */
const metadataOf = ({ programme }: PublicTables, { number, at, rule, hash }: Release, id: ReleasedTable['id']) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url: `${id}.csv`,
  'dc:title': `People by theme and ${across[id]}, ${programme}, release ${number}`,
  'dc:description': `Counts of people, each once in a cell. Counts under 10 are withheld, zero included, others are rounded to 5, and others are withheld where they would tell a withheld one. Rule: ${rule}. SHA-256 of the released tables: ${hash}`,
  'dc:issued': { '@value': at, '@type': 'xsd:dateTime' },
  dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n', '\n'] },
  tableSchema: {
    columns: [
      described('theme', 'Id of the theme', 'string'),
      described('theme_name', 'Name of the theme; empty when it was withdrawn', 'string', false),
      described(across[id], `Id of the ${across[id]}, or “${EVERYBODY}” for all who spoke on the theme`, 'string'),
      described('people', 'Number of people, rounded to 5; empty when it is withheld', 'integer', false),
      described('withheld', 'Whether the number is withheld', 'boolean'),
    ],
    primaryKey: ['theme', across[id]],
  },
})

/** A file of released tables for others to work with. */
export const openData = (all: PublicTables, release: Release, name: TablesFile): File => {
  if (name === 'tables.json') return { name, type: 'application/json', text: text(all) }
  const table = all.tables.find(({ id }) => name.startsWith(id)) ?? { id: 'theme-by-stage', columns: [], rows: [] }
  return name.endsWith('.csv')
    ? { name, type: 'text/csv', text: csvOf(all, table) }
    : { name, type: 'application/csvm+json', text: text(metadataOf(all, release, table.id)) }
}

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

/** Whom a table of reach is by, a number a line, with how many people there are where a figure is set. */
const reachCsv = ({ reach, populations }: PublicTables): string => {
  const line = (by: string, column: string, people: number | null): string => {
    const figure = populations.find((each) => each.by === by && each.column === column)
    const source = figure?.source.status === 'open' ? figure.source.text : ''
    return csvLine([by, column, String(people ?? ''), String(people === null), String(figure?.people ?? ''), String(figure?.year ?? ''), source])
  }
  return [
    csvLine(['by', 'group', 'people', 'withheld', 'population', 'population_year', 'population_source']),
    ...(reach ? [line(EVERYBODY, EVERYBODY, reach.people)] : []),
    ...(reach?.tables ?? []).flatMap(({ id, columns, cells }) => columns.map((column, index) => line(id, column, cells[index] ?? null))),
  ].join('')
}

/** Metadata as CSV on the Web reads them (W3C Recommendation of 17 December 2015). */
const aboutFile = (file: string, title: string, { programme }: PublicTables, { number, at, rule, hash }: Release) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url: file,
  'dc:title': `${title}, ${programme}, release ${number}`,
  'dc:description': `Counts of people, each once in a cell. Counts under 10 are withheld, zero included, others are rounded to 5, and others are withheld where they would tell a withheld one. Rule: ${rule}. SHA-256 of the released tables: ${hash}`,
  'dc:issued': { '@value': at, '@type': 'xsd:dateTime' },
  dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n', '\n'] },
})

const peopleColumns = [
  described('people', 'Number of people, rounded to 5; empty when it is withheld', 'integer', false),
  described('withheld', 'Whether the number is withheld', 'boolean'),
]

const reachMetadata = (all: PublicTables, release: Release) => ({
  ...aboutFile('reach.csv', 'People who were heard', all, release),
  tableSchema: {
    columns: [
      described('by', `What people are counted by: community, ward, origin or mode, or “${EVERYBODY}”`, 'string'),
      described('group', 'Id of the community, audience, ward, origin or mode', 'string'),
      ...peopleColumns,
      described('population', 'How many people there are; empty where no figure is set', 'integer', false),
      described('population_year', 'The year that this figure is of', 'integer', false),
      described('population_source', 'Where this figure comes from', 'string', false),
    ],
    primaryKey: ['by', 'group'],
  },
})

const metadataOf = (all: PublicTables, release: Release, id: ReleasedTable['id']) => ({
  ...aboutFile(`${id}.csv`, `People by theme and ${across[id]}`, all, release),
  tableSchema: {
    columns: [
      described('theme', 'Id of the theme', 'string'),
      described('theme_name', 'Name of the theme; empty when it was withdrawn', 'string', false),
      described(across[id], `Id of the ${across[id]}, or “${EVERYBODY}” for all who spoke on the theme`, 'string'),
      ...peopleColumns,
    ],
    primaryKey: ['theme', across[id]],
  },
})

/** A file of released tables for others to work with. */
export const openData = (all: PublicTables, release: Release, name: TablesFile): File => {
  if (name === 'tables.json') return { name, type: 'application/json', text: text(all) }
  if (name.startsWith('reach'))
    return name.endsWith('.csv')
      ? { name, type: 'text/csv', text: reachCsv(all) }
      : { name, type: 'application/csvm+json', text: text(reachMetadata(all, release)) }
  const table = all.tables.find(({ id }) => name.startsWith(id)) ?? { id: 'theme-by-stage', columns: [], rows: [] }
  return name.endsWith('.csv')
    ? { name, type: 'text/csv', text: csvOf(all, table) }
    : { name, type: 'application/csvm+json', text: text(metadataOf(all, release, table.id)) }
}

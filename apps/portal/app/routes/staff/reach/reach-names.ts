import type { ProgrammeView } from '@heard/contracts/engagement'
import type { Population, ReachTableId } from '@heard/contracts/reporting'
import { type Name, nameIn, namesOf, originNames } from '../contributions/names.ts'

const modeNames: readonly Name[] = [
  { id: 'web', name: 'Website' },
  { id: 'paper', name: 'Paper' },
  { id: 'phone', name: 'Phone' },
  { id: 'interpreter-assisted', name: 'With an interpreter' },
  { id: 'gathering', name: 'Gathering' },
  { id: 'champion', name: 'Champion' },
  { id: 'import', name: 'Import' },
]

export const titles = {
  community: 'By community or audience',
  ward: 'By ward',
  origin: 'By how people contributed',
  mode: 'By how it reached us',
} as const satisfies Record<ReachTableId, string>

type Table = { readonly id: ReachTableId; readonly columns: readonly string[]; readonly cells: readonly (number | null)[] }
/** A row of reach in words; `null` is withheld. */
export type NamedReach = {
  readonly column: string
  readonly name: string
  readonly people: number | null
  readonly population?: Population
}

const namesIn = (programme: ProgrammeView, id: ReachTableId): readonly Name[] => {
  if (id === 'community') return namesOf(programme, []).communities
  if (id === 'ward') return programme.wards.map((ward) => ({ id: ward.id, name: ward.name.text }))
  return id === 'mode' ? modeNames : Object.entries(originNames).map(([origin, name]) => ({ id: origin, name }))
}

const elsewhere: Readonly<Partial<Record<ReachTableId, string>>> = { community: 'None of these', ward: 'Somewhere else' }

/** What a group of people is called. */
export const groupName = (programme: ProgrammeView, id: ReachTableId, column: string): string =>
  column === 'none-of-these' ? (elsewhere[id] ?? column) : nameIn(namesIn(programme, id), column)

/** A table of reach in words, with the figures that it is compared with. */
export const namedReach = ({ id, columns, cells }: Table, programme: ProgrammeView, populations: readonly Population[]): NamedReach[] =>
  columns.map((column, index) => {
    const population = populations.find((each) => each.by === id && each.column === column)
    return { column, name: groupName(programme, id, column), people: cells[index] ?? null, ...(population ? { population } : {}) }
  })

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

/** Who was not heard, in a sentence. */
export const notHeard = (rows: readonly NamedReach[]): string => {
  const named = (of: (people: number) => boolean): string[] => rows.flatMap(({ name, people }) => (people !== null && of(people) ? [name] : []))
  const nobody = named((people) => people === 0)
  const few = named((people) => people > 0 && people < 10)
  if (nobody.length + few.length === 0) return 'At least 10 people of each were heard.'
  const said = [
    ...(nobody.length > 0 ? [`Nobody from ${listed(nobody)} was heard.`] : []),
    ...(few.length > 0 ? [`Fewer than 10 people from ${listed(few)} were heard.`] : []),
  ]
  return said.join(' ')
}

/** Of every 1,000 people there are. */
export const rateOf = ({ people, population }: NamedReach): string =>
  people === null || !population ? '–' : ((people / population.people) * 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 })

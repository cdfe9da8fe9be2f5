import { createHash } from 'node:crypto'
import { Day, Slug } from '@heard/contracts'
import { BroughtCommitment } from '@heard/contracts/reporting'
import { z } from 'zod'

const Column = z.string().min(1)

/** How columns become commitments. */
export const CommitmentMap = z.strictObject({
  /** Columns that tell rows apart in every copy of the file. */
  sourceId: z.array(Column).min(1),
  /** The organisation, by its id or its name in the programme. */
  organisation: z.strictObject({ column: Column, translate: z.record(z.string(), Slug).default({}) }),
  objective: z.union([z.strictObject({ column: Column, translate: z.record(z.string(), Slug) }), z.strictObject({ constant: Slug })]),
  text: z.strictObject({ column: Column }),
  /** How anybody can tell: words, with `{column}` for what stands there. */
  measure: z.string().min(1),
  /** Where it was published, in the same way. */
  source: z.string().min(1),
  /** A day, or a year, which means its last day. */
  due: z.strictObject({ column: Column }),
  madeOn: z.union([z.strictObject({ column: Column }), z.strictObject({ constant: Day })]),
  leaveOut: z.array(z.strictObject({ column: Column, equals: z.array(z.string()).min(1) })).default([]),
  language: z.string().default('en'),
})
export type CommitmentMap = z.infer<typeof CommitmentMap>

export type Row = Readonly<Record<string, string>>
/** The programme's organisations, by id and by name. */
export type Organisations = ReadonlyMap<string, string>
export type Mapped = { readonly taken: BroughtCommitment } | { readonly leftOut: true } | { readonly rejected: string }

const alike = (name: string): string => name.trim().toLowerCase()

export const organisationsBy = (all: readonly { readonly id: string; readonly name: { readonly text: string } }[]): Organisations =>
  new Map(all.flatMap(({ id, name }) => [[alike(id), id] as const, [alike(name.text), id] as const]))

/** The columns that a map names. */
export const columnsOf = (map: CommitmentMap): readonly string[] => [
  ...map.sourceId,
  map.organisation.column,
  ...('column' in map.objective ? [map.objective.column] : []),
  map.text.column,
  ...[map.measure, map.source].flatMap((words) => [...words.matchAll(/\{([^{}]+)\}/g)].map(([, column]) => column ?? '')),
  map.due.column,
  ...('column' in map.madeOn ? [map.madeOn.column] : []),
  ...map.leaveOut.map(({ column }) => column),
]

/** A year may have come through a spreadsheet: `2030.0`. */
const dayIn = (cell: string): string => {
  const year = /^(\d{4})(\.0)?$/.exec(cell.trim())?.[1]
  return year === undefined ? cell.trim() : `${year}-12-31`
}

const known: readonly (readonly [keyof BroughtCommitment, string])[] = [
  ['organisation', 'the organisation is not one of the programme'],
  ['objective', 'the map says no objective for this'],
  ['due', 'there is no day and no year by which it is due'],
  ['madeOn', 'there is no day on which it was promised'],
  ['text', 'there are no words, or more than fit'],
  ['measure', 'there are no words of how to tell, or more than fit'],
  ['source', 'it does not say where it was published, or says more than fits'],
]

/** What a row comes to: a commitment, nothing on purpose, or why not. */
export const mapRow = (map: CommitmentMap, organisations: Organisations, row: Row): Mapped => {
  if (map.leaveOut.some(({ column, equals }) => equals.includes((row[column] ?? '').trim()))) return { leftOut: true }
  const said = (column: string): string => (row[column] ?? '').trim()
  const named = said(map.organisation.column)
  const filled = (words: string): string => words.replaceAll(/\{([^{}]+)\}/g, (_, column: string) => said(column))
  const { objective } = map
  const key = createHash('sha256')
    .update(JSON.stringify(map.sourceId.map(said)))
    .digest('hex')
  const made = BroughtCommitment.safeParse({
    key,
    organisation: map.organisation.translate[named] ?? organisations.get(alike(named)),
    objective: 'constant' in objective ? objective.constant : objective.translate[said(objective.column)],
    madeOn: 'constant' in map.madeOn ? map.madeOn.constant : dayIn(said(map.madeOn.column)),
    due: dayIn(said(map.due.column)),
    measure: filled(map.measure),
    text: said(map.text.column),
    source: filled(map.source),
  })
  if (made.success) return { taken: made.data }
  const wrong = new Set(made.error.issues.map(({ path }) => path[0]))
  return { rejected: known.flatMap(([field, why]) => (wrong.has(field) ? [why] : [])).join('; ') }
}

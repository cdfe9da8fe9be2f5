import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug } from '../values.ts'
import { ReleaseAudit, ReleasedReach, ReleasedTable } from './facts.ts'
import { Population } from './population.ts'
import { InProgramme, TableId, ThemeId } from './values.ts'
import { Wording } from './wording.ts'

/** A theme as a table's row head, in the codebook's order. */
export const RowTheme = z.strictObject({ theme: ThemeId, name: Wording, depth: z.int().min(0) })

/** Counts of people (one person once per cell), as staff see them: a theme's row counts people coded with the theme itself. */
export const StaffTable = z.strictObject({
  id: TableId,
  columns: z.array(Slug),
  rows: z.array(z.strictObject({ theme: ThemeId, people: z.int().min(0), cells: z.array(z.int().min(0)) })),
})
export type StaffTable = z.infer<typeof StaffTable>

/** What a release is, besides its tables. */
export const Release = z.strictObject({ release: Id, number: z.int().min(1), at: Moment, rule: z.string(), hash: z.string() })
export type Release = z.infer<typeof Release>

/** Tables that somebody worked out and that wait for a second person. `mine`: the caller proposed them. */
export const ProposedTables = z
  .strictObject({
    release: Id,
    mine: z.boolean(),
    hash: z.string(),
    audit: ReleaseAudit,
    tables: z.array(ReleasedTable),
    reach: ReleasedReach.optional(),
  })
  .meta({ id: 'ProposedTables' })

export const showTables = defineRoute({
  id: 'showTables',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/tables',
  action: 'analysis.view',
  summary: 'Themes by stage and themes by community, in people, for staff',
  params: InProgramme,
  answer: z.strictObject({
    people: z.int().min(0),
    contributions: z.int().min(0),
    themes: z.array(RowTheme),
    tables: z.array(StaffTable),
    released: Release.optional(),
    proposal: ProposedTables.optional(),
  }),
})

export const proposeTables = defineRoute({
  id: 'proposeTables',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/tables/proposals',
  action: 'tables.propose',
  summary: 'Work out the next release, audited against every release before, and freeze it for a second person',
  params: InProgramme,
  status: 201,
  answer: z.strictObject({ release: Id }),
  problems: {
    'nothing-to-release': { status: 409, title: 'There is nothing yet that the public may see' },
    'nothing-changed': { status: 409, title: 'The public already sees exactly these tables' },
    'too-few-changed': { status: 409, title: 'Fewer than 10 people have come or were coded since the last release; wait for more' },
    'split-open': { status: 409, title: 'A theme is split and not all of it is sorted; finish or undo that in the codebook first' },
    'audit-under-way': { status: 409, title: 'Tables are being worked out already; try again in a few minutes' },
    'tables-not-safe': { status: 409, title: 'The audit found a withheld count that nothing protects; ask data protection before you go on' },
  },
})

const OneProposal = InProgramme.extend({ release: Id })
const proposal = {
  'unknown-proposal': { status: 404, title: 'These tables do not wait for a decision; somebody decided, or proposed newer ones' },
} as const

export const releaseTables = defineRoute({
  id: 'releaseTables',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/tables/proposals/:release/release',
  action: 'report.publish',
  summary: 'Release proposed tables to the public, as a second person',
  params: OneProposal,
  status: 201,
  answer: z.strictObject({ release: Id }),
  problems: {
    ...proposal,
    'same-person-approves': { status: 409, title: 'You proposed these tables; somebody else has to release them' },
    'themes-recounted': { status: 409, title: 'Themes were merged or split since these tables were worked out; propose them again' },
    'told-since': {
      status: 409,
      title: 'A recommendation or report told a number of people since these tables were worked out; propose them again',
    },
    'somebody-left': { status: 409, title: 'Somebody withdrew what they said since these tables were worked out; propose them again' },
  },
})

export const putBackTables = defineRoute({
  id: 'putBackTables',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/tables/proposals/:release/put-back',
  action: 'tables.propose',
  summary: 'Take proposed tables back, so that others can be proposed',
  params: OneProposal,
  status: 204,
  answer: z.undefined(),
  problems: proposal,
})

/** The tables of the newest release; `tables` is empty before the first. A null cell is withheld. */
export const PublicTables = z
  .strictObject({
    programme: Slug,
    release: Release.optional(),
    themes: z.array(RowTheme),
    tables: z.array(ReleasedTable),
    /** Missing where the release is older than it. */
    reach: ReleasedReach.optional(),
    populations: z.array(Population),
  })
  .meta({ id: 'PublicTables' })
export type PublicTables = z.infer<typeof PublicTables>

export const publicTables = defineRoute({
  id: 'publicTables',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/public-tables',
  action: 'public',
  summary: 'The released tables of a programme',
  params: InProgramme,
  answer: PublicTables,
})

/** Files of open data: each table as CSV with its metadata (CSV on the Web), and all of them as JSON. */
export const TablesFile = z.enum([
  'theme-by-stage.csv',
  'theme-by-stage.csv-metadata.json',
  'theme-by-community.csv',
  'theme-by-community.csv-metadata.json',
  'reach.csv',
  'reach.csv-metadata.json',
  'tables.json',
])
export type TablesFile = z.infer<typeof TablesFile>

export const publicTablesFile = defineRoute({
  id: 'publicTablesFile',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/public-tables/files/:file',
  action: 'public',
  summary: 'The newest released tables as open data',
  params: InProgramme.extend({ file: TablesFile }),
  answer: z.strictObject({ name: TablesFile, type: z.enum(['text/csv', 'application/csvm+json', 'application/json']), text: z.string() }),
})

import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug } from '../values.ts'
import { ReleasedTable } from './facts.ts'
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
  }),
})

export const releaseTables = defineRoute({
  id: 'releaseTables',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/tables/releases',
  action: 'report.publish',
  summary: 'Freeze the tables for the public: under 10 withheld, others rounded to 5, no totals',
  params: InProgramme,
  status: 201,
  answer: z.strictObject({ release: Id }),
  problems: {
    'nothing-to-release': { status: 409, title: 'There is nothing yet that the public may see' },
    'nothing-changed': { status: 409, title: 'The public already sees exactly these tables' },
  },
})

/** The tables of the newest release; `tables` is empty before the first. A null cell is withheld. */
export const PublicTables = z
  .strictObject({ programme: Slug, release: Release.optional(), themes: z.array(RowTheme), tables: z.array(ReleasedTable) })
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

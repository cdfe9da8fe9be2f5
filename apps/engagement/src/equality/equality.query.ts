import { EqualityTable } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'
import { z } from 'zod'

type Queried = Pick<ReadModel, 'query'>
const Tables = z.array(EqualityTable)
const Decided = z.enum(['held-back', 'let-in', 'set-aside']).catch('held-back')

/** Where somebody's answers lie, once they are recorded. */
export const refOf = (model: Queried, programme: string, record: string): string | undefined =>
  model.query<{ ref: string }>('SELECT ref FROM equality_records WHERE programme = ? AND record = ?', programme, record)[0]?.ref

export const refsIn = (model: Queried, programme: string): readonly string[] =>
  model.query<{ ref: string }>('SELECT ref FROM equality_records WHERE programme = ? ORDER BY record', programme).map(({ ref }) => ref)

/** What was decided about a contribution that was held back. */
export const decidedOf = (model: Queried, contribution: string): 'held-back' | 'let-in' | 'set-aside' =>
  Decided.parse(model.query<{ state: string }>('SELECT state FROM quarantined WHERE contribution = ?', contribution)[0]?.state)

/** Programmes with so many changed answers since they were last counted. */
export const changedProgrammes = (model: Queried, least: number): readonly string[] =>
  model
    .query<{ programme: string }>('SELECT programme FROM equality_changed GROUP BY programme HAVING count(*) >= ? ORDER BY programme', least)
    .map(({ programme }) => programme)

export const countedOf = (model: Queried, programme: string): { readonly counted?: string; readonly tables: EqualityTable[] } => {
  const [row] = model.query<{ day: string; tables: string }>('SELECT day, tables FROM equality_counts WHERE programme = ?', programme)
  return row ? { counted: row.day, tables: Tables.parse(JSON.parse(row.tables)) } : { tables: [] }
}

type ReleaseRow = { release: string; number: number; at: string; counted: string; rule: string; hash: string; tables: string }
type Release = Omit<ReleaseRow, 'tables'>

export const releasedOf = (model: Queried, programme: string): { readonly release?: Release; readonly tables: EqualityTable[] } => {
  const sql = 'SELECT release, number, at, counted, rule, hash, tables FROM equality_releases WHERE programme = ?'
  const [row] = model.query<ReleaseRow>(sql, programme)
  if (!row) return { tables: [] }
  const { tables, ...release } = row
  return { release, tables: Tables.parse(JSON.parse(tables)) }
}

import { createHash } from 'node:crypto'
import type { ImportMap, RowProblem } from '@heard/contracts/engagement'
import { rowProblem } from '../map/map-values.ts'
import type { MappedContribution, MappedRow } from '../map/row-mapper.ts'
import type { TableRow } from '../table/table.ts'

/** A contribution to be imported, unless it has been before. `rowKey` tells its row apart. */
export type Candidate = MappedContribution & { readonly rowKey: string; readonly person: string | undefined }

/** What a batch of rows comes to before it is known what has been imported before. */
export type SortedRows = {
  readonly candidates: readonly Candidate[]
  readonly rejected: readonly { readonly row: TableRow; readonly problems: readonly RowProblem[] }[]
  readonly leftOut: number
  /** Contributions of rows that the file holds twice. */
  readonly repeated: number
  /** Candidates whose day could not be read. */
  readonly withoutDay: number
}

const digest = (content: string): string => createHash('sha256').update(content).digest('base64url')

/** Sorts the rows of one file, batch after batch; remembers the rows seen, as digests, for as long as the file is read. */
export const createRowSorter = (map: ImportMap, read: (row: TableRow) => MappedRow): ((rows: readonly TableRow[]) => SortedRows) => {
  const seen = new Map<string, { digest: string; times: number }>()

  const keyOf = (mapped: Extract<MappedRow, { outcome: 'mapped' }>): { key: string; is: 'new' | 'repeated' | 'other' } => {
    const content = digest(mapped.content)
    const base = mapped.sourceId === undefined ? JSON.stringify(['row', content]) : JSON.stringify(['id', mapped.sourceId])
    const earlier = seen.get(base)
    if (!earlier) {
      seen.set(base, { digest: content, times: 1 })
      return { key: base, is: 'new' }
    }
    if (mapped.sourceId !== undefined) return { key: base, is: earlier.digest === content ? 'repeated' : 'other' }
    if (map.alike === 'once') return { key: base, is: 'repeated' }
    earlier.times += 1
    return { key: JSON.stringify(['row', content, earlier.times]), is: 'new' }
  }

  return (rows) => {
    const candidates: Candidate[] = []
    const rejected: { row: TableRow; problems: readonly RowProblem[] }[] = []
    let leftOut = 0
    let repeated = 0
    let withoutDay = 0
    for (const row of rows) {
      const mapped = read(row)
      if (mapped.outcome === 'left-out') leftOut += 1
      else if (mapped.outcome === 'rejected') rejected.push({ row, problems: mapped.problems })
      else {
        const { key, is } = keyOf(mapped)
        if (is === 'new') {
          candidates.push(...mapped.contributions.map((contribution) => ({ ...contribution, rowKey: key, person: mapped.person })))
          if (mapped.dayLeftOut) withoutDay += mapped.contributions.length
        }
        if (is === 'repeated') repeated += mapped.contributions.length
        if (is === 'other') rejected.push({ row, problems: [otherContent(row, map)] })
      }
    }
    return { candidates, rejected, leftOut, repeated, withoutDay }
  }
}

const otherContent = ({ row }: TableRow, map: ImportMap): RowProblem =>
  rowProblem(
    row,
    'same-id-other-content',
    'An earlier row of this file has the same id and other content; give each row an id of its own',
    map.sourceId?.[0],
  )

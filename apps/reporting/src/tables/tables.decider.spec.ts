import type { ReleasedTable } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ReleaseTables, tablesDecider } from './tables.decider.ts'
import type { TablesFact } from './tables.events.ts'

const { given } = specify(tablesDecider)
const table = (...cells: ReleasedTable['rows'][number]['cells']): ReleasedTable => ({
  id: 'theme-by-stage',
  columns: ['diagnosis', 'treatment'],
  rows: [{ theme: 't1', cells }],
})
const release = (more: Partial<ReleaseTables> = {}): ReleaseTables => ({
  programme: 'luton',
  release: 'x9',
  rule: 'heard/10-5/v1',
  tables: [table(15, null)],
  hash: 'aa',
  ...more,
})
const released = (id: string, number: number, hash: string): TablesFact => ({
  type: 'TablesReleased',
  data: { programme: 'luton', release: id, number, rule: 'heard/10-5/v1', tables: [table(15, null)], hash },
})

describe('releasing tables', () => {
  it('freezes them', () =>
    given()
      .when(release())
      .then(released('x9', 1, 'aa')))
  it('counts the releases', () =>
    given(released('x1', 1, 'bb'))
      .when(release())
      .then(released('x9', 2, 'aa')))
  it('refuses tables of which the public may see nothing', () =>
    given()
      .when(release({ tables: [table(null, null)] }))
      .thenRefused('nothing-to-release'))
  it('refuses what is released already', () =>
    given(released('x1', 1, 'aa'))
      .when(release())
      .thenRefused('nothing-changed'))
})

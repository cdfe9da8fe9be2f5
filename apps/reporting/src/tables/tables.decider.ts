import type { ReleasedTable } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { TablesFact } from './tables.events.ts'

export type ReleaseTables = {
  readonly programme: string
  readonly release: string
  /** Name of the disclosure rule that the tables went through. */
  readonly rule: string
  readonly tables: readonly ReleasedTable[]
  readonly hash: string
}
export type ReleaseTablesRefusal = 'nothing-to-release' | 'nothing-changed'
export type TablesState = { readonly number: number; readonly hash: string }

const isEmpty = (tables: readonly ReleasedTable[]): boolean =>
  tables.every(({ rows }) => rows.every(({ cells }) => cells.every((cell) => cell === null)))

export const tablesDecider: Decider<ReleaseTables, TablesState, TablesFact, ReleaseTablesRefusal> = {
  initial: { number: 0, hash: '' },
  evolve: (_, { data }) => ({ number: data.number, hash: data.hash }),
  decide({ programme, release, rule, tables, hash }, state) {
    if (isEmpty(tables)) return refuse('nothing-to-release')
    if (hash === state.hash) return refuse('nothing-changed')
    return accept<TablesFact>({ type: 'TablesReleased', data: { programme, release, number: state.number + 1, rule, tables: [...tables], hash } })
  },
}

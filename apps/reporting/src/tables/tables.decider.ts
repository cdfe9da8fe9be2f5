import { given } from '@heard/contracts'
import type { ReleaseAudit, ReleasedReach, ReleasedTable } from '@heard/contracts/reporting'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { TablesFact } from './tables.events.ts'

type OfRelease = { readonly programme: string; readonly release: string }
export type ProposeTables = OfRelease & {
  readonly type: 'Propose'
  readonly by: string
  /** Name of the disclosure rule that the tables went through. */
  readonly rule: string
  readonly tables: readonly ReleasedTable[]
  readonly reach: ReleasedReach
  readonly hash: string
  readonly audit: ReleaseAudit
  /** How many releases the audit knew of. */
  readonly knew: number
  /** People who came or were coded since the last release. */
  readonly changed: number
} & Since
/** What must not have changed since tables were worked out. */
type Since = {
  /** How many contributions were withdrawn. */
  readonly left: number
  /** How often themes had been made to count otherwise. */
  readonly recountings: number
  /** How often recommendations and reports had told numbers of people. */
  readonly told: number
}
export type ReleaseTables = OfRelease & Since & { readonly type: 'Release'; readonly by: string }
export type PutBackTables = OfRelease & { readonly type: 'PutBack' }
export type TablesCommand = ProposeTables | ReleaseTables | PutBackTables

export type ProposeTablesRefusal = 'nothing-to-release' | 'nothing-changed' | 'too-few-changed' | 'tables-not-safe'
export type ReleaseTablesRefusal = 'unknown-proposal' | 'same-person-approves' | 'somebody-left' | 'themes-recounted' | 'told-since'
export type TablesRefusal = ProposeTablesRefusal | ReleaseTablesRefusal

export type Proposal = Extract<TablesFact, { type: 'TablesProposed' }>['data']
export type TablesState = { readonly number: number; readonly hash: string; readonly proposal: Proposal | undefined }

const FEWEST_CHANGED = 10

const isEmpty = (tables: readonly ReleasedTable[], reach: ReleasedReach): boolean =>
  tables.every(({ rows }) => rows.every(({ people = null, cells }) => [people, ...cells].every((cell) => cell === null))) &&
  [reach.people, ...reach.tables.flatMap(({ cells }) => cells)].every((cell) => cell === null)

const decidePropose = (command: ProposeTables, { number, hash }: TablesState): Decision<TablesFact, TablesRefusal> => {
  const { programme, release, by, rule, tables, reach, audit, left, recountings, told } = command
  if (isEmpty(tables, reach)) return refuse('nothing-to-release')
  if (command.hash === hash) return refuse('nothing-changed')
  if (number > 0 && command.changed < FEWEST_CHANGED) return refuse('too-few-changed')
  if (audit.narrow > 0 || command.knew < number) return refuse('tables-not-safe')
  return accept<TablesFact>({
    type: 'TablesProposed',
    data: { programme, release, rule, tables: [...tables], reach, hash: command.hash, proposedBy: by, audit, left, recountings, told },
  })
}

const decideRelease = (
  { programme, release, by, left, recountings, told }: ReleaseTables,
  { number, proposal }: TablesState,
): Decision<TablesFact, TablesRefusal> => {
  if (proposal?.release !== release) return refuse('unknown-proposal')
  if (proposal.proposedBy === by) return refuse('same-person-approves')
  if (proposal.left !== left) return refuse('somebody-left')
  if ((proposal.recountings ?? 0) !== recountings) return refuse('themes-recounted')
  if ((proposal.told ?? 0) !== told) return refuse('told-since')
  const { rule, tables, reach, hash, proposedBy, audit } = proposal
  return accept<TablesFact>({
    type: 'TablesReleased',
    data: { programme, release, number: number + 1, rule, tables, ...given({ reach }), hash, proposedBy, audit, recountings },
  })
}

export const tablesDecider: Decider<TablesCommand, TablesState, TablesFact, TablesRefusal> = {
  initial: { number: 0, hash: '', proposal: undefined },
  evolve(state, { type, data }) {
    if (type === 'TablesProposed') return { ...state, proposal: data }
    if (type === 'TablesPutBack') return { ...state, proposal: undefined }
    return { number: data.number, hash: data.hash, proposal: undefined }
  },
  decide(command, state) {
    if (command.type === 'Propose') return decidePropose(command, state)
    if (command.type === 'Release') return decideRelease(command, state)
    const { programme, release } = command
    return state.proposal?.release === release
      ? accept<TablesFact>({ type: 'TablesPutBack', data: { programme, release } })
      : refuse('unknown-proposal')
  },
}

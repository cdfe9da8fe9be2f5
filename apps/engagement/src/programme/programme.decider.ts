import type { Sealed } from '@heard/contracts'
import type { NextStatus, ProgrammeStatus } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { ProgrammeFact } from './programme.events.ts'
import type { Outline } from './programme.outline.ts'
import { reconcile } from './programme.reconcile.ts'
import { editionInForce, evolve, initial, type ProgrammeState, runsOn } from './programme.state.ts'

/** Brings the facts up to the file, and the programme to where its edition has it today. */
export type LoadCommand = {
  readonly type: 'Load'
  readonly outline: Outline
  /** Where new wording is sealed, by its key. */
  readonly sealed: ReadonlyMap<string, Sealed>
  readonly today: string
}
export type MoveCommand = { readonly type: 'Move'; readonly programme: string; readonly to: NextStatus; readonly today: string }
export type ProgrammeCommand = LoadCommand | MoveCommand
export type ProgrammeRefusal = 'wording-not-sealed' | 'unknown-programme' | 'wrong-status' | 'edition-not-running'

const waysTo: Readonly<Record<NextStatus, readonly ProgrammeStatus[]>> = {
  open: ['planned', 'reporting'],
  reporting: ['planned', 'open'],
  closed: ['reporting'],
  archived: ['closed'],
}

const moved = (programme: string, to: NextStatus, edition: string): ProgrammeFact => {
  switch (to) {
    case 'open':
      return { type: 'ProgrammeOpened', data: { programme, edition } }
    case 'reporting':
      return { type: 'ReportingStarted', data: { programme, edition } }
    case 'closed':
      return { type: 'ProgrammeClosed', data: { programme } }
    case 'archived':
      return { type: 'ProgrammeArchived', data: { programme } }
  }
}

/** Where the edition in force takes the programme by itself; reporting on an edition is only left for another one. */
const dueStatus = ({ status, reported, editions }: ProgrammeState, today: string): NextStatus | undefined => {
  const edition = editionInForce(editions.values())
  if (!edition) return undefined
  if (runsOn(edition, today) && (status === 'planned' || (status === 'reporting' && reported !== edition.id))) return 'open'
  return edition.closes < today && (status === 'planned' || status === 'open') ? 'reporting' : undefined
}

const load = ({ outline, sealed, today }: LoadCommand, state: ProgrammeState): Decision<ProgrammeFact, ProgrammeRefusal> => {
  const { facts, unsealed } = reconcile(outline, state, sealed)
  if (unsealed.length > 0) return refuse('wording-not-sealed')
  const next = facts.reduce(evolve, state)
  const to = dueStatus(next, today)
  const edition = editionInForce(next.editions.values())
  return accept(...facts, ...(to && edition ? [moved(outline.programme, to, edition.id)] : []))
}

const move = ({ programme, to, today }: MoveCommand, state: ProgrammeState): Decision<ProgrammeFact, ProgrammeRefusal> => {
  const edition = editionInForce(state.editions.values())
  if (!state.defined || !edition) return refuse('unknown-programme')
  if (!waysTo[to].includes(state.status)) return refuse('wrong-status')
  return to === 'open' && !runsOn(edition, today) ? refuse('edition-not-running') : accept(moved(programme, to, edition.id))
}

export const programmeDecider: Decider<ProgrammeCommand, ProgrammeState, ProgrammeFact, ProgrammeRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (command.type === 'Load' ? load(command, state) : move(command, state)),
}

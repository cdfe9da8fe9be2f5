import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'

export type ChampionFact = ChampionsFact<'ChampionAssigned' | 'AssignmentEnded' | 'WorkJoined' | 'WorkLeft'>

export type ChampionState = { readonly community?: string; readonly works: ReadonlySet<string> }

type One = { readonly programme: string; readonly application: string }
type Assign = {
  readonly type: 'Assign'
  readonly community: string
  readonly champion: boolean
  readonly knownCommunity: boolean
  /** Whether the role of the account that is connected reaches this community. */
  readonly agrees: boolean
  /** The pieces of work, of those they take part in, that are for this community too. */
  readonly keeps: readonly string[]
}
type Join = {
  readonly type: 'Join'
  readonly work: string
  readonly champion: boolean
  readonly ended: boolean
  readonly communities: readonly string[]
}
export type ChampionCommand = One &
  (
    | Assign
    | { readonly type: 'EndAssignment' }
    | Join
    | { readonly type: 'Leave'; readonly work: string }
    /** They are no champion any more: all of it ends. */
    | { readonly type: 'Stop' }
  )

export type ChampionRefusal =
  | 'not-a-champion'
  | 'unknown-community'
  | 'already-assigned'
  | 'not-assigned'
  | 'role-elsewhere'
  | 'work-over'
  | 'other-community'
  | 'already-joined'
  | 'not-joined'

type Outcome = Decision<ChampionFact, ChampionRefusal>

const one = ({ programme, application }: One): One => ({ programme, application })

const leaving = (command: One, works: Iterable<string>): ChampionFact[] =>
  [...works].map((work) => ({ type: 'WorkLeft', data: { ...one(command), work } }))

/** What ends with an assignment: the part in all work but what is kept, then the assignment itself. */
const ending = (command: One, { community, works }: ChampionState, keeps: readonly string[] = []): ChampionFact[] => [
  ...leaving(
    command,
    [...works].filter((work) => !keeps.includes(work)),
  ),
  ...(community === undefined ? [] : [{ type: 'AssignmentEnded', data: { ...one(command), community } } as const]),
]

const assign = (command: One & Assign, state: ChampionState): Outcome => {
  const { community, champion, knownCommunity, agrees, keeps } = command
  if (!champion) return refuse('not-a-champion')
  if (!knownCommunity) return refuse('unknown-community')
  if (state.community === community) return refuse('already-assigned')
  if (!agrees) return refuse('role-elsewhere')
  return accept<ChampionFact>(...ending(command, state, keeps), { type: 'ChampionAssigned', data: { ...one(command), community } })
}

const join = (command: One & Join, { community, works }: ChampionState): Outcome => {
  const { work, champion, ended, communities } = command
  if (!champion) return refuse('not-a-champion')
  if (ended) return refuse('work-over')
  if (community === undefined) return refuse('not-assigned')
  if (!communities.includes(community)) return refuse('other-community')
  return works.has(work) ? refuse('already-joined') : accept<ChampionFact>({ type: 'WorkJoined', data: { ...one(command), work } })
}

/**
 * Where a champion belongs: to one community at a time, and to pieces of work that are for it. Who is assigned elsewhere leaves what is not for the new
 * community; who belongs nowhere takes part in nothing.
 */
export const championDecider: Decider<ChampionCommand, ChampionState, ChampionFact, ChampionRefusal> = {
  initial: { works: new Set() },
  evolve: ({ works, ...state }, { type, data }) => {
    switch (type) {
      case 'ChampionAssigned':
        return { community: data.community, works }
      case 'AssignmentEnded':
        return { works }
      case 'WorkJoined':
        return { ...state, works: new Set([...works, data.work]) }
      case 'WorkLeft':
        return { ...state, works: new Set([...works].filter((work) => work !== data.work)) }
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'Assign':
        return assign(command, state)
      case 'EndAssignment':
        return state.community === undefined ? refuse('not-assigned') : accept(...ending(command, state))
      case 'Join':
        return join(command, state)
      case 'Leave':
        return state.works.has(command.work) ? accept(...leaving(command, [command.work])) : refuse('not-joined')
      case 'Stop':
        return accept(...ending(command, state))
    }
  },
}

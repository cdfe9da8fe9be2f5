import type { Sealed } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

export type WorkFact = ChampionsFact<'WorkBegun' | 'WorkEnded'>

export type WorkState = { readonly communities: readonly string[]; readonly ended: boolean } | undefined

type One = { readonly programme: string; readonly work: string }
export type WorkCommand =
  | (One & { readonly type: 'Begin'; readonly name: Sealed; readonly communities: readonly string[]; readonly known: boolean })
  | (One & { readonly type: 'End' })

type WorkRefusal = 'unknown-community' | 'one-community' | 'unknown-work' | 'work-over'

/** A piece of work: it brings two communities together or more. Begun twice by the same request, it is begun once. */
export const workDecider: Decider<WorkCommand, WorkState, WorkFact, WorkRefusal> = {
  initial: undefined,
  evolve: (state, fact) =>
    fact.type === 'WorkBegun' ? { communities: fact.data.communities, ended: false } : { communities: state?.communities ?? [], ended: true },
  decide: (command, state) => {
    const { programme, work } = command
    if (command.type === 'End') {
      if (!state) return refuse('unknown-work')
      return state.ended ? refuse('work-over') : accept<WorkFact>({ type: 'WorkEnded', data: { programme, work } })
    }
    if (state) return accept()
    if (!command.known) return refuse('unknown-community')
    const communities = [...new Set(command.communities)]
    if (communities.length < 2) return refuse('one-community')
    return accept<WorkFact>({ type: 'WorkBegun', data: { programme, work, name: command.name, communities } })
  },
}

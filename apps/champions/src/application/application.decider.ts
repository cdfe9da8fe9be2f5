import type { Sealed } from '@heard/contracts'
import type { ApplicationState as Status } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ApplicationFact } from './application.events.ts'

type State = { readonly status: Status | 'none' }
type One = { readonly programme: string; readonly application: string }

export type ApplicationCommand =
  | (One & { readonly type: 'Apply'; readonly person: string; readonly details: Sealed; readonly open: boolean; readonly knownCommunity: boolean })
  | (One & { readonly type: 'Accept' })
  | (One & { readonly type: 'Decline'; readonly reason: Sealed })

export type ApplicationRefusal = 'programme-not-open' | 'unknown-community' | 'already-applied' | 'unknown-application' | 'already-decided'

/** An application is decided once; a kind reason goes with a refusal. */
export const applicationDecider: Decider<ApplicationCommand, State, ApplicationFact, ApplicationRefusal> = {
  initial: { status: 'none' },
  evolve: (_, fact) => ({ status: fact.type === 'ChampionApplied' ? 'new' : fact.type === 'ApplicationAccepted' ? 'accepted' : 'declined' }),
  decide: (command, { status }) => {
    const { programme, application } = command
    if (command.type === 'Apply') {
      if (status !== 'none') return refuse('already-applied')
      if (!command.open) return refuse('programme-not-open')
      if (!command.knownCommunity) return refuse('unknown-community')
      return accept({ type: 'ChampionApplied', data: { programme, application, person: command.person, details: command.details } })
    }
    if (status === 'none') return refuse('unknown-application')
    if (status !== 'new') return refuse('already-decided')
    return command.type === 'Accept'
      ? accept({ type: 'ApplicationAccepted', data: { programme, application } })
      : accept({ type: 'ApplicationDeclined', data: { programme, application, reason: command.reason } })
  },
}

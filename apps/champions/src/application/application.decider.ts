import type { Sealed } from '@heard/contracts'
import type { EndedBecause, ApplicationState as Status, VolunteeringConsent } from '@heard/contracts/champions'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ApplicationFact } from './application.events.ts'

type State = { readonly status: Status | 'none' }
type One = { readonly programme: string; readonly application: string }

export type ApplicationCommand =
  | (One & {
      readonly type: 'Apply'
      readonly person: string
      readonly details: Sealed
      readonly consent: VolunteeringConsent
      readonly open: boolean
      readonly knownCommunity: boolean
    })
  | (One & { readonly type: 'Accept' })
  | (One & { readonly type: 'Decline'; readonly reason: Sealed })
  | (One & { readonly type: 'Withdraw' })
  | (One & { readonly type: 'End'; readonly why?: EndedBecause })

export type ApplicationRefusal =
  | 'programme-not-open'
  | 'unknown-community'
  | 'already-applied'
  | 'unknown-application'
  | 'already-decided'
  | 'not-a-champion'
  | 'already-ended'

const statusAfter: Readonly<Record<ApplicationFact['type'], Status>> = {
  ChampionApplied: 'new',
  ApplicationAccepted: 'accepted',
  ApplicationDeclined: 'declined',
  ApplicationWithdrawn: 'withdrawn',
  VolunteeringEnded: 'ended',
}

/** An application is decided once; a kind reason goes with a refusal. Whoever was accepted may end once. */
export const applicationDecider: Decider<ApplicationCommand, State, ApplicationFact, ApplicationRefusal> = {
  initial: { status: 'none' },
  evolve: (_, fact) => ({ status: statusAfter[fact.type] }),
  decide: (command, { status }) => {
    const { programme, application } = command
    if (command.type === 'Apply') {
      if (status !== 'none') return refuse('already-applied')
      if (!command.open) return refuse('programme-not-open')
      if (!command.knownCommunity) return refuse('unknown-community')
      const { person, details, consent } = command
      return accept({ type: 'ChampionApplied', data: { programme, application, person, details, consent } })
    }
    if (status === 'none') return refuse('unknown-application')
    if (command.type === 'End') {
      if (status === 'ended') return refuse('already-ended')
      if (status !== 'accepted') return refuse('not-a-champion')
      return accept({ type: 'VolunteeringEnded', data: { programme, application, ...(command.why === undefined ? {} : { why: command.why }) } })
    }
    if (status !== 'new') return refuse('already-decided')
    if (command.type === 'Withdraw') return accept({ type: 'ApplicationWithdrawn', data: { programme, application } })
    return command.type === 'Accept'
      ? accept({ type: 'ApplicationAccepted', data: { programme, application } })
      : accept({ type: 'ApplicationDeclined', data: { programme, application, reason: command.reason } })
  },
}

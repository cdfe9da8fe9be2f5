import type { Sealed } from '@heard/contracts'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { MiniEventFact } from './mini-event.events.ts'

type State = { readonly status: 'none' | 'new' | 'agreed' | 'declined' }
type One = { readonly programme: string; readonly request: string }

export type MiniEventCommand =
  | (One & { readonly type: 'Request'; readonly person: string; readonly details: Sealed; readonly open: boolean })
  | (One & { readonly type: 'Agree'; readonly gathering: string })
  | (One & { readonly type: 'Decline'; readonly reason: Sealed })

export type MiniEventRefusal = 'programme-not-open' | 'already-requested' | 'unknown-request' | 'already-answered'

/** A request for a mini event is answered once: by a gathering, or by a reason. */
export const miniEventDecider: Decider<MiniEventCommand, State, MiniEventFact, MiniEventRefusal> = {
  initial: { status: 'none' },
  evolve: (_, fact) => ({ status: fact.type === 'MiniEventRequested' ? 'new' : fact.type === 'MiniEventAgreed' ? 'agreed' : 'declined' }),
  decide: (command, { status }) => {
    const { programme, request } = command
    if (command.type === 'Request') {
      if (status !== 'none') return refuse('already-requested')
      if (!command.open) return refuse('programme-not-open')
      return accept({ type: 'MiniEventRequested', data: { programme, request, person: command.person, details: command.details } })
    }
    if (status === 'none') return refuse('unknown-request')
    if (status !== 'new') return refuse('already-answered')
    return command.type === 'Agree'
      ? accept({ type: 'MiniEventAgreed', data: { programme, request, gathering: command.gathering } })
      : accept({ type: 'MiniEventDeclined', data: { programme, request, reason: command.reason } })
  },
}

import type { Sealed } from '@heard/contracts'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { MiniEventFact } from './mini-event.events.ts'

/** `talks`: how often a talk was arranged. */
type State = { readonly status: 'none' | 'open' | 'answered'; readonly talks: number }
type One = { readonly programme: string; readonly request: string }

export type MiniEventCommand =
  | (One & { readonly type: 'Request'; readonly person: string; readonly details: Sealed; readonly open: boolean })
  | (One & { readonly type: 'ArrangeTalk'; readonly at: string; readonly startsAt: string; readonly endsAt: string; readonly place: Sealed })
  | (One & { readonly type: 'Agree'; readonly gathering: string })
  | (One & { readonly type: 'Decline'; readonly reason: Sealed })

export type MiniEventRefusal = 'programme-not-open' | 'already-requested' | 'unknown-request' | 'already-answered' | 'in-the-past'

const evolve = (state: State, { type }: MiniEventFact): State => {
  switch (type) {
    case 'MiniEventRequested':
      return { status: 'open', talks: 0 }
    case 'MiniEventTalkArranged':
      return { ...state, talks: state.talks + 1 }
    case 'MiniEventAgreed':
    case 'MiniEventDeclined':
      return { ...state, status: 'answered' }
  }
}

/** A request for a mini event is talked about, and answered once: by a gathering, or by a reason. */
export const miniEventDecider: Decider<MiniEventCommand, State, MiniEventFact, MiniEventRefusal> = {
  initial: { status: 'none', talks: 0 },
  evolve,
  decide: (command, { status, talks }) => {
    const { programme, request } = command
    if (command.type === 'Request') {
      if (status !== 'none') return refuse('already-requested')
      if (!command.open) return refuse('programme-not-open')
      return accept({ type: 'MiniEventRequested', data: { programme, request, person: command.person, details: command.details } })
    }
    if (status === 'none') return refuse('unknown-request')
    if (status === 'answered') return refuse('already-answered')
    switch (command.type) {
      case 'ArrangeTalk': {
        const { at, startsAt, endsAt, place } = command
        if (startsAt <= at) return refuse('in-the-past')
        return accept({ type: 'MiniEventTalkArranged', data: { programme, request, startsAt, endsAt, place, sequence: talks } })
      }
      case 'Agree':
        return accept({ type: 'MiniEventAgreed', data: { programme, request, gathering: command.gathering } })
      case 'Decline':
        return accept({ type: 'MiniEventDeclined', data: { programme, request, reason: command.reason } })
    }
  },
}

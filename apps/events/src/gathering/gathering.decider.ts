import type { Sealed } from '@heard/contracts'
import type { GatheringKind } from '@heard/contracts/events'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'

type State = { readonly status: 'none' | 'announced' | 'cancelled' }
type One = { readonly programme: string; readonly gathering: string }

export type GatheringCommand =
  | (One & {
      readonly type: 'Announce'
      readonly kind: GatheringKind
      readonly startsAt: string
      readonly endsAt: string
      readonly words: Sealed
      /** The mini-event request that this gathering answers. */
      readonly request: string | undefined
    })
  | (One & { readonly type: 'Cancel'; readonly reason: Sealed })

export type GatheringRefusal = 'ends-before-it-starts' | 'already-announced' | 'unknown-gathering' | 'already-cancelled'

/** A gathering is announced once; a cancelled one stays listed with its reason. */
export const gatheringDecider: Decider<GatheringCommand, State, GatheringFact, GatheringRefusal> = {
  initial: { status: 'none' },
  evolve: (_, fact) => ({ status: fact.type === 'GatheringAnnounced' ? 'announced' : 'cancelled' }),
  decide: (command, { status }) => {
    const { programme, gathering } = command
    if (command.type === 'Announce') {
      if (status !== 'none') return refuse('already-announced')
      const { kind, startsAt, endsAt, words, request } = command
      if (endsAt <= startsAt) return refuse('ends-before-it-starts')
      return accept({
        type: 'GatheringAnnounced',
        data: { programme, gathering, kind, startsAt, endsAt, words, ...(request === undefined ? {} : { request }) },
      })
    }
    if (status === 'none') return refuse('unknown-gathering')
    if (status === 'cancelled') return refuse('already-cancelled')
    return accept({ type: 'GatheringCancelled', data: { programme, gathering, reason: command.reason } })
  },
}

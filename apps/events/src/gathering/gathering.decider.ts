import { given, type Sealed } from '@heard/contracts'
import type { AccessFact, GatheringKind, Meeting, PlanCheck, Reach } from '@heard/contracts/events'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'
import { evolve, type GatheringState, initial, taken } from './gathering.state.ts'

type One = { readonly programme: string; readonly gathering: string }
type Announced = {
  readonly kind: GatheringKind
  readonly startsAt: string
  readonly endsAt: string
  readonly communities: string[]
  readonly meeting: Meeting | undefined
  readonly access: AccessFact[]
  readonly capacity: number | undefined
  readonly words: Sealed
}

export type GatheringCommand =
  /** `request`: the mini-event request that this gathering answers; `series`: those it is announced with. */
  | (One & { readonly type: 'Announce'; readonly request: string | undefined; readonly series: string | undefined } & Announced)
  /** `at`: when it is done. What is over stays as it was: what was promised to those who came counts from its end. */
  | (One & { readonly type: 'Change'; readonly at: string } & Announced)
  | (One & { readonly type: 'Cancel'; readonly at: string; readonly reason: Sealed })
  | (One & {
      readonly type: 'Prepare'
      readonly subject: string
      readonly checked: PlanCheck[]
      readonly budget: number | undefined
      readonly words: Sealed
    })
  /** `promised`: the day by which it is told; nothing where nobody listens. */
  | (One & {
      readonly type: 'PublishHeard'
      readonly at: string
      readonly promised: string | undefined
      readonly words: Sealed
      readonly reach: Reach
    })

export type GatheringRefusal =
  | 'ends-before-it-starts'
  | 'already-announced'
  | 'unknown-gathering'
  | 'already-cancelled'
  | 'capacity-too-small'
  | 'not-over-yet'
  | 'gathering-over'
  | 'nobody-listens'

const announcedOf = ({ programme, gathering, kind, startsAt, endsAt, communities, meeting, access, capacity, words }: One & Announced) => ({
  programme,
  gathering,
  kind,
  startsAt,
  endsAt,
  communities,
  ...(meeting === undefined ? {} : { meeting }),
  access,
  ...(capacity === undefined ? {} : { capacity }),
  words,
})

const publishHeard = (
  { programme, gathering, at, promised, words, reach }: Extract<GatheringCommand, { type: 'PublishHeard' }>,
  { endsAt, heard }: GatheringState,
): Decision<GatheringFact, GatheringRefusal> => {
  if (promised === undefined) return refuse('nobody-listens')
  if (at < endsAt) return refuse('not-over-yet')
  if (heard) return accept({ type: 'HeardChanged', data: { programme, gathering, words } })
  return accept({ type: 'HeardPublished', data: { programme, gathering, words, promised, reach } })
}

/** A gathering is announced once and may change; a cancelled one stays listed with its reason. Who comes to it is in the same stream: see `placesDecider`. */
export const gatheringDecider: Decider<GatheringCommand, GatheringState, GatheringFact, GatheringRefusal> = {
  initial,
  evolve,
  decide: (command, state) => {
    const { programme, gathering } = command
    if (command.type === 'Announce') {
      if (state.status !== 'none') return refuse('already-announced')
      if (command.endsAt <= command.startsAt) return refuse('ends-before-it-starts')
      const { request, series } = command
      return accept({ type: 'GatheringAnnounced', data: { ...announcedOf(command), ...given({ request, series }) } })
    }
    if (state.status === 'none') return refuse('unknown-gathering')
    if (command.type === 'Prepare') {
      const { subject, checked, budget, words } = command
      const data = { programme, gathering, subject, checked, ...(budget === undefined ? {} : { budget }), words }
      return accept({ type: 'GatheringPrepared', data })
    }
    if (state.status === 'cancelled') return refuse('already-cancelled')
    if (command.type === 'PublishHeard') return publishHeard(command, state)
    if (command.at >= state.endsAt) return refuse('gathering-over')
    if (command.type === 'Cancel') return accept({ type: 'GatheringCancelled', data: { programme, gathering, reason: command.reason } })
    if (command.endsAt <= command.startsAt) return refuse('ends-before-it-starts')
    if (command.capacity !== undefined && command.capacity < taken(state)) return refuse('capacity-too-small')
    return accept({ type: 'GatheringChanged', data: { ...announcedOf(command), sequence: state.sequence + 1 } })
  },
}

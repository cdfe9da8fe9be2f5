import type { Sealed } from '@heard/contracts'
import type { AgreedWords } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'
import { evolve, free, type GatheringState, initial, offered, type Party, waitingList } from './gathering.state.ts'
import { offerUntil } from './offer-until.ts'

type One = { readonly programme: string; readonly gathering: string }
type Registration = One & { readonly registration: string }
type Told = { readonly people: number; readonly details: Sealed; readonly needs: Sealed }

/** `at`: the moment of the command, ISO 8601. */
export type PlacesCommand =
  | (Registration & { readonly type: 'Register'; readonly person: string; readonly at: string; readonly consent: AgreedWords } & Told)
  | (Registration & { readonly type: 'ChangeRegistration'; readonly at: string } & Told)
  | (Registration & { readonly type: 'CancelRegistration'; readonly by: 'person' | 'staff' })
  | (Registration & { readonly type: 'AcceptPlace'; readonly at: string })
  | (Registration & { readonly type: 'NoteArrival'; readonly people: number })
  | (One & { readonly type: 'MoveUp'; readonly at: string })
  | (One & {
      readonly type: 'NoteHeadcount'
      readonly walkIns: number
      readonly communities: { readonly community: string; readonly people: number }[]
    })

export type PlacesRefusal =
  | 'unknown-gathering'
  | 'gathering-passed'
  | 'no-registration'
  | 'unknown-registration'
  | 'registration-ended'
  | 'no-room'
  | 'no-offer'

type Decided = Decision<GatheringFact, PlacesRefusal>

const isOver = ({ standing }: Party): boolean => standing === 'cancelled' || standing === 'lapsed'

/** Whether there is room for so many more. Whoever waits comes first, unless what is free is not enough for any of them or it is too late to offer it. */
const hasRoomFor = (state: GatheringState, more: number, at: string): boolean => {
  const room = free(state)
  const isOffered = offerUntil(at, state.startsAt) !== undefined && waitingList(state).some((party) => party.people <= room)
  return more <= room && !isOffered
}

/** Offers that nobody took in time end, also of a gathering that is off; what is free is offered to the first on the list for whom it is enough. */
const moveUp = (state: GatheringState, { programme, gathering, at }: One & { readonly at: string }): readonly GatheringFact[] => {
  const lapsed = offered(state)
    .filter(({ until }) => until !== undefined && until <= at)
    .map(({ registration, person }): GatheringFact => ({ type: 'PlaceLapsed', data: { programme, gathering, registration, person } }))
  const after = lapsed.reduce(evolve, state)
  const until = offerUntil(at, state.startsAt)
  if (until === undefined || state.status !== 'announced') return lapsed
  let room = free(after)
  const offers = waitingList(after).flatMap(({ registration, people }): GatheringFact[] => {
    if (people > room) return []
    room -= people
    return [{ type: 'PlaceOffered', data: { programme, gathering, registration, until } }]
  })
  return [...lapsed, ...offers]
}

const ofParty = (
  command: Extract<PlacesCommand, { type: 'ChangeRegistration' | 'CancelRegistration' | 'AcceptPlace' | 'NoteArrival' }>,
  state: GatheringState,
  party: Party,
): Decided => {
  const { programme, gathering, registration } = command
  const one = { programme, gathering, registration }
  if (command.type === 'CancelRegistration') {
    return isOver(party) ? accept() : accept({ type: 'RegistrationCancelled', data: { ...one, person: party.person, by: command.by } })
  }
  if (isOver(party)) return refuse('registration-ended')
  switch (command.type) {
    case 'NoteArrival':
      return party.arrived === command.people ? accept() : accept({ type: 'ArrivalNoted', data: { ...one, people: command.people } })
    case 'AcceptPlace': {
      if (party.standing === 'in') return accept()
      const kept = state.status === 'announced' && party.standing === 'offered' && party.until !== undefined && party.until > command.at
      return kept ? accept({ type: 'PlaceAccepted', data: one }) : refuse('no-offer')
    }
    case 'ChangeRegistration': {
      if (state.status !== 'announced' || state.startsAt <= command.at) return refuse('gathering-passed')
      const { people, details, needs } = command
      const more = people - party.people
      if (party.standing !== 'waiting' && more > 0 && !hasRoomFor(state, more, command.at)) return refuse('no-room')
      return accept({ type: 'RegistrationChanged', data: { ...one, people, details, needs } })
    }
  }
}

/** Who comes to a gathering: one stream decides, so that there are never more than places, and whoever waits moves up in the order they came. */
export const placesDecider: Decider<PlacesCommand, GatheringState, GatheringFact, PlacesRefusal> = {
  initial,
  evolve,
  decide: (command, state): Decided => {
    const { programme, gathering } = command
    if (state.status === 'none') return refuse('unknown-gathering')
    if (command.type === 'MoveUp') return accept(...moveUp(state, command))
    if (command.type === 'NoteHeadcount') {
      const { walkIns, communities } = command
      return accept({ type: 'HeadcountNoted', data: { programme, gathering, walkIns, communities } })
    }
    if (command.type === 'Register') {
      if (state.status !== 'announced' || state.startsAt <= command.at) return refuse('gathering-passed')
      if (state.capacity === undefined) return refuse('no-registration')
      const { registration, person, people, details, needs, consent } = command
      const standing = hasRoomFor(state, people, command.at) ? 'in' : 'waiting'
      const told = { people, details, needs, consent }
      return accept({ type: 'RegistrationMade', data: { programme, gathering, registration, person, standing, ...told } })
    }
    const party = state.parties.get(command.registration)
    return party ? ofParty(command, state, party) : refuse('unknown-registration')
  },
}

import type { Sealed } from '@heard/contracts'
import type { AgreedWords } from '@heard/contracts/engagement'
import type { Permission } from '@heard/contracts/events'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'
import { evolve, free, type GatheringState, initial, offered, type Party, permissionsIn, waitingList } from './gathering.state.ts'
import { offerUntil } from './offer-until.ts'

type One = { readonly programme: string; readonly gathering: string }
type Registration = One & { readonly registration: string }
type Told = { readonly people: number; readonly details: Sealed; readonly needs: Sealed }

/** What somebody said of a permission, and when, by the clock of whoever wrote it down. */
export type Said = { readonly to: Permission; readonly given: boolean; readonly since: string; readonly consent: AgreedWords }
/** What one item of a device counts: people who came without registering, or one person of a community. */
export type DoorCount = { readonly item: string; readonly walkIns: number; readonly community?: string }

/** `at`: the moment of the command, ISO 8601. */
export type PlacesCommand =
  | (Registration & { readonly type: 'Register'; readonly person: string; readonly at: string; readonly consent: AgreedWords } & Told)
  | (Registration & { readonly type: 'ChangeRegistration'; readonly at: string } & Told)
  | (Registration & { readonly type: 'CancelRegistration'; readonly by: 'person' | 'staff' })
  | (Registration & { readonly type: 'AcceptPlace'; readonly at: string })
  | (Registration & { readonly type: 'NoteArrival'; readonly people: number })
  | (Registration & { readonly type: 'NotePermissions'; readonly permissions: readonly Said[] })
  | (Registration & { readonly type: 'CheckIn'; readonly item: string; readonly people: number; readonly permissions: readonly Said[] })
  /** `registration`: an id that the code leads to of somebody who came without one. */
  | (Registration & { readonly type: 'PermitGuest'; readonly permissions: readonly Said[] })
  | (One & { readonly type: 'CountAtDoor'; readonly counts: readonly DoorCount[] })
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

type Sayer = Pick<Party, 'registration' | 'person' | 'permissions'>

/** What was said later than what is known: in whatever order devices send it, the newest holds. */
const newlySaid = ({ registration, person, permissions }: Sayer, { programme, gathering }: One, said: readonly Said[]): readonly GatheringFact[] =>
  said
    .filter(({ to, since }) => since > (permissions.get(to)?.since ?? ''))
    .map((one): GatheringFact => ({ type: 'PermissionNoted', data: { programme, gathering, registration, person, ...one } }))

const permitGuest = (
  { registration, permissions: said, ...about }: Registration & { readonly permissions: readonly Said[] },
  state: GatheringState,
): Decided => accept(...newlySaid({ registration, person: registration, permissions: permissionsIn(state, registration) ?? new Map() }, about, said))

/** Each item once. A registration that two devices tick counts as the larger number that one of them saw, never as both together. */
const checkIn = (
  { programme, gathering, registration, item, people, permissions }: Extract<PlacesCommand, { type: 'CheckIn' }>,
  party: Party,
): Decided =>
  accept(
    { type: 'ArrivalNoted', data: { programme, gathering, registration, people: Math.max(party.arrived, people), item } },
    ...newlySaid(party, { programme, gathering }, permissions),
  )

const countAtDoor = ({ programme, gathering, counts }: Extract<PlacesCommand, { type: 'CountAtDoor' }>, state: GatheringState): Decided => {
  const fresh = [...new Map(counts.filter(({ item }) => !state.items.has(item)).map((count) => [count.item, count])).values()]
  if (fresh.length === 0) return accept()
  const names = [...new Set(fresh.flatMap(({ community }) => community ?? []))].toSorted()
  return accept({
    type: 'DoorCounted',
    data: {
      programme,
      gathering,
      items: fresh.map(({ item }) => item),
      walkIns: fresh.reduce((sum, { walkIns }) => sum + walkIns, 0),
      communities: names.map((community) => ({ community, people: fresh.filter((count) => count.community === community).length })),
    },
  })
}

type OfParty = 'ChangeRegistration' | 'CancelRegistration' | 'AcceptPlace' | 'NoteArrival' | 'NotePermissions' | 'CheckIn'

const ofParty = (command: Extract<PlacesCommand, { type: OfParty }>, state: GatheringState, party: Party): Decided => {
  const { programme, gathering, registration } = command
  const one = { programme, gathering, registration }
  if (command.type === 'CancelRegistration') {
    return isOver(party) ? accept() : accept({ type: 'RegistrationCancelled', data: { ...one, person: party.person, by: command.by } })
  }
  // Whoever let something happen can take it back for good.
  const takesBack = command.type === 'NotePermissions' && command.permissions.every(({ given }) => !given)
  if (isOver(party) && !takesBack) return refuse('registration-ended')
  switch (command.type) {
    case 'NoteArrival':
      return party.arrived === command.people ? accept() : accept({ type: 'ArrivalNoted', data: { ...one, people: command.people } })
    case 'CheckIn':
      return checkIn(command, party)
    case 'NotePermissions':
      return accept(...newlySaid(party, command, command.permissions))
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
    if (command.type === 'CountAtDoor') return countAtDoor(command, state)
    if (command.type === 'NoteHeadcount') {
      const { walkIns, communities } = command
      return accept({ type: 'HeadcountNoted', data: { programme, gathering, walkIns, communities } })
    }
    if (command.type === 'PermitGuest') return permitGuest(command, state)
    if (command.type === 'Register') {
      if (state.status !== 'announced' || state.startsAt <= command.at) return refuse('gathering-passed')
      if (state.capacity === undefined) return refuse('no-registration')
      const { registration, person, people, details, needs, consent } = command
      const standing = hasRoomFor(state, people, command.at) ? 'in' : 'waiting'
      const told = { people, details, needs, consent }
      return accept({ type: 'RegistrationMade', data: { programme, gathering, registration, person, standing, ...told } })
    }
    if (command.type === 'CheckIn' && state.items.has(command.item)) return accept()
    const party = state.parties.get(command.registration)
    if (party) return ofParty(command, state, party)
    const guest = state.guests.has(command.registration) && command.type === 'NotePermissions'
    return guest ? permitGuest(command, state) : refuse('unknown-registration')
  },
}

import type { Permission, Standing } from '@heard/contracts/events'
import type { GatheringFact } from './gathering.events.ts'

/** What somebody said of each, and when; nothing, unless they were asked. */
export type Permissions = ReadonlyMap<Permission, { readonly given: boolean; readonly since: string }>

/** Somebody who registered, with whom they bring. */
export type Party = {
  readonly registration: string
  readonly person: string
  readonly people: number
  readonly standing: Standing
  readonly until: string | undefined
  readonly arrived: number
  readonly permissions: Permissions
}

export type GatheringState = {
  readonly status: 'none' | 'announced' | 'cancelled'
  readonly startsAt: string
  readonly endsAt: string
  /** Whether it is told what was heard. */
  readonly heard: boolean
  readonly capacity: number | undefined
  readonly sequence: number
  /** In the order they came. */
  readonly parties: ReadonlyMap<string, Party>
  /** What those who came without registering let happen, by the id that their code leads to. */
  readonly guests: ReadonlyMap<string, Permissions>
  /** Ids of what devices noted and was taken in. */
  readonly items: ReadonlySet<string>
}

export const initial: GatheringState = {
  status: 'none',
  startsAt: '',
  endsAt: '',
  heard: false,
  capacity: undefined,
  sequence: 0,
  parties: new Map(),
  guests: new Map(),
  items: new Set(),
}

const withParty = (state: GatheringState, party: Party): GatheringState => ({
  ...state,
  parties: new Map(state.parties).set(party.registration, party),
})

const changed = (state: GatheringState, registration: string, change: Partial<Party>): GatheringState => {
  const party = state.parties.get(registration)
  return party ? withParty(state, { ...party, ...change }) : state
}

const withItems = (state: GatheringState, items: readonly string[]): GatheringState =>
  items.length === 0 ? state : { ...state, items: new Set([...state.items, ...items]) }

/** Of somebody who registered, or of a guest; nothing where there is no such. */
export const permissionsIn = ({ parties, guests }: GatheringState, id: string): Permissions | undefined =>
  parties.get(id)?.permissions ?? guests.get(id)

/** No offer outlasts the start. */
const beforeStart = (party: Party, startsAt: string): Party =>
  party.until !== undefined && party.until > startsAt ? { ...party, until: startsAt } : party

export const evolve = (state: GatheringState, fact: GatheringFact): GatheringState => {
  switch (fact.type) {
    case 'GatheringAnnounced':
      return { ...state, status: 'announced', startsAt: fact.data.startsAt, endsAt: fact.data.endsAt, capacity: fact.data.capacity }
    case 'GatheringChanged': {
      const { startsAt, endsAt, capacity, sequence } = fact.data
      return {
        ...state,
        startsAt,
        endsAt,
        capacity,
        sequence,
        parties: new Map([...state.parties].map(([id, party]) => [id, beforeStart(party, startsAt)])),
      }
    }
    case 'GatheringCancelled':
      return { ...state, status: 'cancelled', sequence: state.sequence + 1 }
    case 'RegistrationMade': {
      const { registration, person, people, standing } = fact.data
      return withParty(state, { registration, person, people, standing, until: undefined, arrived: 0, permissions: new Map() })
    }
    case 'RegistrationChanged':
      return changed(state, fact.data.registration, { people: fact.data.people })
    case 'RegistrationCancelled':
      return changed(state, fact.data.registration, { standing: 'cancelled', until: undefined })
    case 'PlaceOffered':
      return changed(state, fact.data.registration, { standing: 'offered', until: fact.data.until })
    case 'PlaceAccepted':
      return changed(state, fact.data.registration, { standing: 'in', until: undefined })
    case 'PlaceLapsed':
      return changed(state, fact.data.registration, { standing: 'lapsed', until: undefined })
    case 'ArrivalNoted': {
      const { registration, people, item } = fact.data
      return changed(withItems(state, item === undefined ? [] : [item]), registration, { arrived: people })
    }
    case 'PermissionNoted': {
      const { registration, to, given, since } = fact.data
      const permissions = new Map(permissionsIn(state, registration)).set(to, { given, since })
      if (state.parties.has(registration)) return changed(state, registration, { permissions })
      return { ...state, guests: new Map(state.guests).set(registration, permissions) }
    }
    case 'DoorCounted':
      return withItems(state, fact.data.items)
    case 'HeardPublished':
      return { ...state, heard: true }
    case 'HeardChanged':
    case 'GatheringPrepared':
    case 'HeadcountNoted':
      return state
  }
}

const having = (state: GatheringState, ...standings: readonly Standing[]): readonly Party[] =>
  [...state.parties.values()].filter(({ standing }) => standings.includes(standing))

/** People who have a place or are offered one: never more than the capacity. */
export const taken = (state: GatheringState): number => having(state, 'in', 'offered').reduce((sum, { people }) => sum + people, 0)

/** Who waits, in the order they came. */
export const waitingList = (state: GatheringState): readonly Party[] => having(state, 'waiting')

export const offered = (state: GatheringState): readonly Party[] => having(state, 'offered')

/** How many more people may come. */
export const free = (state: GatheringState): number => (state.capacity === undefined ? Number.POSITIVE_INFINITY : state.capacity - taken(state))

import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'

/** `details` and `needs` are vault references; `notice` is the version of the words agreed to, `offer` the fact by which a place is offered. */
const registrations: Table = {
  name: 'registrations',
  columns: {
    programme: 'TEXT',
    gathering: 'TEXT',
    registration: 'TEXT',
    position: 'INTEGER',
    at: 'TEXT',
    people: 'INTEGER',
    standing: 'TEXT',
    until: 'TEXT NULL',
    offer: 'TEXT NULL',
    offered_at: 'TEXT NULL',
    arrived: 'INTEGER',
    details: 'TEXT',
    needs: 'TEXT',
    notice: 'INTEGER',
  },
  key: ['programme', 'gathering', 'registration'],
  indexes: [['standing', 'until']],
}
const headcounts: Table = {
  name: 'headcounts',
  columns: { programme: 'TEXT', gathering: 'TEXT', walk_ins: 'INTEGER', communities: 'TEXT' },
  key: ['programme', 'gathering'],
}
const permissions: Table = {
  name: 'door_permissions',
  columns: { programme: 'TEXT', gathering: 'TEXT', registration: 'TEXT', permission: 'TEXT', given: 'INTEGER' },
  key: ['programme', 'gathering', 'registration', 'permission'],
}
/** `community` is empty for those who came without registering. */
const doorCounts: Table = {
  name: 'door_counts',
  columns: { programme: 'TEXT', gathering: 'TEXT', position: 'INTEGER', community: 'TEXT', people: 'INTEGER' },
  key: ['programme', 'gathering', 'position', 'community'],
}

const types = [
  'RegistrationMade',
  'RegistrationChanged',
  'RegistrationCancelled',
  'PlaceOffered',
  'PlaceAccepted',
  'PlaceLapsed',
  'ArrivalNoted',
  'HeadcountNoted',
  'PermissionNoted',
  'DoorCounted',
] as const
type Followed = Extract<GatheringFact, { type: (typeof types)[number] }>

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { programme, gathering } = fact.data
  if (fact.type === 'HeadcountNoted') {
    const { walkIns, communities } = fact.data
    return [put(headcounts, { programme, gathering, walk_ins: walkIns, communities: JSON.stringify(communities) })]
  }
  if (fact.type === 'DoorCounted') {
    const { walkIns, communities } = fact.data
    const row = { programme, gathering, position: fact.position }
    return [{ community: '', people: walkIns }, ...communities].map((count) => put(doorCounts, { ...row, ...count }))
  }
  const { registration } = fact.data
  const one = { programme, gathering, registration }
  switch (fact.type) {
    case 'RegistrationMade': {
      const { people, standing, details, needs, consent } = fact.data
      const row = { ...one, position: fact.position, at: fact.metadata.at, people, standing, until: null, offer: null, offered_at: null, arrived: 0 }
      return [put(registrations, { ...row, details: details.ref, needs: needs.ref, notice: consent?.version ?? 0 })]
    }
    case 'RegistrationChanged':
      return [patch(registrations, one, { people: fact.data.people, details: fact.data.details.ref, needs: fact.data.needs.ref })]
    case 'RegistrationCancelled':
      return [patch(registrations, one, { standing: 'cancelled', until: null })]
    case 'PlaceOffered':
      return [patch(registrations, one, { standing: 'offered', until: fact.data.until, offer: fact.id, offered_at: fact.metadata.at })]
    case 'PlaceAccepted':
      return [patch(registrations, one, { standing: 'in', until: null })]
    case 'PlaceLapsed':
      return [patch(registrations, one, { standing: 'lapsed', until: null })]
    case 'ArrivalNoted':
      return [patch(registrations, one, { arrived: fact.data.people })]
    case 'PermissionNoted':
      return [put(permissions, { ...one, permission: fact.data.to, given: fact.data.given ? 1 : 0 })]
  }
}

/** Who comes to which gathering, in the order they registered, and how many were counted there. */
export const registrationsProjection: Projection = {
  name: 'registrations',
  version: 3,
  tables: [registrations, headcounts, permissions, doorCounts],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}

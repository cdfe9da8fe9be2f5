import type { Permission } from '@heard/contracts/events'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GatheringFact } from './gathering.events.ts'
import type { GatheringState } from './gathering.state.ts'
import { type DoorCount, type PlacesCommand, placesDecider, type Said } from './places.decider.ts'

const one = { programme: 'luton', gathering: 'g1' }
const sealed = { ref: 'w', binding: 'b' }
const consent = { version: 1, notice: 'a'.repeat(64), language: 'en' }
const announced: GatheringFact = {
  type: 'GatheringAnnounced',
  data: {
    ...one,
    kind: 'stall',
    startsAt: '2026-12-01T18:00:00.000Z',
    endsAt: '2026-12-01T20:00:00.000Z',
    communities: [],
    access: [],
    capacity: 100,
    words: sealed,
  },
}
const made = (registration: string): GatheringFact => ({
  type: 'RegistrationMade',
  data: { ...one, registration, person: `p-${registration}`, standing: 'in', people: 6, details: sealed, needs: sealed, consent },
})
const cancelled: GatheringFact = { type: 'RegistrationCancelled', data: { ...one, registration: 'r1', person: 'p-r1', by: 'person' } }
const arrived = (people: number, item?: string): GatheringFact => ({
  type: 'ArrivalNoted',
  data: { ...one, registration: 'r1', people, ...(item === undefined ? {} : { item }) },
})
const said = (since: string, given = true, to: Permission = 'photographs'): Said => ({ to, given, since, consent })
const noted = (permission: Said): GatheringFact => ({ type: 'PermissionNoted', data: { ...one, registration: 'r1', person: 'p-r1', ...permission } })
const checkIn = (item: string, people: number, permissions: readonly Said[] = [], registration = 'r1'): PlacesCommand => ({
  type: 'CheckIn',
  ...one,
  registration,
  item,
  people,
  permissions,
})
const permit = (permission: Said): PlacesCommand => ({ type: 'NotePermissions', ...one, registration: 'r1', permissions: [permission] })
const count = (...counts: readonly DoorCount[]): PlacesCommand => ({ type: 'CountAtDoor', ...one, counts })
const at = (hour: number): string => `2026-12-01T${hour}:00:00.000Z`
const [morning, noon] = [at(10), at(12)]

describe('what devices note at the door', () => {
  const { given } = specify(placesDecider)
  const before = [announced, made('r1')]

  it('checks in a registration, with what somebody lets happen', () =>
    given(...before)
      .when(checkIn('i1', 2, [said(morning)]))
      .then(arrived(2, 'i1'), noted(said(morning))))
  it('takes an item once', () =>
    given(...before, arrived(2, 'i1'))
      .when(checkIn('i1', 2, [said(morning)]))
      .then())
  it('does not bring back somebody who was taken out since', () =>
    given(...before, arrived(2, 'i1'), arrived(0))
      .when(checkIn('i1', 2))
      .then())
  it('counts a registration that two devices tick once', () =>
    given(...before, arrived(3, 'i1'))
      .when(checkIn('i2', 2))
      .then(arrived(3, 'i2')))
  it('refuses one that was given back, and one that nobody made', () => {
    given(...before, cancelled)
      .when(checkIn('i1', 1))
      .thenRefused('registration-ended')
    given(announced).when(checkIn('i1', 1)).thenRefused('unknown-registration')
  })
  it('lets a yes be taken back by whoever gave their place back, and no other be said', () => {
    given(...before, noted(said(morning)), cancelled)
      .when(permit(said(noon, false)))
      .then(noted(said(noon, false)))
    given(...before, cancelled)
      .when(permit(said(noon)))
      .thenRefused('registration-ended')
  })
  it('lets what was said last hold, whichever comes first', () => {
    given(...before, noted(said(noon, false)))
      .when(permit(said(morning)))
      .then()
    given(...before, noted(said(morning)))
      .when(permit(said(noon, false)))
      .then(noted(said(noon, false)))
  })
  it('adds up counts, each item once', () =>
    given(announced, { type: 'DoorCounted', data: { ...one, items: ['i1'], walkIns: 2, communities: [] } })
      .when(
        count(
          { item: 'i1', walkIns: 2 },
          { item: 'i2', walkIns: 3 },
          { item: 'i2', walkIns: 3 },
          { item: 'i3', walkIns: 0, community: 'b' },
          { item: 'i4', walkIns: 0, community: 'a' },
          { item: 'i5', walkIns: 0, community: 'b' },
        ),
      )
      .then({
        type: 'DoorCounted',
        data: {
          ...one,
          items: ['i2', 'i3', 'i4', 'i5'],
          walkIns: 3,
          communities: [
            { community: 'a', people: 1 },
            { community: 'b', people: 2 },
          ],
        },
      }))
})

const registrations = ['r1', 'r2', 'r3']
const anItem: fc.Arbitrary<(id: string) => PlacesCommand> = fc.oneof(
  fc
    .record({
      registration: fc.constantFrom(...registrations),
      people: fc.integer({ min: 1, max: 6 }),
      said: fc.array(fc.constantFrom<Permission>('photographs', 'named-sharing'), { maxLength: 2 }),
      hour: fc.integer({ min: 10, max: 19 }),
    })
    .map(
      ({ registration, people, said: to, hour }) =>
        (id: string) =>
          checkIn(
            id,
            people,
            [...new Set(to)].map((each) => said(at(hour), true, each)),
            registration,
          ),
    ),
  fc.integer({ min: 1, max: 6 }).map((walkIns) => (id: string) => count({ item: id, walkIns })),
  fc.constantFrom('a', 'b').map((community) => (id: string) => count({ item: id, walkIns: 0, community })),
)

/** Any uploads of these items: every item at least once, some again, in any order. */
const uploads = (commands: readonly PlacesCommand[]): fc.Arbitrary<readonly PlacesCommand[]> =>
  fc
    .array(fc.constantFrom(...commands), { maxLength: commands.length })
    .chain((again) => fc.shuffledSubarray([...commands, ...again], { minLength: commands.length + again.length }))

type Outcome = { readonly state: GatheringState; readonly counted: Record<string, number> }
const after = (commands: readonly PlacesCommand[]): Outcome => {
  const facts: GatheringFact[] = [announced, ...registrations.map(made)]
  for (const command of commands) {
    const decision = placesDecider.decide(command, fold(placesDecider, facts))
    if ('refused' in decision) throw new Error(decision.refused)
    facts.push(...decision.accepted)
  }
  const counted: Record<string, number> = {}
  const add = (name: string, people: number) => {
    counted[name] = (counted[name] ?? 0) + people
  }
  for (const fact of facts) {
    if (fact.type !== 'DoorCounted') continue
    add('walk-ins', fact.data.walkIns)
    for (const { community, people } of fact.data.communities) add(community, people)
  }
  return { state: fold(placesDecider, facts), counted }
}

/** What everybody sees of it, in an order of its own. */
const seenIn = ({ state, counted }: Outcome) => ({
  arrived: registrations.map((id) => state.parties.get(id)?.arrived),
  permissions: registrations.map((id) => [...(state.parties.get(id)?.permissions ?? [])].toSorted(([a], [b]) => a.localeCompare(b))),
  items: [...state.items].toSorted(),
  counted: Object.entries(counted).toSorted(([a], [b]) => a.localeCompare(b)),
})

describe('what several devices send', () => {
  it('ends up the same in any order, however often it is sent', () => {
    const cases = fc
      .array(anItem, { minLength: 1, maxLength: 12 })
      .map((makers) => makers.map((make, index) => make(`i${index}`)))
      .chain((commands) => fc.tuple(fc.constant(commands), uploads(commands)))
    fc.assert(
      fc.property(cases, ([commands, sent]) => {
        expect(seenIn(after(sent))).toStrictEqual(seenIn(after(commands)))
      }),
      { numRuns: 200 },
    )
  })
})

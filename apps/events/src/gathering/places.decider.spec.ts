import { accept, fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GatheringFact } from './gathering.events.ts'
import { taken, waitingList } from './gathering.state.ts'
import { offerUntil } from './offer-until.ts'
import { type PlacesCommand, placesDecider } from './places.decider.ts'

const one = { programme: 'luton', gathering: 'g1' }
const sealed = { ref: 'w', binding: 'b' }
const told = { details: sealed, needs: sealed }
const consent = { version: 1, notice: 'a'.repeat(64), language: 'ur' }
const at = '2026-11-01T10:00:00.000Z'
const until = '2026-11-03T10:00:00.000Z'
const later = '2026-11-03T10:00:00.001Z'
const startsAt = '2026-12-01T18:00:00.000Z'

const announced = (capacity?: number): GatheringFact => ({
  type: 'GatheringAnnounced',
  data: {
    ...one,
    kind: 'hear-me',
    startsAt,
    endsAt: '2026-12-01T20:00:00.000Z',
    communities: [],
    access: [],
    ...(capacity === undefined ? {} : { capacity }),
    words: sealed,
  },
})
const party = (registration: string) => ({ ...one, registration })
const register = (registration: string, people = 1): PlacesCommand => ({
  type: 'Register',
  ...party(registration),
  person: `p-${registration}`,
  at,
  people,
  ...told,
  consent,
})
const made = (registration: string, standing: 'in' | 'waiting', people = 1): GatheringFact => ({
  type: 'RegistrationMade',
  data: { ...party(registration), person: `p-${registration}`, standing, people, ...told, consent },
})
const change = (registration: string, people: number): PlacesCommand => ({ type: 'ChangeRegistration', ...party(registration), at, people, ...told })
const changed = (registration: string, people: number): GatheringFact => ({
  type: 'RegistrationChanged',
  data: { ...party(registration), people, ...told },
})
const cancel = (registration: string): PlacesCommand => ({ type: 'CancelRegistration', ...party(registration), by: 'person' })
const cancelled = (registration: string): GatheringFact => ({
  type: 'RegistrationCancelled',
  data: { ...party(registration), person: `p-${registration}`, by: 'person' },
})
const offer = (registration: string): GatheringFact => ({ type: 'PlaceOffered', data: { ...party(registration), until } })
const lapsed = (registration: string): GatheringFact => ({
  type: 'PlaceLapsed',
  data: { ...party(registration), person: `p-${registration}` },
})
const take = (registration: string, when = at): PlacesCommand => ({ type: 'AcceptPlace', ...party(registration), at: when })
const accepted = (registration: string): GatheringFact => ({ type: 'PlaceAccepted', data: party(registration) })
const moveUp = (when = at): PlacesCommand => ({ type: 'MoveUp', ...one, at: when })
const off: GatheringFact = { type: 'GatheringCancelled', data: { ...one, reason: sealed } }

const { given } = specify(placesDecider)

describe('registering', () => {
  it('gives a place while there is one', () => given(announced(2), made('a', 'in')).when(register('b')).then(made('b', 'in')))
  it('puts who comes later on the waiting list', () => given(announced(1), made('a', 'in')).when(register('b')).then(made('b', 'waiting')))
  it('does not part people who come together', () =>
    given(announced(2), made('a', 'in'))
      .when(register('b', 2))
      .then(made('b', 'waiting', 2)))
  it('lets nobody go before those who wait and for whom there is room', () => {
    given(announced(2), made('a', 'in', 2), made('b', 'waiting'), cancelled('a'))
      .when(register('c'))
      .then(made('c', 'waiting'))
    given(announced(2), made('a', 'in'), made('b', 'waiting', 2))
      .when(register('c'))
      .then(made('c', 'in'))
  })
  it('gives what is free to whoever comes when it is too late to offer it', () => {
    const late = (when: string): PlacesCommand => ({ ...register('c'), at: when }) as PlacesCommand
    const list = [announced(2), made('a', 'in', 2), made('b', 'waiting'), cancelled('a')] as const
    given(...list)
      .when(late('2026-12-01T15:00:00.000Z'))
      .then(made('c', 'waiting'))
    given(...list)
      .when(late('2026-12-01T15:00:00.001Z'))
      .then(made('c', 'in'))
  })
  it('counts an offered place as taken', () =>
    given(announced(1), made('a', 'in'), made('b', 'waiting'), cancelled('a'), offer('b')).when(register('c')).then(made('c', 'waiting')))
  it('is not needed where there is no number of places', () => given(announced()).when(register('a')).thenRefused('no-registration'))
  it('ends when the gathering begins, or is cancelled', () => {
    given(announced(1))
      .when({ ...register('a'), at: startsAt } as PlacesCommand)
      .thenRefused('gathering-passed')
    given(announced(1), off).when(register('a')).thenRefused('gathering-passed')
  })
})

describe('changing a registration', () => {
  it('may bring more people while there is room', () => given(announced(3), made('a', 'in')).when(change('a', 3)).then(changed('a', 3)))
  it('may not bring more than there is room for', () =>
    given(announced(2), made('a', 'in'), made('b', 'in')).when(change('a', 2)).thenRefused('no-room'))
  it('may not bring more while somebody waits for whom what is free is enough', () => {
    given(announced(3), made('a', 'in'), made('b', 'in', 2), made('c', 'waiting'), changed('b', 1))
      .when(change('a', 2))
      .thenRefused('no-room')
    given(announced(3), made('a', 'in'), made('b', 'in', 2), made('c', 'waiting', 2), changed('b', 1))
      .when(change('a', 2))
      .then(changed('a', 2))
    given(announced(3), made('a', 'in'), made('b', 'in', 2), made('c', 'waiting'), changed('b', 1))
      .when({ ...change('a', 2), at: '2026-12-01T15:00:00.001Z' } as PlacesCommand)
      .then(changed('a', 2))
  })
  it('may bring fewer when all is full', () =>
    given(announced(2), made('a', 'in', 2))
      .when(change('a', 1))
      .then(changed('a', 1)))
  it('may bring more while it waits', () => given(announced(1), made('a', 'in'), made('b', 'waiting')).when(change('b', 6)).then(changed('b', 6)))
  it('ends with the registration, and with the gathering', () => {
    given(announced(1), made('a', 'in'), cancelled('a')).when(change('a', 1)).thenRefused('registration-ended')
    given(announced(1), made('a', 'in'), off).when(change('a', 1)).thenRefused('gathering-passed')
  })
})

describe('the waiting list', () => {
  const full = [announced(2), made('a', 'in', 2), made('b', 'waiting', 2), made('c', 'waiting'), made('d', 'waiting')] as const
  it('moves up in the order people came, as far as there is room', () => {
    given(...full, cancelled('a'))
      .when(moveUp())
      .then(offer('b'))
    given(...full, changed('a', 1))
      .when(moveUp())
      .then(offer('c'))
  })
  it('does nothing twice', () =>
    given(...full, cancelled('a'), offer('b'))
      .when(moveUp())
      .then())
  it('ends an offer that nobody took in time, and offers the place to the next', () => {
    given(...full, cancelled('a'), offer('b'))
      .when(moveUp('2026-11-03T09:59:59.999Z'))
      .then()
    const next = offerUntil(later, startsAt) ?? ''
    const offerNext = (registration: string): GatheringFact => ({ type: 'PlaceOffered', data: { ...party(registration), until: next } })
    given(...full, cancelled('a'), offer('b'))
      .when(moveUp(later))
      .then(lapsed('b'), offerNext('c'), offerNext('d'))
  })
  it('does not move once it is too late, or the gathering is off', () => {
    given(...full, cancelled('a'))
      .when(moveUp('2026-12-01T15:30:00.000Z'))
      .then()
    given(...full, cancelled('a'), off)
      .when(moveUp())
      .then()
  })
  it('ends offers of a gathering that is off in their time, and gives nobody a place there', () => {
    const offered = [...full, cancelled('a'), offer('b'), off] as const
    given(...offered)
      .when(take('b'))
      .thenRefused('no-offer')
    given(...offered)
      .when(moveUp())
      .then()
    given(...offered)
      .when(moveUp(later))
      .then(lapsed('b'))
  })
  it('keeps no offer beyond the start, also when that moves', () => {
    const { data } = announced(2) as Extract<GatheringFact, { type: 'GatheringAnnounced' }>
    const sooner = '2026-11-02T10:00:00.000Z'
    const moved: GatheringFact = { type: 'GatheringChanged', data: { ...data, startsAt: sooner, endsAt: '2026-11-02T12:00:00.000Z', sequence: 1 } }
    const offered = [...full, cancelled('a'), offer('b'), moved] as const
    given(...offered)
      .when(take('b', '2026-11-02T09:59:59.999Z'))
      .then(accepted('b'))
    given(...offered)
      .when(take('b', sooner))
      .thenRefused('no-offer')
    given(...offered)
      .when(moveUp(sooner))
      .then(lapsed('b'))
  })
  it('gives the place to who takes it in time, once', () => {
    const offered = [...full, cancelled('a'), offer('b')] as const
    given(...offered)
      .when(take('b'))
      .then(accepted('b'))
    given(...offered)
      .when(take('b', until))
      .thenRefused('no-offer')
    given(...offered, accepted('b'))
      .when(take('b'))
      .then()
    given(...offered, lapsed('b'))
      .when(take('b'))
      .thenRefused('registration-ended')
    given(...full)
      .when(take('c'))
      .thenRefused('no-offer')
  })
})

describe('on the day and before', () => {
  const arrival = (people: number): PlacesCommand => ({ type: 'NoteArrival', ...party('a'), people })
  const arrived = (people: number): GatheringFact => ({ type: 'ArrivalNoted', data: { ...party('a'), people } })
  it('a place is given back once', () => {
    given(announced(1), made('a', 'in')).when(cancel('a')).then(cancelled('a'))
    given(announced(1), made('a', 'in'), cancelled('a')).when(cancel('a')).then()
  })
  it('an arrival counts once, and can be taken back', () => {
    given(announced(1), made('a', 'in')).when(arrival(1)).then(arrived(1))
    given(announced(1), made('a', 'in'), arrived(1)).when(arrival(1)).then()
    given(announced(1), made('a', 'in'), arrived(1)).when(arrival(0)).then(arrived(0))
  })
  it('people are counted', () => {
    const communities = [{ community: 'somali', people: 4 }]
    given(announced())
      .when({ type: 'NoteHeadcount', ...one, walkIns: 4, communities })
      .then({ type: 'HeadcountNoted', data: { ...one, walkIns: 4, communities } })
  })
  it.each([register('a'), moveUp(), cancel('a')])('nothing happens without a gathering: $type', (command) =>
    given().when(command).thenRefused('unknown-gathering'),
  )
  it.each([cancel('x'), take('x'), change('x', 1)])('nothing happens to a registration that is not there: $type', (command) =>
    given(announced(1)).when(command).thenRefused('unknown-registration'),
  )
})

it('an offer is kept for two days, and ends two hours before the gathering', () => {
  expect(offerUntil(at, startsAt)).toBe('2026-11-03T10:00:00.000Z')
  expect(offerUntil('2026-12-01T09:00:00.000Z', startsAt)).toBe('2026-12-01T16:00:00.000Z')
  expect(offerUntil('2026-12-01T15:00:00.000Z', startsAt)).toBe('2026-12-01T16:00:00.000Z')
  expect(offerUntil('2026-12-01T15:00:00.001Z', startsAt)).toBe(undefined)
})

it('whatever people do, there are never more than places, and nobody waits who could be offered one', () => {
  const step = fc.oneof(
    fc.record({ what: fc.constant('register' as const), who: fc.integer({ min: 0, max: 20 }), people: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ what: fc.constantFrom('cancel', 'take'), who: fc.integer({ min: 0, max: 20 }), people: fc.constant(1) }),
    fc.record({ what: fc.constantFrom('change'), who: fc.integer({ min: 0, max: 20 }), people: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ what: fc.constantFrom('wait', 'move'), who: fc.constant(0), people: fc.constant(0) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 60 }), (capacity, steps) => {
      let now = Date.parse(at)
      const facts: GatheringFact[] = [announced(capacity)]
      const run = (command: PlacesCommand): void => {
        const state = fold(placesDecider, facts)
        const decided = placesDecider.decide(command, state)
        facts.push(...('accepted' in decided ? decided : accept<GatheringFact>()).accepted)
        expect(taken(fold(placesDecider, facts))).toBeLessThanOrEqual(capacity)
      }
      const known = new Set<number>()
      for (const { what, who, people } of steps) {
        const when = new Date(now).toISOString()
        if (what === 'register' && !known.has(who)) run({ ...register(String(who), people), at: when } as PlacesCommand)
        if (what === 'register') known.add(who)
        if (what === 'cancel') run(cancel(String(who)))
        if (what === 'take') run(take(String(who), when))
        if (what === 'change') run({ ...change(String(who), people), at: when } as PlacesCommand)
        if (what === 'wait') now += 86_400_000 / 2
        run(moveUp(new Date(now).toISOString()))
        const state = fold(placesDecider, facts)
        const room = capacity - taken(state)
        const open = offerUntil(new Date(now).toISOString(), startsAt) !== undefined
        expect(open && waitingList(state).some((each) => each.people <= room)).toBe(false)
      }
    }),
  )
})

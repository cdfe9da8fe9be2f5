import type { Called, Route } from '@heard/contracts'
import {
  acceptForPerson,
  announceGathering,
  arrangeMiniEventTalk,
  cancelForPerson,
  cancelGathering,
  changeGathering,
  declineMiniEvent,
  dropTemplate,
  eventsTasks,
  keepTemplate,
  listGatherings,
  listMiniEventRequests,
  listRegistrations,
  listTemplates,
  registerForGathering,
  requestMiniEvent,
  showRegistration,
} from '@heard/contracts/events'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announceAt, event, person, gatheringProgramme as programme } from './gathering.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const soon = { timeout: 20_000 }
const bodyOf = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}
const codeOf = (called: Called<Route>): string => (called.ok ? 'ok' : called.problem.type.replace('/problems/', ''))

describe('planning a gathering', () => {
  const clock = { time: Date.parse('2026-12-01T09:00:00Z'), now: () => clock.time }
  const mails = new TestMailServer()
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
  })
  afterAll(async () => {
    await platform.close()
    await mails.close()
  })

  const as = async (role?: string): Promise<{ headers: Headers }> => {
    const { positions, store } = platform.heard.platform
    const headers = new Headers(role === undefined ? {} : await platform.as(role))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const listed = async () => bodyOf(await platform.call(listGatherings, { params }, await as())).gatherings
  const ofSeries = async (series: string | undefined) => (await listed()).filter((each) => each.series === series)
  const tasks = async (role = 'connector') => bodyOf(await platform.call(eventsTasks, { params }, await as(role))).tasks

  it('tells the parts of the day in their order', async () => {
    const parts = [
      { time: '12:30', kind: 'food' as const, title: 'Lunch' },
      { time: '10:00', kind: 'speaker' as const, title: 'Welcome' },
    ]
    const body = { ...event('2027-02-01T10:00:00.000Z'), words: { ...event('2027-02-01T10:00:00.000Z').words, parts } }
    const gathering = await announceAt(platform, body)
    const shown = (await listed()).find((each) => each.gathering === gathering)
    expect(shown?.parts.map(({ time }) => time)).toStrictEqual(['10:00', '12:30'])
    const wrong = { ...body, words: { ...body.words, parts: [{ time: '25:00', kind: 'food' as const, title: 'Lunch' }] } }
    expect((await platform.call(announceGathering, { params, body: wrong }, await as('connector'))).status).toBe(400)
  })

  it('announces a series of gatherings of their own, and changes one, or all that follow, over the change of the clocks', async () => {
    const first = event('2027-03-15T18:00:00.000Z', 5)
    const more = ['2027-03-22T18:00:00.000Z', '2027-03-29T17:00:00.000Z'].map((startsAt) => ({ startsAt, endsAt: event(startsAt).endsAt }))
    const { gathering, series } = bodyOf(await platform.call(announceGathering, { params, body: { ...first, more } }, await as('connector')))
    const starts = async () => (await ofSeries(series)).map(({ startsAt, sequence, places }) => [startsAt, sequence, places])
    expect(await starts()).toStrictEqual([
      ['2027-03-15T18:00:00.000Z', 0, 'free'],
      ['2027-03-22T18:00:00.000Z', 0, 'free'],
      ['2027-03-29T17:00:00.000Z', 0, 'free'],
    ])
    const [, second, third] = await ofSeries(series)
    const change = async (one: string, startsAt: string, following: boolean, capacity = 5) => {
      const body = { ...event(startsAt, capacity), following }
      return bodyOf(await platform.call(changeGathering, { params: { ...params, gathering: one }, body }, await as('connector')))
    }
    await change(gathering, '2027-03-15T17:00:00.000Z', false)
    await change(second?.gathering ?? '', '2027-03-22T19:30:00.000Z', true)
    expect(await starts()).toStrictEqual([
      ['2027-03-15T17:00:00.000Z', 1, 'free'],
      ['2027-03-22T19:30:00.000Z', 1, 'free'],
      ['2027-03-29T18:30:00.000Z', 1, 'free'],
    ])
    const about = { params: { ...params, gathering: third?.gathering ?? '' } }
    bodyOf(await platform.call(registerForGathering, { ...about, body: person('Amina', { people: 3 }) }, await as()))
    expect(await change(second?.gathering ?? '', '2027-03-22T19:30:00.000Z', true, 2)).toStrictEqual({
      gathering: second?.gathering,
      unchanged: [third?.gathering],
    })
  })

  it('cancels one of a series, or it and all that follow, and tells everybody once for each that they registered for', async () => {
    const weeks = [15, 22, 29].map((day) => event(`2027-11-${day}T18:00:00.000Z`, 5))
    const [first = event('2027-11-15T18:00:00.000Z', 5), ...later] = weeks
    const more = later.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
    const { series } = bodyOf(await platform.call(announceGathering, { params, body: { ...first, more } }, await as('connector')))
    const [one = '', two = '', three = ''] = (await ofSeries(series)).map(({ gathering }) => gathering)
    for (const gathering of [one, two, three])
      bodyOf(await platform.call(registerForGathering, { params: { ...params, gathering }, body: person('Zainab') }, await as()))
    const told = () => mails.taken.filter((mail) => mail.includes('zainab@example.org') && mail.includes('The hall is closed.')).length
    const cancel = async (gathering: string, following: boolean, key: string = crypto.randomUUID()) => {
      const { headers } = await as('connector')
      headers.set('idempotency-key', key)
      const body = { language: 'en', reason: 'The hall is closed.', following }
      return platform.call(cancelGathering, { params: { ...params, gathering }, body }, { headers })
    }
    const key = crypto.randomUUID()
    for (const _ of [1, 2]) expect(bodyOf(await cancel(two, true, key)).gathering).toBe(two)
    expect((await ofSeries(series)).map(({ cancelled }) => cancelled?.text)).toStrictEqual([undefined, 'The hall is closed.', 'The hall is closed.'])
    await expect.poll(told, soon).toBe(2)
    expect(codeOf(await cancel(two, true))).toBe('already-cancelled')
    expect(bodyOf(await cancel(one, true))).toStrictEqual({ gathering: one, following: [] })
    await expect.poll(told, soon).toBe(3)
  })

  it('keeps a gathering as a template, as it was then, until it is dropped', async () => {
    const gathering = await announceAt(platform, { ...event('2027-06-01T09:00:00.000Z', 20), kind: 'workshop' })
    const name = { gathering, name: 'Our usual evening' }
    expect((await platform.call(keepTemplate, { params, body: name }, await as('analyst'))).status).toBe(403)
    const { template } = bodyOf(await platform.call(keepTemplate, { params, body: name }, await as('connector')))
    const later = { ...event('2027-06-01T09:00:00.000Z', 30), following: false }
    bodyOf(await platform.call(changeGathering, { params: { ...params, gathering }, body: later }, await as('connector')))
    const { templates } = bodyOf(await platform.call(listTemplates, { params }, await as('connector')))
    expect(templates.map((each) => [each.name.text, each.kind, each.from, each.to, each.capacity, each.words.title])).toStrictEqual([
      ['Our usual evening', 'workshop', '10:00', '13:00', 20, 'Hear Me: finding out'],
    ])
    const unknown = { params, body: { ...name, gathering: crypto.randomUUID() } }
    expect(codeOf(await platform.call(keepTemplate, unknown, await as('connector')))).toBe('unknown-gathering')
    bodyOf(await platform.call(dropTemplate, { params: { ...params, template } }, await as('connector')))
    expect(bodyOf(await platform.call(listTemplates, { params }, await as('connector'))).templates).toStrictEqual([])
  })

  it('talks with those who asked for a mini event before it is agreed or declined', async () => {
    const details = { name: 'Fatima', contact: '07700 900123', group: 'Bury Park Women', whenAndWhere: 'Fridays, Dallow Road' }
    const ask = async () => bodyOf(await platform.call(requestMiniEvent, { params, body: { details, contactAgreed: true } }, await as())).request
    const request = await ask()
    const at = { params: { ...params, request } }
    const kinds = async () => (await tasks()).filter(({ id }) => id === request).map(({ kind, due }) => [kind, due])
    expect(await kinds()).toStrictEqual([['mini-event', undefined]])
    const talk = { startsAt: '2026-12-03T10:00:00.000Z', minutes: 30, place: 'We ring her' }
    const past = { ...talk, startsAt: '2026-11-01T10:00:00.000Z' }
    expect(codeOf(await platform.call(arrangeMiniEventTalk, { ...at, body: past }, await as('connector')))).toBe('in-the-past')
    for (const _ of [1, 2]) bodyOf(await platform.call(arrangeMiniEventTalk, { ...at, body: talk }, await as('connector')))
    expect(await kinds()).toStrictEqual([['mini-event-talk', '2026-12-03T10:00:00.000Z']])
    const shown = async () =>
      bodyOf(await platform.call(listMiniEventRequests, { params }, await as('connector'))).requests.find((each) => each.request === request)
    const { state, talk: arranged } = (await shown()) ?? {}
    expect([state, arranged?.endsAt, arranged?.sequence, arranged?.place]).toStrictEqual(['talk', '2026-12-03T10:30:00.000Z', 1, 'We ring her'])
    bodyOf(await platform.call(declineMiniEvent, { ...at, body: { reason: 'We are full until May.' } }, await as('connector')))
    expect((await shown())?.reason).toBe('We are full until May.')
    expect(codeOf(await platform.call(arrangeMiniEventTalk, { ...at, body: talk }, await as('connector')))).toBe('already-answered')
    expect(await kinds()).toStrictEqual([])
    const agreed = await ask()
    bodyOf(await platform.call(arrangeMiniEventTalk, { params: { ...params, request: agreed }, body: talk }, await as('connector')))
    const body = { ...event('2027-04-01T10:00:00.000Z'), request: agreed }
    bodyOf(await platform.call(announceGathering, { params, body }, await as('connector')))
    const states = async () =>
      bodyOf(await platform.call(listMiniEventRequests, { params }, await as('connector'))).requests.find((each) => each.request === agreed)?.state
    await expect.poll(states, soon).toBe('agreed')
  })

  it('has staff ring whoever is offered a place and gets no mail, and take it for them', async () => {
    const gathering = await announceAt(platform, event('2027-05-01T10:00:00.000Z', 1))
    const here = { params: { ...params, gathering } }
    const register = async (name: string, details: object) =>
      bodyOf(
        await platform.call(registerForGathering, { ...here, body: person(name, { details: { name, language: 'en', ...details } }) }, await as()),
      )
    const amina = await register('Amina', { email: 'amina@example.org' })
    const bilal = await register('Bilal', { phone: '07700 900123' })
    await register('Chloe', { phone: '07700 900456' })
    bodyOf(await platform.call(cancelForPerson, { params: { ...here.params, registration: amina.registration } }, await as('connector')))
    const calls = async () => (await tasks()).filter(({ kind }) => kind === 'offer-by-phone').map(({ id, due, count }) => [id, due, count])
    await expect.poll(calls, soon).toStrictEqual([[gathering, '2026-12-03T09:00:00.000Z', 1]])
    expect((await tasks('analyst')).length).toBe(0)
    const about = { params: { ...here.params, registration: bilal.registration } }
    bodyOf(await platform.call(acceptForPerson, about, await as('connector')))
    expect(await calls()).toStrictEqual([])
    const { registrations } = bodyOf(await platform.call(listRegistrations, here, await as('connector')))
    expect(registrations.map(({ standing }) => standing)).toStrictEqual(['cancelled', 'in', 'waiting'])
  })

  it('opens one registration for whoever scans the picture on its receipt, and no other', async () => {
    const gathering = await announceAt(platform, event('2027-05-02T10:00:00.000Z', 5))
    const here = { ...params, gathering }
    const { registration } = bodyOf(await platform.call(registerForGathering, { params: here, body: person('Amina') }, await as()))
    bodyOf(await platform.call(registerForGathering, { params: here, body: person('Bilal') }, await as()))
    const opened = async () => {
      let count = 0
      for await (const { data } of platform.heard.platform.store.readAll({ types: ['PersonalDataOpened'] })) {
        if ((data as { reason?: string }).reason === 'gathering') count += (data as { opened: unknown[] }).opened.length
      }
      return count
    }
    const before = await opened()
    const about = { params: { ...here, registration } }
    expect(bodyOf(await platform.call(showRegistration, about, await as('connector')))).toMatchObject({ registration, details: { name: 'Amina' } })
    expect((await opened()) - before).toBe(2)
    expect((await platform.call(showRegistration, about, await as('champion'))).status).toBe(403)
    const nobody = { params: { ...here, registration: crypto.randomUUID() } }
    expect(codeOf(await platform.call(showRegistration, nobody, await as('connector')))).toBe('unknown-registration')
  })
})

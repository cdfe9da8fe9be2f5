import { randomUUID } from 'node:crypto'
import { TrainingWatch } from '@heard/champions'
import type { BodyOf } from '@heard/contracts'
import {
  askSupport,
  beginTraining,
  championsTasks,
  endVolunteering,
  listTraining,
  myApplication,
  myCare,
  myCertificate,
  setSupportContacts,
  showChampionCare,
  stepChampionCare,
  stepTraining,
} from '@heard/contracts/champions'
import { eraseMyContribution, openingsOfMine } from '@heard/contracts/engagement'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }

describe('looking after a champion', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())
  const { as, joins } = volunteersOf(() => platform)

  const begin = async (changes: Partial<BodyOf<typeof beginTraining>> = {}) =>
    ok(await platform.call(beginTraining, { params, body: { name: 'Listening', required: true, months: 12, ...changes } }, await as('coordinator')))
  const step = async (application: string, body: BodyOf<typeof stepChampionCare>, who = 'coordinator') =>
    platform.call(stepChampionCare, { params: { ...params, application }, body }, await as(who))
  const mine = async () => ok(await platform.call(myCare, { params }, await as('champion'))).care
  const shown = async (application: string) =>
    ok(await platform.call(showChampionCare, { params: { ...params, application } }, await as('connector')))
  const written = async (stream: string) => {
    const facts: unknown[] = []
    for await (const { data } of platform.heard.platform.store.readStream(stream)) facts.push(data)
    return JSON.stringify(facts)
  }
  const tasks = async (who: string) =>
    ok(await platform.call(championsTasks, { params }, await as(who))).tasks.map(({ kind, due, count }) => [kind, due ?? count])

  it('names what there is to learn, with sessions, and teaches it no longer', async () => {
    await joins()
    const { module } = await begin({ about: 'How to listen.', link: 'https://learn.example/listening' })
    const about = { params: { ...params, module } }
    const does = async (body: BodyOf<typeof stepTraining>) => platform.call(stepTraining, { ...about, body }, await as('connector'))
    ok(await does({ step: 'plan', startsAt: '2026-12-05T10:00:00Z', minutes: 120, place: 'Library' }))
    expect(codeOf(await does({ step: 'plan', startsAt: '2026-11-05T10:00:00Z', minutes: 120, place: 'Library' }))).toBe('in-the-past')
    const [one] = (await mine())?.modules ?? []
    expect(one).toMatchObject({ name: 'Listening', about: 'How to listen.', required: true, months: 12, standing: 'missing' })
    expect(one?.sessions).toMatchObject([
      { startsAt: '2026-12-05T10:00:00Z', endsAt: '2026-12-05T12:00:00.000Z', place: 'Library', cancelled: false },
    ])
    expect(one?.link).toBe('https://learn.example/listening')
    expect(await written(`training-${programme}.${module}`)).not.toContain('learn.example')
    ok(await does({ step: 'call-off', lesson: one?.sessions[0]?.lesson ?? '' }))
    ok(await does({ step: 'change', name: 'Listening well', required: false }))
    expect((await mine())?.modules).toMatchObject([{ name: 'Listening well', required: false, sessions: [{ cancelled: true }] }])
    ok(await does({ step: 'retire' }))
    expect((await mine())?.modules).toEqual([])
    expect(codeOf(await does({ step: 'retire' }))).toBe('module-retired')
  })

  it('records a training with the day on which it ends, tells who has it to do, and prints a certificate', async () => {
    const { application, receipt } = await joins()
    const { module } = await begin()
    const certificate = async () => platform.call(myCertificate, { params: { ...params, module } }, await as('champion'))
    expect(codeOf(await certificate())).toBe('not-learned')
    expect(await tasks('champion')).toEqual([['training', undefined]])
    expect(await tasks('connector')).toEqual([['training-due', 1]])
    expect(codeOf(await step(application, { step: 'learned', module, on: '2026-11-24' }))).toBe('not-within-years')
    expect(codeOf(await step(application, { step: 'learned', module: randomUUID(), on: '2026-11-20' }))).toBe('unknown-module')
    ok(await step(application, { step: 'learned', module, on: '2025-12-10' }))
    expect((await mine())?.modules).toMatchObject([{ standing: 'ending', on: '2025-12-10', expires: '2026-12-10' }])
    expect(await tasks('champion')).toEqual([['training', '2026-12-10T23:59:59.000Z']])
    const reference = application.slice(-8).toUpperCase()
    const { modules } = ok(await platform.call(listTraining, { params }, await as('coordinator')))
    expect(modules.map(({ done, due }) => ({ done, due }))).toEqual([{ done: 1, due: [{ application, reference, expires: '2026-12-10' }] }])
    expect(ok(await certificate())).toEqual({ name: 'A. Person', training: 'Listening', on: '2025-12-10', expires: '2026-12-10', reference })
    ok(await step(application, { step: 'learned', module, on: '2026-11-20' }))
    ok(await step(application, { step: 'learned', module, on: '2024-03-01' }))
    expect([await tasks('champion'), await tasks('connector')]).toEqual([[], []])
    const held = ok(await platform.call(myApplication, { body: { receipt } }))
    expect(held.volunteering?.care.trainings).toEqual([
      { module, on: '2026-11-20', expires: '2027-11-20' },
      { module, on: '2025-12-10', expires: '2026-12-10' },
      { module, on: '2024-03-01', expires: '2025-03-01' },
    ])
    const strike = async () => step(application, { step: 'strike', module, on: '2026-11-20' })
    ok(await strike())
    expect((await shown(application)).trainings.map(({ on }) => on)).toEqual(['2025-12-10', '2024-03-01'])
    expect(codeOf(await strike())).toBe('not-learned')
    expect(await tasks('champion')).toEqual([['training', '2026-12-10T23:59:59.000Z']])
    ok(await platform.call(stepTraining, { params: { ...params, module }, body: { step: 'retire' } }, await as('coordinator')))
    expect((await mine())?.modules).toMatchObject([{ name: 'Listening', taught: false, on: '2025-12-10', sessions: [] }])
    expect(ok(await certificate()).on).toBe('2025-12-10')
  })

  it('arranges a one-to-one, moves it, and notes that they met for both to read', async () => {
    const { application } = await joins()
    const place = 'Café of the library'
    ok(await step(application, { step: 'arrange', startsAt: '2026-11-25T10:00:00Z', minutes: 30, place }))
    const [arranged] = (await mine())?.meetings ?? []
    expect(arranged).toMatchObject({ place, sequence: 0, cancelled: false, held: false })
    expect(await tasks('coordinator')).toEqual([['one-to-one', '2026-11-25T10:00:00Z']])
    const meeting = arranged?.meeting ?? ''
    ok(await step(application, { step: 'arrange', meeting, startsAt: '2026-11-26T10:00:00Z', minutes: 30, place: 'By phone' }, 'connector'))
    expect(codeOf(await step(application, { step: 'held', meeting }))).toBe('not-yet')
    clock.time = Date.parse('2026-11-26T11:00:00Z')
    ok(await step(application, { step: 'held', meeting, note: 'A quieter month.' }))
    expect((await mine())?.meetings).toMatchObject([{ sequence: 1, held: true, note: 'A quieter month.', place: 'By phone' }])
    expect(await tasks('coordinator')).toEqual([])
    expect(codeOf(await step(application, { step: 'call-off', meeting }))).toBe('meeting-over')
  })

  it('hears a champion who needs support, once, and answers by a day', async () => {
    const ask = randomUUID()
    const asks = async () => platform.call(askSupport, { params, body: { ask, words: 'I cannot sleep.' } }, await as('champion'))
    expect(codeOf(await asks())).toBe('not-linked')
    const { application, receipt } = await joins()
    expect(ok(await asks())).toEqual({ ask, due: '2026-11-25' })
    ok(await asks())
    expect(await tasks('coordinator')).toEqual([['support-asked', '2026-11-25T23:59:59.000Z']])
    expect(ok(await platform.call(championsTasks, { params }, await as('connector'))).tasks[0]?.urgent).toBe(true)
    expect((await shown(application)).asks).toMatchObject([{ ask, words: 'I cannot sleep.', due: '2026-11-25' }])
    ok(await step(application, { step: 'answer', ask, words: 'I ring you today.' }))
    expect(codeOf(await step(application, { step: 'answer', ask, words: 'Again' }))).toBe('already-answered')
    expect((await mine())?.asks).toMatchObject([{ words: 'I cannot sleep.', answered: { words: 'I ring you today.' } }])
    expect(await tasks('coordinator')).toEqual([])
    const { openings } = ok(await platform.call(openingsOfMine, { body: { receipt } }))
    expect(openings.some(({ by, reason }) => by.includes('connector') && reason === 'application')).toBe(true)
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    await expect
      .poll(async () => (await shown(application)).asks.map(({ words, answered }) => [words, answered?.words]))
      .toEqual([[undefined, undefined]])
  })

  it('asks nothing more of who has stopped, and answers what they asked for before', async () => {
    const { application, receipt } = await joins()
    await begin()
    const ask = randomUUID()
    ok(await platform.call(askSupport, { params, body: { ask } }, await as('champion')))
    ok(await platform.call(endVolunteering, { params: { ...params, application }, body: {} }, await as('coordinator')))
    expect(await tasks('coordinator')).toEqual([['support-asked', '2026-11-25T23:59:59.000Z']])
    ok(await step(application, { step: 'answer', ask, words: 'I rang them.' }))
    expect(await tasks('coordinator')).toEqual([])
    expect(codeOf(await step(application, { step: 'arrange', startsAt: '2026-11-25T10:00:00Z', minutes: 30, place: 'x' }))).toBe('not-a-champion')
    expect((await shown(application)).champion).toBe(false)
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    const late = async () => codeOf(await step(application, { step: 'answer', ask, words: 'x' }))
    await expect.poll(late, { timeout: 20_000 }).toBe('unknown-application')
  })

  it('reminds whose training ends, once and by e-mail, and nobody who left none', async () => {
    await platform.close()
    const mails = new TestMailServer()
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    const look = () => platform.heard.get(TrainingWatch).look()
    const about = (text: string) => mails.taken.filter((mail) => mail.includes(text)).length
    try {
      const { application } = await joins()
      const { module } = await begin()
      ok(await step(application, { step: 'learned', module, on: '2025-12-30' }))
      await platform.heard.platform.readModels.waitFor(await platform.heard.platform.store.head(), 20_000)
      await look()
      expect(about('time to do a training again')).toBe(0)
      clock.time = Date.parse('2026-12-05T09:00:00Z')
      await look()
      await expect.poll(() => about('time to do a training again'), { timeout: 20_000 }).toBe(1)
      await look()
      expect([about('time to do a training again'), about(application)]).toEqual([1, 0])
    } finally {
      await mails.close()
    }
  })

  it('says whom champions turn to', async () => {
    await joins()
    expect((await mine())?.contacts).toEqual([])
    const contacts = [{ who: 'Safeguarding', how: '01582 000 000, day and night' }]
    ok(await platform.call(setSupportContacts, { params, body: { contacts } }, await as('coordinator')))
    expect((await mine())?.contacts).toEqual(contacts)
  })
})

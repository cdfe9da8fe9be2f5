import type { BodyOf } from '@heard/contracts'
import {
  activityReport,
  beginChampionWork,
  correctActivity,
  endChampionWork,
  endVolunteering,
  listChampions,
  listChampionWork,
  logActivity,
  myApplication,
  myVolunteering,
  stepChampion,
  stepMyVolunteering,
  takeBackActivity,
} from '@heard/contracts/champions'
import { findSupport, signpostingCounts } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }

describe('a champion who is signed in', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const { as, applies, becomesChampion, link, joins } = volunteersOf(() => platform)
  const mine = async () => ok(await platform.call(myVolunteering, { params }, await as('champion'))).mine

  it('connects their account with their application by its receipt, once, and is let go when they stop', async () => {
    expect(await mine()).toBeUndefined()
    expect(codeOf(await link((await applies()).receipt))).toBe('not-a-champion')
    expect(codeOf(await link('0'.repeat(26)))).toBe('unknown-receipt')
    const { application, receipt } = await joins()
    ok(await link(receipt))
    expect(codeOf(await link((await becomesChampion()).receipt))).toBe('account-taken')
    expect(await mine()).toMatchObject({ application, reference: application.slice(-8).toUpperCase() })
    ok(await platform.call(endVolunteering, { params: { ...params, application }, body: {} }, await as('coordinator')))
    expect(await mine()).toBeUndefined()
    await expect.poll(async () => (await link((await becomesChampion()).receipt)).status).toBe(201)
  })

  it('goes on leave and comes back', async () => {
    const step = async (body: { step: 'leave'; until?: string } | { step: 'return' }) =>
      platform.call(stepMyVolunteering, { params, body }, await as('champion'))
    expect(codeOf(await step({ step: 'leave' }))).toBe('not-linked')
    await joins()
    expect(codeOf(await step({ step: 'return' }))).toBe('not-paused')
    expect(codeOf(await step({ step: 'leave', until: '2026-11-01' }))).toBe('in-the-past')
    ok(await step({ step: 'leave', until: '2027-01-10' }))
    expect((await mine())?.leave).toEqual({ until: '2027-01-10' })
    expect(codeOf(await step({ step: 'leave' }))).toBe('already-paused')
    ok(await step({ step: 'return' }))
    expect((await mine())?.leave).toBeUndefined()
  })

  const [own, other, third] = ['black-african-and-black-caribbean', 'south-asian', 'eastern-european'] as const
  const step = async (application: string, body: BodyOf<typeof stepChampion>) =>
    platform.call(stepChampion, { params: { ...params, application }, body }, await as('coordinator'))
  const begin = async (name: string, communities: string[]) =>
    platform.call(beginChampionWork, { params, body: { name, communities } }, await as('coordinator'))
  const listed = async () => ok(await platform.call(listChampions, { params }, await as('connector'))).champions

  it('belongs to one community at a time, with its history, and never to one that their role is not for', async () => {
    const { application } = await becomesChampion()
    expect(codeOf(await step((await applies()).application, { step: 'assign', community: own }))).toBe('not-a-champion')
    expect(codeOf(await step(application, { step: 'assign', community: 'martian' }))).toBe('unknown-community')
    ok(await step(application, { step: 'assign', community: other }))
    expect(codeOf(await step(application, { step: 'assign', community: other }))).toBe('already-assigned')
    clock.time = Date.parse('2026-11-25T09:00:00Z')
    ok(await step(application, { step: 'assign', community: own }))
    const history = [
      { community: other, from: '2026-11-23', until: '2026-11-25' },
      { community: own, from: '2026-11-25' },
    ]
    const reference = application.slice(-8).toUpperCase()
    expect(await listed()).toEqual([{ application, reference, community: own, assignments: history, linked: false, works: [] }])
    const linked = await joins()
    expect(codeOf(await step(linked.application, { step: 'assign', community: other }))).toBe('role-elsewhere')
    ok(await step(linked.application, { step: 'unlink' }))
    ok(await step(linked.application, { step: 'assign', community: other }))
    expect(codeOf(await link(linked.receipt))).toBe('role-elsewhere')
  })

  it('sees the work that brings their community together with others, and no other', async () => {
    const { application } = await joins()
    expect((await mine())?.works).toEqual([])
    expect(codeOf(await begin('Alone', [own]))).toBe('one-community')
    const { work } = ok(await begin('Screening week', [own, other]))
    const { work: theirs } = ok(await begin('Elsewhere', [other, third]))
    expect(codeOf(await step(application, { step: 'join', work }))).toBe('not-assigned')
    ok(await step(application, { step: 'assign', community: own }))
    ok(await step(application, { step: 'join', work }))
    expect(codeOf(await step(application, { step: 'join', work: theirs }))).toBe('other-community')
    expect(codeOf(await step(application, { step: 'join', work: application }))).toBe('unknown-work')
    expect(await mine()).toMatchObject({
      community: own,
      elsewhere: false,
      works: [{ work, name: 'Screening week', communities: [own, other], joined: true }],
    })
    const { works } = ok(await platform.call(listChampionWork, { params }, await as('connector')))
    expect(works.find((one) => one.work === work)?.champions).toEqual([{ application, reference: application.slice(-8).toUpperCase() }])
    ok(await platform.call(endChampionWork, { params: { ...params, work } }, await as('coordinator')))
    expect((await mine())?.works).toEqual([])
    ok(await platform.call(endVolunteering, { params: { ...params, application }, body: {} }, await as('coordinator')))
    await expect.poll(listed).toEqual([])
  })

  const log = async (body: BodyOf<typeof logActivity>) => platform.call(logActivity, { params, body }, await as('champion'))
  const awareness = { kind: 'awareness' as const, minutes: 600, on: '2026-11-22', reach: 12 }
  const id = (last: string) => `5b1c2d3e-4f50-4617-8829-3a4b5c6d7e8${last}`

  it('logs what they did once however often it is sent, puts it right, takes it back, and is thanked', async () => {
    const body = { activity: id('a'), ...awareness }
    expect(codeOf(await log(body))).toBe('not-linked')
    const { application, receipt } = await joins()
    expect(codeOf(await log(body))).toBe('not-assigned')
    ok(await step(application, { step: 'assign', community: own }))
    expect((await mine())?.thanks).toEqual({ next: 1 })
    ok(await log(body))
    ok(await log(body))
    expect(codeOf(await log({ ...body, minutes: 5 }))).toBe('already-logged')
    expect(codeOf(await log({ ...body, activity: id('b'), on: '2026-11-24' }))).toBe('not-within-a-year')
    ok(await log({ ...body, activity: id('b'), kind: 'board-meeting', on: '2026-11-20' }))
    const first = { activity: id('a'), community: own, ...awareness }
    const second = { ...first, activity: id('b'), kind: 'board-meeting', on: '2026-11-20' }
    expect(await mine()).toMatchObject({ minutes: 1_200, thanks: { reached: 10, next: 25 }, activities: [first, second] })
    const put = { params: { ...params, activity: id('a') }, body: { kind: 'gathering', minutes: 90, on: '2026-11-21' } } as const
    ok(await platform.call(correctActivity, put, await as('champion')))
    ok(await platform.call(takeBackActivity, { params: { ...params, activity: id('b') } }, await as('champion')))
    const right = [{ activity: id('a'), community: own, ...put.body }]
    expect(await mine()).toMatchObject({ minutes: 90, activities: right })
    const held = ok(await platform.call(myApplication, { body: { receipt } })).volunteering
    const care = { asks: [], meetings: [], trainings: [] }
    expect(held).toEqual({ assignments: [{ community: own, from: '2026-11-23' }], activities: right, care, expenses: [] })
    expect(codeOf(await platform.call(takeBackActivity, { params: { ...params, activity: id('c') } }, await as('champion')))).toBe('unknown-activity')
  })

  it('names services that they pointed to, which count in the directory, as they were put right', async () => {
    const { application } = await joins()
    ok(await step(application, { step: 'assign', community: own }))
    const [one, two] = ok(await platform.call(findSupport, { params })).services.map(({ service }) => service)
    if (!one || !two) throw new Error('the directory has too few services')
    const counts = async () => {
      const counted = ok(await platform.call(signpostingCounts, { params }, await as('coordinator'))).counts
      return Object.fromEntries(counted.map(({ piece, byChannel }) => [piece, byChannel]))
    }
    const told = { kind: 'signposting' as const, minutes: 15, on: '2026-11-23', channel: 'phone' as const }
    const body = { activity: id('a'), ...told, services: [one, two] }
    expect((await log({ activity: id('a'), ...awareness, kind: 'signposting' })).status).toBe(400)
    expect((await log({ activity: id('a'), ...awareness, services: [one] })).status).toBe(400)
    expect(codeOf(await log({ ...body, services: [application] }))).toBe('unknown-piece')
    ok(await log(body))
    ok(await log(body))
    expect(await counts()).toEqual({ [one]: { phone: 1 }, [two]: { phone: 1 } })
    const where = { params: { ...params, activity: id('a') } }
    ok(await platform.call(correctActivity, { ...where, body: { ...told, services: [two], channel: 'in-person' } }, await as('champion')))
    expect(await counts()).toEqual({ [two]: { 'in-person': 1 } })
    ok(await platform.call(takeBackActivity, where, await as('champion')))
    expect(await counts()).toEqual({})
  })

  it('counts in hours and reach of their community, once the month is over, and never as a figure under 10', async () => {
    const { application } = await joins()
    ok(await step(application, { step: 'assign', community: own }))
    for (const [index, last] of ['a', 'b', 'c', 'd'].entries()) ok(await log({ activity: id(last), ...awareness, on: `2026-11-1${index}` }))
    const report = async () => ok(await platform.call(activityReport, { params }, await as('auditor'))).months
    expect((await report()).map(({ month }) => month)).not.toContain('2026-11')
    clock.time = Date.parse('2026-12-02T09:00:00Z')
    const [november] = await report()
    expect(november).toMatchObject({ month: '2026-11', hours: 40, reach: 50 })
    // Of one community alone the total would tell that the others had nothing.
    expect(november?.communities).toEqual([own, third, other].map((community) => ({ community, hours: null, reach: null })))
  })

  it('keeps what they logged while on leave, and logs nothing once their role is for another community', async () => {
    const { application } = await joins()
    ok(await step(application, { step: 'assign', community: own }))
    ok(await platform.call(stepMyVolunteering, { params, body: { step: 'leave' } }, await as('champion')))
    ok(await log({ activity: id('a'), ...awareness }))
    const { accounts } = platform.heard.platform
    const account = (await accounts.listAccounts()).find(({ grants }) => grants.some(({ role }) => role === 'champion'))?.account ?? ''
    await accounts.setGrants(account, [{ role: 'champion', programme, community: other }])
    expect(codeOf(await log({ activity: id('b'), ...awareness }))).toBe('role-elsewhere')
    expect(await mine()).toMatchObject({ elsewhere: true, works: [], minutes: 600 })
  })
})

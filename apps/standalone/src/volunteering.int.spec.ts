import type { AnswerOf, BodyOf } from '@heard/contracts'
import {
  acceptOffer,
  applyAsChampion,
  beginChampionWork,
  endChampionWork,
  endVolunteering,
  linkApplication,
  listChampions,
  listChampionWork,
  myVolunteering,
  stepApplication,
  stepChampion,
  stepMyVolunteering,
} from '@heard/contracts/champions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

describe('a champion who is signed in', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) => answer.problem?.type.replace('/problems/', '')
  const as = async (account: string): Promise<{ headers: Headers }> => {
    const { store, positions } = platform.heard.platform
    const headers = new Headers(await platform.as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const applies = async (): Promise<AnswerOf<typeof applyAsChampion>> =>
    ok(await platform.call(applyAsChampion, { params, body: applying({ community: 'south-asian' }) }))
  const becomesChampion = async () => {
    const { application, receipt } = await applies()
    ok(await platform.call(stepApplication, { params: { ...params, application }, body: { step: 'offer' } }, await as('coordinator')))
    ok(await platform.call(acceptOffer, { body: { receipt } }))
    return { application, receipt }
  }
  const link = async (receipt: string) => platform.call(linkApplication, { params, body: { receipt } }, await as('champion'))
  const mine = async () => ok(await platform.call(myVolunteering, { params }, await as('champion'))).mine
  const joins = async () => {
    const one = await becomesChampion()
    ok(await link(one.receipt))
    return one
  }

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
})

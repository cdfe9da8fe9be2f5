import type { AnswerOf } from '@heard/contracts'
import {
  acceptOffer,
  applyAsChampion,
  endVolunteering,
  linkApplication,
  myVolunteering,
  stepApplication,
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
})

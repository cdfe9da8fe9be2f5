import { randomUUID } from 'node:crypto'
import type { BodyOf } from '@heard/contracts'
import {
  championsTasks,
  claimExpense,
  correctExpense,
  endVolunteering,
  expensesDesk,
  myApplication,
  myExpenses,
  setExpenses,
  showExpense,
  stepExpense,
  takeBackExpense,
} from '@heard/contracts/champions'
import { eraseMyContribution, openingsOfMine } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }
const words = { covers: 'Bus and train, up to £20 a month.', pays: 'In cash, at our next meeting.' }
const bus = { kind: 'travel' as const, on: '2026-11-27', pence: 450, note: 'To the library and back' }

describe('expenses of a champion', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-30T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())
  const { as, joins } = volunteersOf(() => platform)

  const set = async (body: BodyOf<typeof setExpenses>) => platform.call(setExpenses, { params, body }, await as('coordinator'))
  const claims = async (changes: Partial<BodyOf<typeof claimExpense>> = {}) =>
    platform.call(claimExpense, { params, body: { claim: randomUUID(), ...bus, ...changes } }, await as('champion'))
  const mine = async () => ok(await platform.call(myExpenses, { params }, await as('champion'))).mine
  const one = (application: string, claim: string) => ({ params: { ...params, application, claim } })
  const shown = async (application: string, claim: string) => platform.call(showExpense, one(application, claim), await as('coordinator'))
  const step = async (application: string, claim: string, body: BodyOf<typeof stepExpense>) =>
    platform.call(stepExpense, { ...one(application, claim), body }, await as('coordinator'))
  const desk = async () => ok(await platform.call(expensesDesk, { params }, await as('coordinator')))
  const tasks = async () => ok(await platform.call(championsTasks, { params }, await as('coordinator'))).tasks.map(({ kind, due }) => [kind, due])

  it('are not paid until the programme says for what, and no longer once it says so', async () => {
    await joins()
    expect(await mine()).toEqual({ claims: [], years: [] })
    expect(codeOf(await claims())).toBe('no-expenses')
    expect(ok(await set({ words }))).toEqual({ allowed: true })
    expect((await mine())?.words).toEqual(words)
    const { claim } = ok(await claims())
    expect(ok(await set({}))).toEqual({ allowed: false })
    expect(codeOf(await claims())).toBe('no-expenses')
    expect(await desk()).toMatchObject({ allowed: false, words, claims: [{ claim, state: 'waiting' }] })
    expect(await mine()).toMatchObject({ claims: [{ claim, content: bus }] })
  })

  it('are claimed, approved as they were read, and paid, by a day that everybody sees', async () => {
    const { application, receipt } = await joins()
    ok(await set({ words }))
    const claim = randomUUID()
    expect(ok(await claims({ claim }))).toEqual({ claim, due: '2026-12-14' })
    ok(await claims({ claim, pence: 9_000 }))
    expect(await tasks()).toEqual([['expense', '2026-12-14T23:59:59.000Z']])
    const read = ok(await shown(application, claim))
    expect(read).toMatchObject({ state: 'waiting', own: false, content: bus })
    ok(await platform.call(correctExpense, { params: { ...params, claim }, body: { ...bus, pence: 500 } }, await as('champion')))
    expect(codeOf(await step(application, claim, { step: 'approve', ref: read.ref }))).toBe('changed-since')
    expect(codeOf(await step(application, claim, { step: 'pay' }))).toBe('not-approved')
    clock.time += 86_400_000
    ok(await step(application, claim, { step: 'approve', ref: ok(await shown(application, claim)).ref }))
    expect(await tasks()).toEqual([['expense-payment', '2026-12-15T23:59:59.000Z']])
    expect(await mine()).toMatchObject({ claims: [{ state: 'approved', due: '2026-12-15' }], years: [{ year: '2026', claimed: 500, paid: 0 }] })
    const late = { params: { ...params, claim } }
    expect(codeOf(await platform.call(takeBackExpense, late, await as('champion')))).toBe('already-decided')
    expect(codeOf(await platform.call(correctExpense, { ...late, body: bus }, await as('champion')))).toBe('already-decided')
    ok(await step(application, claim, { step: 'pay' }))
    expect([await tasks(), (await mine())?.years]).toEqual([[], [{ year: '2026', claimed: 500, paid: 500 }]])
    const held = ok(await platform.call(myApplication, { body: { receipt } }))
    expect(held.volunteering?.expenses).toMatchObject([{ claim, state: 'paid', content: { ...bus, pence: 500 } }])
    const { openings } = ok(await platform.call(openingsOfMine, { body: { receipt } }))
    expect(openings.some(({ by, reason }) => by.includes('coordinator') && reason === 'application')).toBe(true)
  })

  it('are refused with a reason that the champion reads, or taken back by them', async () => {
    const { application } = await joins()
    ok(await set({ words }))
    const [first, second] = [ok(await claims()).claim, ok(await claims({ kind: 'food' })).claim]
    ok(await step(application, first, { step: 'refuse', ref: ok(await shown(application, first)).ref, reason: 'This month is used up.' }))
    ok(await platform.call(takeBackExpense, { params: { ...params, claim: second } }, await as('champion')))
    expect((await mine())?.claims).toMatchObject([{ state: 'taken-back' }, { state: 'refused', reason: 'This month is used up.' }])
    expect(await mine()).toMatchObject({ years: [] })
    expect((await desk()).claims).toMatchObject([{ claim: first, state: 'refused' }])
    expect(await tasks()).toEqual([])
    expect(codeOf(await shown(application, randomUUID()))).toBe('unknown-claim')
    expect(codeOf(await claims({ on: '2026-12-01' }))).toBe('not-within-a-year')
  })

  it('are paid to who has stopped meanwhile, and are gone with the application', async () => {
    const { application, receipt } = await joins()
    ok(await set({ words }))
    const { claim } = ok(await claims())
    ok(await platform.call(endVolunteering, { params: { ...params, application }, body: {} }, await as('coordinator')))
    expect(codeOf(await claims())).toBe('not-linked')
    ok(await step(application, claim, { step: 'approve', ref: ok(await shown(application, claim)).ref }))
    const facts: unknown[] = []
    for await (const { data } of platform.heard.platform.store.readStream(`expense-${programme}.${application}`)) facts.push(data)
    expect(JSON.stringify(facts)).not.toMatch(/[:"]450[,"}]|travel|library/)
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    await expect.poll(async () => ok(await shown(application, claim)).content).toBe(undefined)
    await expect.poll(tasks).toEqual([])
    expect(codeOf(await step(application, claim, { step: 'pay' }))).toBe('unknown-application')
  })
})

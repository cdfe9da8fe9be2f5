import { eraseMyContribution } from '@heard/contracts/engagement'
import { commitmentHistory, myVerdicts } from '@heard/contracts/reporting'
import { VerdictWatch } from '@heard/reporting'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Holder, Promised } from './community-verdict.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const DAY_MS = 86_400_000
const none = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }

describe('what people see of a promise, on the whole platform', () => {
  const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => clock.time }
  let heard: TestHeard
  let promised: Promised

  const seen = async () => (await promised.done(undefined, commitmentHistory, { params: promised.place() })).commitment
  const facts = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for await (const { type, data } of heard.heard.platform.store.readAll()) found.push(`${type} ${JSON.stringify(data)}`)
    return found
  }
  const nextMonday = async () => {
    clock.time += 7 * DAY_MS
    await heard.heard.get(VerdictWatch).look()
  }

  beforeAll(async () => {
    heard = await startTestHeard({ clock })
    promised = new Promised(heard, clock)
    await promised.make(22)
    await promised.claim('All practices ring people.')
  }, 120_000)
  afterAll(() => heard.close())

  it('adds no fact until ten have said something, and then one that names nobody', async () => {
    for (const holder of promised.holders.slice(0, 9)) expect((await promised.says(holder, 'limited')).status).toBe(204)
    await promised.done(undefined, myVerdicts, { body: { receipt: promised.holders[0]?.receipt } })
    const before = await facts()
    await nextMonday()
    expect(await facts()).toEqual(before)
    for (const holder of promised.holders.slice(9, 21)) await promised.says(holder, 'complete')
    await nextMonday()
    const released = (await facts()).slice(before.length)
    expect(released.map((fact) => fact.split(' ')[0])).toEqual(['VerdictsReleased'])
    expect(promised.holders.filter(({ contribution }) => released.some((fact) => fact.includes(contribution)))).toEqual([])
    expect((await seen()).community).toEqual([{ from: 'residents', on: '2026-12-07', claim: 1, counts: { ...none, complete: 10 } }])
  })

  it('forgets what somebody said with everything else of theirs, and leaves what was released', async () => {
    const { receipt, contribution } = promised.holders[3] as Holder
    await promised.done(undefined, eraseMyContribution, { body: { receipt } })
    const kept = () =>
      heard.heard.platform.vault.recall(
        'verdict',
        JSON.stringify([promised.place().programme, promised.commitment, 1]),
        new Date(clock.time).toISOString(),
      )
    await vi.waitUntil(async () => !JSON.stringify(await kept()).includes(contribution), { timeout: 20_000, interval: 50 })
    await vi.waitUntil(async () => (await facts()).some((fact) => fact.startsWith('SubjectErased')), { timeout: 20_000, interval: 50 })
    expect((await promised.says(promised.holders[3] as Holder, 'limited')).ok).toBe(false)
    await nextMonday()
    expect((await seen()).community).toEqual([{ from: 'residents', on: '2026-12-07', claim: 1, counts: { ...none, complete: 10 } }])
  })
})

import { httpClient } from '@heard/contracts'
import { registerForGathering } from '@heard/contracts/events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announceAt, event, HOUR_MS, person, gatheringProgramme as programme } from './gathering.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

describe('500 people who register at once for 50 places', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  it('are 50 with a place and 450 on the waiting list, in the order they came, without an error and without a double', async () => {
    const gathering = await announceAt(platform, event(new Date(Date.now() + 30 * 24 * HOUR_MS).toISOString(), 50))
    const call = httpClient(await platform.heard.listen(), fetch)
    const names = Array.from({ length: 500 }, (_, index) => `Person${index}`)
    const answers = await Promise.all(
      names.map((name) => {
        const headers = new Headers({ 'idempotency-key': `one-key-for-${name.padEnd(12, '-')}` })
        return call(registerForGathering, { params: { ...params, gathering }, body: person(name) }, { headers })
      }),
    )
    const bodies = answers.flatMap((answer) => (answer.ok ? [answer.body] : []))
    expect(answers.filter(({ status }) => status !== 201)).toStrictEqual([])
    expect(new Set(bodies.map(({ registration }) => registration)).size).toBe(500)
    expect(new Set(bodies.map(({ receipt }) => receipt)).size).toBe(500)

    const recorded: { registration: string; standing: string; at: string }[] = []
    for await (const { type, data, metadata } of platform.heard.platform.store.readStream(`gathering-${programme}.${gathering}`)) {
      if (type !== 'RegistrationMade') continue
      const { registration, standing } = data as { registration: string; standing: string }
      recorded.push({ registration, standing, at: metadata.at })
    }
    expect(recorded.map(({ standing }) => standing)).toStrictEqual([...Array(50).fill('in'), ...Array(450).fill('waiting')])
    // In the order in which the requests were let in, to the millisecond.
    expect(recorded.map(({ at }) => at)).toStrictEqual(recorded.map(({ at }) => at).toSorted())
    const told = new Map(bodies.map(({ registration, standing, waiting }) => [registration, [standing, waiting]]))
    expect(recorded.map(({ registration }) => told.get(registration))).toStrictEqual(
      recorded.map((_, index) => (index < 50 ? ['in', undefined] : ['waiting', index - 49])),
    )

    const again = await call(
      registerForGathering,
      { params: { ...params, gathering }, body: person('Person7') },
      { headers: new Headers({ 'idempotency-key': `one-key-for-${'Person7'.padEnd(12, '-')}` }) },
    )
    expect(again.ok && again.body).toStrictEqual(bodies[7])
  })
})

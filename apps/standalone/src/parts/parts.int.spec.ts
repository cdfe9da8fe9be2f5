import { healthDetail, httpClient, live, ready } from '@heard/contracts'
import { listProgrammes, myContribution, shareStory } from '@heard/contracts/engagement'
import { signOut, whoAmI } from '@heard/contracts/identity'
import { evidencePack, ledgerStatus } from '@heard/contracts/ledger'
import { auditOverview, markVisit } from '@heard/contracts/reporting'
import { withoutPostgres } from '@heard/sql/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootHeard } from '../boot.ts'
import { routes } from '../services.ts'
import { type Split, startSplit } from '../split.fixture.ts'
import { plainStory, programme } from '../story.fixture.ts'

describe.skipIf(withoutPostgres)('a platform whose parts run apart', { timeout: 180_000 }, () => {
  let split: Split
  beforeAll(async () => {
    split = await startSplit()
  }, 180_000)
  afterAll(() => split?.close(), 60_000)

  const at = (address: string) => httpClient(address, fetch)
  const as = (account: string): Promise<Headers> => split.as(account)

  it('lets each route of the contracts through the door to the part that has it, and asks who may', async () => {
    const answers = await Promise.all(
      routes.map(async ({ id, method, path, action }) => {
        const url = `${split.url}${path.replaceAll(/:[A-Za-z]+/g, 'x')}`
        const sends = method === 'GET' ? {} : { method, headers: { 'content-type': 'application/json', 'heard-client': 'spec' }, body: '{}' }
        const { status, headers } = await fetch(url, sends)
        return { id, isPublic: action === 'public', status, kind: headers.get('content-type')?.split(';')[0] }
      }),
    )
    const refused = answers.filter(({ isPublic }) => !isPublic)
    expect(refused.filter(({ status, kind }) => status !== 401 || kind !== 'application/problem+json')).toStrictEqual([])
    expect(answers.filter(({ status }) => status >= 500)).toStrictEqual([])
  })

  it('answers each part only by tokens: neither a cookie nor a direct call counts', async () => {
    const headers = await as('auditor')
    expect((await split.call(auditOverview, { query: {} }, { headers })).ok).toBe(true)
    const direct = await at(split.addresses.reporting ?? '')(auditOverview, { query: {} }, { headers })
    expect([direct.status, direct.ok || direct.problem.type]).toStrictEqual([401, '/problems/not-signed-in'])
  })

  it('shows what was written through one portal and one replica by the other ones', async () => {
    const [one, other] = split.portals.map(at)
    if (!one || !other) throw new Error('two portals are needed')
    for (let time = 0; time < 4; time += 1) {
      const shared = await one(shareStory, { params: { programme }, body: await plainStory(one) })
      if (!shared.ok) throw new Error(shared.problem.title)
      const headers = new Headers({ 'heard-after': shared.headers.get('heard-position') ?? '' })
      const mine = await other(myContribution, { body: { receipt: shared.body.receipt } }, { headers })
      expect(mine.ok && mine.body.contribution).toBe(shared.body.contribution)
    }
  })

  it('knows at both portals at once that a session began and ended', async () => {
    const headers = await as('analyst')
    const who = () =>
      Promise.all(
        split.portals.map(async (address) => {
          const answer = await at(address)(whoAmI, {}, { headers })
          return answer.ok && answer.body.principal !== undefined
        }),
      )
    expect(await who()).toStrictEqual([true, true])
    await at(split.portals[0] ?? '')(signOut, {}, { headers })
    expect(await who()).toStrictEqual([false, false])
  })

  it('is ready part by part, and serves the ledger, the keys and the description of the API from the record', async () => {
    for (const address of Object.values(split.addresses)) {
      expect([(await at(address)(live)).status, (await at(address)(ready)).status]).toStrictEqual([200, 200])
    }
    await split.record.settleLedger()
    const status = await split.call(ledgerStatus)
    expect(status.ok && BigInt(status.body.size) > 0n).toBe(true)
    for (const path of ['/ledger/checkpoint', '/.well-known/heard-ledger.json', '/.well-known/jwks.json', '/api/openapi.json', '/api/docs']) {
      expect([path, (await fetch(`${split.url}${path}`)).status]).toStrictEqual([path, 200])
    }
    expect((await split.call(healthDetail, {}, { headers: await as('administrator') })).status).toBe(200)
  })

  it('makes an evidence pack of what reporting and the record know, and notes how far an auditor read', async () => {
    const headers = await as('auditor')
    await split.record.anchorLedger()
    await split.record.settleLedger()
    const pack = await split.call(evidencePack, { query: {} }, { headers })
    expect(pack.ok ? pack.body.files > 50 : pack.problem).toBe(true)
    const seen = await split.call(auditOverview, { query: {} }, { headers })
    const position = seen.ok ? seen.body.position : 0
    expect((await split.call(markVisit, { body: { position } }, { headers })).status).toBe(201)
  })

  it('passes over a replica that is gone, and says what cannot be reached', async () => {
    const [, second] = split.engagement
    second.drain()
    expect((await at(split.addresses['engagement-2'] ?? '')(ready)).status).toBe(503)
    await split.end(second)
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await split.call(listProgrammes)).status))
    expect(new Set(statuses)).toStrictEqual(new Set([200]))
    const shared = await Promise.all(
      Array.from({ length: 4 }, async () => (await split.call(shareStory, { params: { programme }, body: await plainStory(split.call) })).status),
    )
    expect(new Set(shared)).toStrictEqual(new Set([201]))
    const back = await bootHeard(split.configurationOf('engagement-2'), { part: 'engagement' })
    await back.listen()
    await expect.poll(async () => (await at(split.addresses['engagement-2'] ?? '')(ready)).status, { timeout: 60_000 }).toBe(200)
    await back.close()
    await split.end(split.reporting)
    const headers = await as('auditor')
    const direct = await split.call(auditOverview, { query: {} }, { headers })
    const throughRecord = await split.call(evidencePack, { query: {} }, { headers })
    for (const lost of [direct, throughRecord]) {
      expect([lost.status, lost.ok || lost.problem.type, lost.headers.get('retry-after')]).toStrictEqual([503, '/problems/part-unavailable', '5'])
    }
  })
})

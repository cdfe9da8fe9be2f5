import { setTimeout as pause } from 'node:timers/promises'
import {
  approveQuotation,
  confirmFollow,
  deidentifyContribution,
  follow,
  proposeQuotation,
  publicQuotations,
  shareStory,
} from '@heard/contracts/engagement'
import { TellFollowers } from '@heard/engagement'
import { derivedUuid } from '@heard/service-kit'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseMine, type Told, whenErased } from './erasure.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const happened = 'Nobody rang me back, for weeks.'
const email = 'canary-erased@heard.example'

describe('an erasure has answers about followers, mails and quotations', () => {
  let server: TestMailServer
  let platform: TestHeard
  beforeEach(async () => {
    server = new TestMailServer()
    platform = await startTestHeard({ environment: { HEARD_SMTP_URL: await server.start() } })
  })
  afterEach(async () => {
    await platform.close()
    await server.close()
  })

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const afterAll = async (account?: string): Promise<Headers> => {
    const { store, positions } = platform.heard.platform
    const headers = account === undefined ? new Headers() : new Headers(await platform.as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return headers
  }
  const facts = async (type: string): Promise<readonly Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: [type] })) found.push({ ...data })
    return found
  }
  const quoted = async () => ok(await platform.call(publicQuotations, { params: { programme } }, { headers: await afterAll() })).quotations

  /** Somebody follows by e-mail, and two of their sentences are quoted: one in public, one is proposed. */
  const followedAndQuoted = async (): Promise<Told> => {
    const story = await plainStory(platform.call, { words: { happened } })
    const consents = story.consents.map((choice) => ({ ...choice, given: true }))
    const told = ok(await platform.call(shareStory, { params: { programme }, body: { ...story, consents } }))
    const params = { programme, contribution: told.contribution }
    const headers = await platform.as('analyst')
    ok(await platform.call(deidentifyContribution, { params, body: { spans: [] } }, { headers }))
    const propose = async (from: number, to: number): Promise<string> => {
      const body = { contribution: told.contribution, field: 'happened' as const, from, to, textVersion: 1 }
      return ok(await platform.call(proposeQuotation, { params: { programme }, body }, { headers })).quotation
    }
    const quotation = await propose(0, 19)
    await propose(21, 31)
    ok(await platform.call(approveQuotation, { params: { programme, quotation } }, { headers: await platform.as('publisher') }))
    ok(await platform.call(follow, { body: { receipt: told.receipt, email, language: 'en' } }))
    while (server.taken.length === 0) await pause(5)
    const token = /confirm\?token=([\w-]+)/.exec(server.taken[0]?.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=') ?? '')?.[1] ?? ''
    ok(await platform.call(confirmFollow, { body: { token } }))
    return told
  }

  /** A mail to the follower waits, because the server does not take it now. */
  const withMailWaiting = async (told: Told): Promise<void> => {
    server.answer = 451
    const params = { programme, contribution: told.contribution }
    ok(await platform.call(deidentifyContribution, { params, body: { spans: [] } }, { headers: await platform.as('analyst') }))
    const { store, readModels } = platform.heard.platform
    while (server.attempts < 2) {
      await readModels.waitFor(await store.head(), 10_000)
      await platform.heard.commands.execute(new TellFollowers())
      await pause(5)
    }
  }
  const addressRef = async (): Promise<string> => (await facts('FollowAsked')).map(({ address }) => Reflect.get(Object(address), 'ref')).join()
  const copyRef = async (): Promise<string> => (await facts('QuotationApproved')).map(({ words }) => Reflect.get(Object(words), 'ref')).join()
  const answers = async () => {
    const { vault } = platform.heard.platform
    const [address] = await vault.open([await addressRef()], { purpose: 'contact', actor: 'spec', reason: 'mail' })
    const [copy] = await vault.wording([await copyRef()])
    return { address: address?.status, copy: copy?.status, quoted: (await quoted()).length }
  }

  it('before it says that somebody is erased', async () => {
    const told = await followedAndQuoted()
    await withMailWaiting(told)
    expect(await answers()).toEqual({ address: 'open', copy: 'open', quoted: 1 })
    await eraseMine(platform, told.receipt)
    await whenErased(platform)
    expect(await answers()).toEqual({ address: 'erased', copy: 'erased', quoted: 0 })
    expect((await facts('FollowEnded')).map(({ why }) => why)).toEqual(['erased'])
    expect((await facts('QuotationWithdrawn')).map(({ why }) => why)).toEqual(['erased', 'erased'])
    expect((await facts('StorePurged')).map(({ store }) => store)).toEqual(expect.arrayContaining(['mails', 'follows', 'quotations']))
    server.answer = undefined
    platform = await platform.restart()
    await platform.heard.commands.execute(new TellFollowers())
    expect([server.taken.length, await answers()]).toEqual([1, { address: 'erased', copy: 'erased', quoted: 0 }])
    const again = await platform.call(follow, { body: { receipt: told.receipt, email, language: 'en' } })
    expect(again.ok ? undefined : again.problem.type).toBe('/problems/unknown-receipt')
  })

  it.each([
    ['contact', { address: 'erased', copy: 'open', quoted: 1 }],
    ['anonymous-quotation', { address: 'open', copy: 'erased', quoted: 0 }],
    ['narrative', { address: 'open', copy: 'erased', quoted: 0 }],
    ['equality', { address: 'open', copy: 'open', quoted: 1 }],
  ])('of %s alone touches what belongs to that and nothing else', async (purpose, left) => {
    const { contribution } = await followedAndQuoted()
    const { store, clock } = platform.heard.platform
    const [person] = (await facts('ContributionShared')).map((fact) => fact.person)
    const erasure = derivedUuid(`erasure of ${purpose}`)
    await store.append({
      stream: `erasure-${programme}.${erasure}`,
      expected: 'none',
      facts: [
        {
          id: derivedUuid(erasure),
          type: 'ErasureRequested',
          version: 1,
          data: { programme, erasure, contribution, person, purposes: [purpose], by: 'staff' },
          metadata: { actor: 'spec', at: new Date(clock.now()).toISOString() },
        },
      ],
    })
    await whenErased(platform)
    expect(await answers()).toEqual(left)
  })

  it('also one that was under way, with every store of that time purged, when the list of stores grew; what was done then stays done', async () => {
    const told = await followedAndQuoted()
    const { store, clock, vault } = platform.heard.platform
    const [person] = (await facts('ContributionShared')).map((fact) => String(fact.person))
    const one = { programme, erasure: derivedUuid('under way') }
    const about = { ...one, contribution: told.contribution, person }
    const done = { programme, erasure: derivedUuid('done long ago') }
    const earlier = ['vault', 'receipts', 'analysis-index', 'engagement', 'champions', 'events', 'reporting']
    const record = (of: { readonly erasure: string }, ...written: readonly { readonly type: string; readonly data: object }[]) =>
      store.append({
        stream: `erasure-${programme}.${of.erasure}`,
        expected: 'none',
        facts: written.map((fact, at) => ({
          ...fact,
          id: derivedUuid(`${of.erasure}/${at}`),
          version: 1,
          metadata: { actor: 'spec', at: new Date(clock.now()).toISOString() },
        })),
      })
    const purged = (of: object) => earlier.map((name) => ({ type: 'StorePurged', data: { ...of, store: name, rows: 1 } }))
    await vault.erase(String(person))
    await record(
      done,
      { type: 'ErasureRequested', data: { ...about, ...done, by: 'staff' } },
      { type: 'ErasureIntended', data: { ...about, ...done, by: 'staff' } },
      ...purged(done),
      {
        type: 'SubjectErased',
        data: {
          ...done,
          contribution: told.contribution,
          tombstone: 't',
          purposes: 'all',
          stores: earlier,
          horizon: '2026-12-07T00:00:00.000Z',
          verified: true,
        },
      },
    )
    platform = await platform.restart()
    expect(await answers()).toMatchObject({ address: 'open' })
    await platform.heard.platform.store.append({
      stream: `erasure-${programme}.${one.erasure}`,
      expected: 'none',
      facts: [
        { type: 'ErasureRequested', data: { ...about, by: 'staff' } },
        { type: 'ErasureStarted', data: about },
        { type: 'RecipientsCollected', data: { ...one, recipients: [] } },
        { type: 'ErasureIntended', data: { ...about, by: 'staff' } },
        ...purged(one),
      ].map((fact, at) => ({
        ...fact,
        id: derivedUuid(`${one.erasure}/${at}`),
        version: 1,
        metadata: { actor: 'spec', at: new Date(clock.now()).toISOString() },
      })),
    })
    await platform.heard.platform.vault.unlink(vaultLinkOf(told))
    platform = await platform.restart()
    await whenErased(platform)
    expect(await answers()).toEqual({ address: 'erased', copy: 'erased', quoted: 0 })
    const finished = (await facts('SubjectErased')).map(({ erasure, stores }) => [erasure, stores])
    expect(finished).toEqual([
      [done.erasure, earlier],
      [one.erasure, expect.arrayContaining(['mails', 'follows', 'quotations'])],
    ])
  })

  const vaultLinkOf = ({ contribution }: Told): string => platform.heard.platform.vault.fingerprint('receipt-of', contribution)
})

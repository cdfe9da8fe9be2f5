import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { follow, myContribution, shareStory } from '@heard/contracts/engagement'
import { listAccounts } from '@heard/contracts/identity'
import { keptLog, TestMailServer } from '@heard/service-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ReceivedSpan, TestCollector } from './collector.fixture.ts'
import { startPlatformProcess } from './platform-process.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const marker = 'canary-told-of-it'
const email = 'canary-follower@heard.example'
const foreign = '0af7651916cd43dd8448eb211c80319c'

describe('telemetry', () => {
  const collector = new TestCollector()
  const mails = new TestMailServer()
  let heard: TestHeard
  let receipt: string
  let account: string | undefined
  beforeAll(async () => {
    const environment = { HEARD_OTLP_URL: await collector.start(), HEARD_SMTP_URL: await mails.start() }
    heard = await startTestHeard({ withPortal: true, log: keptLog().log, environment, measureEveryMs: 200 })
    const { call, heard: running } = heard
    const story = await plainStory(call, { words: { happened: marker } })
    const consents = story.consents.map((choice) => ({ ...choice, given: ['analysis', 'contact'].includes(choice.purpose) }))
    const shared = await call(shareStory, { params: { programme }, body: { ...story, consents } })
    if (!shared.ok) throw new Error(shared.problem.title)
    receipt = shared.body.receipt
    await call(follow, { body: { receipt, email, language: 'en' } })
    await running.fetch(`/r/${receipt}`, { method: 'GET' })
    await running.fetch(`/programmes/${programme}/support?mark=${marker}`, {
      method: 'GET',
      headers: { traceparent: `00-${foreign}-b7ad6b7169203331-01`, baggage: `mark=${marker}` },
    })
    await running.fetch(myContribution.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `https://${marker}.example` },
      body: JSON.stringify({ receipt }),
    })
    await running.fetch(`/nowhere/${marker}`, { method: 'GET' })
    const analyst = await heard.as('analyst')
    account = (await running.platform.accounts.sessionOf(analyst))?.principal.account
    await call(listAccounts, {}, { headers: analyst })
    await collector.until(() => collector.metric('heard.security.events').length === 2 && named('mail sending').length > 0)
    await collector.until(() => collector.metric('heard.follower.lag').every(({ value }) => value === 0))
  })
  afterAll(async () => {
    await heard.close()
    await mails.close()
    await collector.close()
  })

  const named = (name: string): readonly ReceivedSpan[] => collector.spans().filter((span) => span.name === name)
  const one = (name: string): ReceivedSpan => {
    const [first] = named(name)
    if (!first) throw new Error(`there is no span ${name}`)
    return first
  }
  const below = (parent: ReceivedSpan): readonly ReceivedSpan[] => collector.spans().filter(({ parentSpanId }) => parentSpanId === parent.spanId)

  it('goes to the two addresses of OTLP, in JSON', () => {
    expect([...collector.paths].toSorted()).toStrictEqual(['POST /v1/metrics application/json', 'POST /v1/traces application/json'])
  })

  it('has a span for a request of the API, below it the command, and below that what was recorded', () => {
    const request = one('request shareStory')
    expect([request.parentSpanId, request.attributes]).toStrictEqual([undefined, { route: 'shareStory', method: 'POST', status: 201 }])
    const commands = below(request)
    expect(commands.map(({ name, attributes }) => [name, attributes])).toStrictEqual([
      ['command ShareStoryRequest', { command: 'ShareStoryRequest', outcome: 'done' }],
    ])
    const appends = commands.flatMap(below)
    expect(appends.map(({ name, traceId, attributes }) => [name, traceId, attributes.outcome])).toStrictEqual([['append', request.traceId, 'done']])
    expect(appends.map(({ attributes }) => Number(attributes.facts) > 0)).toStrictEqual([true])
  })

  it('has what a page asks of the services below the page, by the pattern of its address, and believes no foreign trace', () => {
    const page = one('request /:language?/programmes/:programme/support')
    expect([page.parentSpanId, page.attributes]).toStrictEqual([
      undefined,
      { page: '/:language?/programmes/:programme/support', method: 'GET', status: 200 },
    ])
    expect(below(page).map(({ name }) => name)).toContain('request showProgramme')
    expect(collector.spans().map(({ traceId }) => traceId)).not.toContain(foreign)
  })

  it('has spans of their own for read models and mails', () => {
    const batch = one('projection batch engagement')
    expect([batch.parentSpanId, batch.attributes.follower, Number(batch.attributes.facts) > 0]).toStrictEqual([undefined, 'engagement', true])
    const mail = one('mail sending')
    expect([mail.parentSpanId, mail.attributes]).toStrictEqual([undefined, { outcome: 'sent' }])
  })

  it('measures requests, appends, followers, mails and what is held back', () => {
    const shared = collector.metric('heard.request.duration').filter(({ of }) => of.route === 'shareStory')
    expect(shared).toStrictEqual([{ of: { route: 'shareStory', method: 'POST', status: 201 }, value: 1 }])
    expect(collector.metric('heard.append.duration').map(({ of, value }) => [of, value > 0])).toStrictEqual([[{}, true]])
    const followers = collector.metric('heard.follower.lag').map(({ of }) => of.follower)
    expect(followers).toEqual(
      expect.arrayContaining(['engagement/journey', 'ledger/public ledger', 'ledger/private log', 'reporting/analysis-index']),
    )
    expect(collector.metric('heard.mails.waiting')).toStrictEqual([{ of: {}, value: 0 }])
    expect(collector.metric('heard.quarantine.size')).toStrictEqual([{ of: {}, value: 0 }])
    expect(collector.metric('heard.retention.overdue')).toStrictEqual([{ of: {}, value: 0 }])
  })

  it('counts events of security by their codes, without the account', () => {
    expect(collector.metric('heard.security.events')).toStrictEqual([
      { of: { event: 'security.request-forged', route: 'myContribution' }, value: 1 },
      { of: { event: 'security.access-refused', route: 'listAccounts' }, value: 1 },
    ])
  })

  it('says nothing of what was typed, of receipts, addresses, programmes, accounts or requests', () => {
    const all = collector.received.join('\n')
    const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
    expect([marker, email, receipt, programme, account ?? '?', 'canary'].filter((text) => all.includes(text))).toStrictEqual([])
    expect(collector.received.map((message) => message.slice(message.indexOf('\n'))).join('\n')).not.toMatch(anyId)
  })
})

/** Lets Node tell on the error stream when it loads a module of OpenTelemetry. */
const tell = `import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    if (url.includes('/@opentelemetry/')) process.stderr.write('loaded @opentelemetry\\n')
    return next(url, context)
  },
})`
const telling = `--import data:text/javascript,${encodeURIComponent(tell)}`

describe('a platform in a process of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-telemetry-'))
  const collectors: TestCollector[] = []
  const start = async (answers: boolean): Promise<readonly [TestCollector, string]> => {
    const collector = new TestCollector(answers)
    collectors.push(collector)
    return [collector, await collector.start()]
  }
  afterEach(async () => {
    for (const collector of collectors.splice(0)) await collector.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('sends what is left when it stops', async () => {
    const [collector, url] = await start(true)
    const platform = await startPlatformProcess(folder, { HEARD_OTLP_URL: url })
    await fetch(`${platform.url}/health/live`)
    expect(await platform.stop()).toBe(0)
    expect(collector.spans().map(({ name }) => name)).toContain('request live')
    expect(collector.metric('heard.request.duration').map(({ of }) => of.route)).toStrictEqual(['live'])
  })

  it('answers and stops beside a collector that never answers', async () => {
    const [collector, url] = await start(false)
    const platform = await startPlatformProcess(folder, { HEARD_OTLP_URL: url })
    expect((await fetch(`${platform.url}/health/live`)).status).toBe(200)
    expect(await platform.stop()).toBe(0)
    expect(collector.received.length > 0).toBe(true)
  })

  it('answers and stops where there is no collector at the address', async () => {
    const [collector, url] = await start(true)
    await collector.close()
    collectors.pop()
    const platform = await startPlatformProcess(folder, { HEARD_OTLP_URL: url })
    expect((await fetch(`${platform.url}/health/live`)).status).toBe(200)
    expect(await platform.stop()).toBe(0)
  })

  it('loads nothing of it and sends nothing without an address', async () => {
    const loaded = async (environment: Readonly<Record<string, string>>): Promise<boolean> => {
      const platform = await startPlatformProcess(folder, { NODE_OPTIONS: telling, ...environment })
      await fetch(`${platform.url}/health/live`)
      await platform.stop()
      return platform.output().includes('loaded @opentelemetry')
    }
    const [collector, url] = await start(true)
    expect(await loaded({})).toBe(false)
    expect(collector.received).toStrictEqual([])
    expect(await loaded({ HEARD_OTLP_URL: url })).toBe(true)
    expect(collector.received.length > 0).toBe(true)
  })
})

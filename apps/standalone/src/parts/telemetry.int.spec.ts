import { httpClient } from '@heard/contracts'
import { shareStory } from '@heard/contracts/engagement'
import { withoutPostgres } from '@heard/sql/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReceivedSpan, TestCollector } from '../collector.fixture.ts'
import { type Split, startSplit } from '../split.fixture.ts'
import { plainStory, programme } from '../story.fixture.ts'

const foreign = '0af7651916cd43dd8448eb211c80319c'
const headers = new Headers({ traceparent: `00-${foreign}-b7ad6b7169203331-01`, tracestate: 'other=1', baggage: 'mark=1' })

describe.skipIf(withoutPostgres)('telemetry of parts that run apart', { timeout: 180_000 }, () => {
  const collector = new TestCollector()
  let split: Split
  beforeAll(async () => {
    split = await startSplit({ environment: { HEARD_OTLP_URL: await collector.start() }, measureEveryMs: 200 })
  }, 180_000)
  afterAll(async () => {
    await split?.close()
    await collector.close()
  }, 60_000)

  const named = (name: string): readonly ReceivedSpan[] => collector.spans().filter((span) => span.name === name)
  const below = (parent: ReceivedSpan): readonly ReceivedSpan[] => collector.spans().filter(({ parentSpanId }) => parentSpanId === parent.spanId)

  it('shows in one trace what the portal sent on, what the part did of it and what was recorded, and believes no trace of a stranger', async () => {
    const body = await plainStory(split.call)
    expect((await split.call(shareStory, { params: { programme }, body }, { headers })).status).toBe(201)
    const inPart = () => named('request shareStory')
    const atDoor = () => collector.spans().find(({ attributes }) => attributes.file === shareStory.path)
    await collector.until(() => inPart().length === 1 && atDoor() !== undefined)
    expect([atDoor()?.parentSpanId, inPart().map(({ traceId, parentSpanId }) => [traceId, parentSpanId])]).toStrictEqual([
      undefined,
      [[atDoor()?.traceId, atDoor()?.spanId]],
    ])
    const done = inPart().flatMap(below)
    expect([done.map(({ name }) => name), done.flatMap(below).map(({ name }) => name)]).toStrictEqual([['command ShareStoryRequest'], ['append']])
    const direct = httpClient(split.addresses.engagement ?? '', fetch)
    expect((await direct(shareStory, { params: { programme }, body: await plainStory(split.call) }, { headers })).status).toBe(201)
    await collector.until(() => inPart().length === 2)
    expect(collector.spans().map(({ traceId }) => traceId)).not.toContain(foreign)
  })

  it('tells processes apart', async () => {
    await collector.until(() => collector.processes().size >= 8)
    expect([...collector.processes().values()].toSorted()).toStrictEqual([
      'heard-champions',
      'heard-engagement',
      'heard-engagement',
      'heard-events',
      'heard-portal',
      'heard-portal',
      'heard-record',
      'heard-reporting',
    ])
  })

  it('measures how many processes of each part are ready', async () => {
    const ready = () => Object.fromEntries(collector.metric('heard.part.replicas').map(({ of, value }) => [of.part, value]))
    await collector.until(() => Object.keys(ready()).length === 5)
    expect(ready()).toStrictEqual({ engagement: 2, champions: 1, events: 1, reporting: 1, record: 1 })
    await split.end(split.engagement[1])
    await split.end(split.reporting)
    await collector.until(() => ready().reporting === 0 && ready().engagement === 1)
  })
})

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  changeConsent,
  deidentifyContribution,
  dropDraft,
  eraseMyContribution,
  keepDraft,
  myContribution,
  proposeIdentifiers,
  recallDraft,
  shareStory,
} from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../../../packages/vault/test-data/naughty.json', import.meta.url), 'utf8'))

describe('sharing a story over the API', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const keyed = (key: string): { headers: Headers } => ({ headers: new Headers({ 'idempotency-key': key }) })
  const share = async (changes = {}, options = {}) =>
    platform.call(shareStory, { params: { programme }, body: await plainStory(platform.call, changes) }, options)
  const mine = (receipt: string) => platform.call(myContribution, { body: { receipt } })
  const factsOf = async (contribution: string): Promise<RecordedFact[]> =>
    Array.fromAsync(platform.heard.platform.store.readStream(`contribution-${programme}.${contribution}`))

  it('answers with a receipt that opens exactly what was told', async () => {
    const words = { happened: 'It began in spring.', worked: 'The nurse.', gotInTheWay: 'Letters in English only.', wouldHaveHelped: 'A call.' }
    const shared = await share({ about: 'relative', stages: ['diagnosis'], community: 'south-asian', language: 'ur', words })
    if (!shared.ok) throw new Error(shared.problem.title)
    const opened = await mine(shared.body.receipt)
    if (!opened.ok) throw new Error(opened.problem.title)
    const { consents, steps, ...rest } = opened.body
    expect(rest).toEqual({
      contribution: shared.body.contribution,
      programme,
      published: [],
      follow: 'none',
      about: 'relative',
      stages: ['diagnosis'],
      community: 'south-asian',
      barriers: [],
      files: [],
      language: 'ur',
      words: { status: 'open', words },
    })
    expect(consents.map(({ purpose, given }) => [purpose, given])).toEqual([
      ['analysis', true],
      ['anonymous-quotation', false],
      ['named-quotation', false],
      ['contact', false],
      ['share-partner', false],
    ])
    expect(steps.map(({ what }) => what)).toEqual(['received'])
  })

  it('opens with a receipt typed in any way', async () => {
    const shared = await share()
    if (!shared.ok) throw new Error(shared.problem.title)
    const typed = shared.body.receipt
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll(/(.{5})/g, '$1-')
    expect((await mine(typed)).status).toBe(200)
  })

  it('knows nothing of a receipt that was never given', async () => {
    const answer = await mine('0123456789ABCDEFGHJKMNPQRS')
    expect(answer.ok ? undefined : answer.problem).toEqual({
      type: '/problems/unknown-receipt',
      title: 'We found nothing for this code; check it against your receipt',
      status: 404,
      instance: `urn:uuid:${answer.headers.get('heard-request')}`,
    })
  })

  it('gives a repeated request the same receipt, and records it once', async () => {
    const key = randomUUID()
    const said = { words: { happened: 'Sent twice.' } }
    const first = await share(said, keyed(key))
    const second = await share(said, keyed(key))
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(second.body).toEqual(first.body)
    expect((await factsOf(first.body.contribution)).map(({ type }) => type)).toEqual([
      'ContributionShared',
      'ConsentGiven',
      'ConsentRefused',
      'ConsentRefused',
      'ConsentRefused',
      'ConsentRefused',
    ])
  })

  it('gives a button pressed many times at once one story and one receipt', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => share({ words: { happened: 'Pressed often.' } }, keyed(key))))
    const bodies = answers.map((answer) => (answer.ok ? answer.body : answer.problem))
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    const [first] = answers
    if (!first?.ok) throw new Error('refused')
    expect(await factsOf(first.body.contribution)).toHaveLength(6)
  })

  it('answers a repeated request after the story was erased, and brings nothing back', async () => {
    const key = randomUUID()
    const first = await share({}, keyed(key))
    if (!first.ok) throw new Error('refused')
    const erased = await platform.call(eraseMyContribution, { body: { receipt: first.body.receipt } })
    expect(erased.ok).toBe(true)
    const second = await share({}, keyed(key))
    expect(second.ok && second.body).toEqual(first.body)
    const opened = await mine(first.body.receipt)
    expect(opened.ok && opened.body.words).toEqual({ status: 'withdrawn' })
  })

  it('refuses a key that was used for another story', async () => {
    const key = randomUUID()
    await share({}, keyed(key))
    const answer = await share({ words: { happened: 'Something else.' } }, keyed(key))
    expect(answer.ok ? undefined : answer.problem.type).toBe('/problems/key-reused')
  })

  it('finds the answer again after a restart', async () => {
    const key = randomUUID()
    const first = await share({}, keyed(key))
    platform = await platform.restart()
    const second = await share({}, keyed(key))
    expect(second.ok && second.body).toEqual(first.ok && first.body)
  })

  it('names every field that is wrong, with the fix, and repeats nothing that was typed', async () => {
    const marker = 'canary-words-7f3a'
    const answer = await platform.heard.fetch(`/api/v1/engagement/programmes/${programme}/stories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ about: marker, stages: 'none', words: { happened: ' ' }, language: 'en', consents: [], [marker]: 1, oldEnough: false }),
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await answer.json()) as { errors: { field: string }[] }
    expect(problem.errors.map(({ field }) => field).toSorted()).toEqual(
      ['about', 'consents', marker, 'oldEnough', 'stages', 'words.happened'].toSorted(),
    )
    expect(JSON.stringify({ ...problem, errors: problem.errors.filter(({ field }) => field !== marker) })).not.toContain(marker)
  })

  it.each([
    ['consent-required', 422, { consents: [] as never[] }],
    ['unknown-stage', 422, { stages: ['moon'] }],
    ['unknown-community', 422, { community: 'moon' }],
  ] as const)('refuses with %s', async (code, status, changes) => {
    const story = await plainStory(platform.call)
    const refusedConsent = story.consents.map((choice) => ({ ...choice, given: false }))
    const answer = await share(code === 'consent-required' ? { consents: refusedConsent } : changes)
    expect(answer.ok ? undefined : [answer.problem.type, answer.status]).toEqual([`/problems/${code}`, status])
  })

  it('brings awkward strings back byte for byte', async () => {
    const texts = naughty.filter((text) => text.trim() !== '')
    expect(texts.length).toBeGreaterThan(200)
    for (const text of texts) {
      const shared = await share({ words: { happened: text, worked: text, gotInTheWay: text, wouldHaveHelped: text } })
      if (!shared.ok) throw new Error(`${shared.problem.title}: ${JSON.stringify(text)}`)
      const opened = await mine(shared.body.receipt)
      expect(opened.ok && opened.body.words).toEqual({
        status: 'open',
        words: { happened: text, worked: text, gotInTheWay: text, wouldHaveHelped: text },
      })
    }
  })

  it('keeps a draft only for its key, and leaves nothing behind when stopped', async () => {
    const key = 'k'.repeat(43)
    await platform.call(keepDraft, { body: { key, content: { happened: 'half a sentence' } } })
    expect((await platform.call(recallDraft, { body: { key: 'j'.repeat(43) } })).ok).toBe(true)
    const other = await platform.call(recallDraft, { body: { key: 'j'.repeat(43) } })
    const own = await platform.call(recallDraft, { body: { key } })
    expect([other.ok && other.body, own.ok && own.body]).toEqual([{}, { content: { happened: 'half a sentence' } }])
    await platform.call(dropDraft, { body: { key } })
    const dropped = await platform.call(recallDraft, { body: { key } })
    expect(dropped.ok && dropped.body).toEqual({})
  })

  it('lets an analyst mark what identifies somebody, and tells the resident', async () => {
    const shared = await share({ words: { happened: 'Dr Khan rang me on 07700 900123.' } })
    if (!shared.ok) throw new Error('refused')
    const headers = await platform.as('analyst')
    const params = { programme, contribution: shared.body.contribution }
    const proposal = await platform.call(proposeIdentifiers, { params }, { headers })
    if (!proposal.ok) throw new Error(proposal.problem.title)
    expect(proposal.body.proposed.map(({ field, kind, from, to }) => [field, kind, proposal.body.words.happened?.slice(from, to)])).toEqual([
      ['happened', 'name', 'Khan'],
      ['happened', 'phone', '07700 900123'],
    ])
    const marked = await platform.call(deidentifyContribution, { params, body: { spans: proposal.body.proposed } }, { headers })
    const after = new Headers({ 'heard-after': marked.headers.get('heard-position') ?? '' })
    const opened = await platform.call(myContribution, { body: { receipt: shared.body.receipt } }, { headers: after })
    expect(opened.ok && opened.body.steps.map(({ what }) => what)).toEqual(['received', 'de-identified'])
  })

  it('lets the holder of a receipt take a consent back and give it again', async () => {
    const story = await plainStory(platform.call)
    const shared = await share()
    if (!shared.ok) throw new Error('refused')
    const analysis = story.consents.find(({ purpose }) => purpose === 'analysis')
    if (!analysis) throw new Error('nothing is asked for analysis')
    const { receipt } = shared.body
    const change = (given: boolean) => platform.call(changeConsent, { body: { receipt, choice: { ...analysis, given } } })
    const standing = async () => {
      const opened = await mine(receipt)
      return opened.ok ? opened.body.consents.find(({ purpose }) => purpose === 'analysis')?.given : undefined
    }
    expect(await standing()).toBe(true)
    expect((await change(false)).status).toBe(200)
    expect(await standing()).toBe(false)
    const again = await change(false)
    expect(again.ok ? undefined : again.problem.type).toBe('/problems/nothing-to-withdraw')
    expect((await change(true)).status).toBe(200)
    expect(await standing()).toBe(true)
  })

  it('answers positions that tell strangers nothing', async () => {
    const [first, second] = [await share(), await share()]
    const positions = [first, second].map((answer) => answer.headers.get('heard-position') ?? '')
    expect(positions.every((position) => /^[\w-]{22}$/.test(position))).toBe(true)
    expect(positions.map((position) => platform.heard.platform.positions.open(position))).toEqual([expect.any(BigInt), expect.any(BigInt)])
  })
})

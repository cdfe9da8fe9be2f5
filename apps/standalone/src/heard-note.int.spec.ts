import { createHash, randomUUID } from 'node:crypto'
import type { BodyOf } from '@heard/contracts'
import {
  consentRecords,
  deidentifyContribution,
  downloadMine,
  eraseMyContribution,
  myContribution,
  myHeard,
  namedNotice,
  passOnHeard,
} from '@heard/contracts/engagement'
import { codeContribution, defineTheme, listContributions } from '@heard/contracts/reporting'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, ownCommunity, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }
const namedHash = createHash('sha256').update(namedNotice.words.ur).digest('hex')
const dayMs = 86_400_000

describe('what a champion heard', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const { as, joins, assign } = volunteersOf(() => platform)
  const belongs = async () => assign((await joins()).application)
  const said = async (changes: Partial<BodyOf<typeof passOnHeard>> = {}): Promise<BodyOf<typeof passOnHeard>> => {
    const { consents } = await plainStory(platform.call)
    return {
      note: randomUUID(),
      heard: 'The letter came in English only.',
      about: 'relative',
      community: 'south-asian',
      stages: ['diagnosis'],
      language: 'en',
      consents,
      oldEnough: true,
      ...changes,
    }
  }
  const passes = async (body: BodyOf<typeof passOnHeard>) => platform.call(passOnHeard, { params, body }, await as('champion'))
  const listed = async () => ok(await platform.call(listContributions, { params, query: { origin: 'champion' } }, await as('analyst'))).contributions
  const mine = async () => ok(await platform.call(myHeard, { params }, await as('champion'))).notes

  it('is passed on by whoever is connected and belongs to a community, and kept once however often it is sent', async () => {
    expect(await mine()).toEqual([])
    expect(codeOf(await passes(await said()))).toBe('not-linked')
    const { application } = await joins()
    expect(codeOf(await passes(await said()))).toBe('not-assigned')
    await assign(application)
    const body = await said()
    const first = ok(await passes(body))
    expect(ok(await passes(body))).toEqual(first)
    expect((await mine()).map(({ note, stages, state }) => ({ note, stages, state }))).toEqual([
      { note: body.note, stages: ['diagnosis'], state: 'received' },
    ])
    expect((await listed()).map(({ contribution, origin }) => ({ contribution, origin }))).toEqual([{ contribution: body.note, origin: 'champion' }])
  })

  it('is of the community that the resident says, or of none, and about whom they say', async () => {
    await belongs()
    const { community: _unsaid, ...unplaced } = await said({ about: 'myself' })
    const sent = async (body: BodyOf<typeof passOnHeard>) => {
      const { about, community } = ok(await platform.call(myContribution, { body: { receipt: ok(await passes(body)).receipt } }))
      return [about, community, (await listed()).find(({ contribution }) => contribution === body.note)?.community]
    }
    expect(await sent(await said())).toEqual(['relative', 'south-asian', 'south-asian'])
    expect(await sent(unplaced)).toEqual(['myself', undefined, undefined])
    expect(codeOf(await passes(await said({ community: 'nowhere' })))).toBe('unknown-community')
  })

  it('never takes the place of something else under its id, and gives nobody else’s code', async () => {
    await belongs()
    const body = await said()
    ok(await passes(body))
    const changes = [{ heard: 'Nobody rang back.' }, { about: 'friend' }, { community: ownCommunity }, { named: namedHash }] as const
    for (const change of changes) expect(codeOf(await passes({ ...body, ...change }))).toBe('key-reused')
    ok(await passes({ ...body, heard: 'Nobody rang back.', note: randomUUID() }))
    clock.time += dayMs + 1
    for (const change of [{}, { heard: 'Nobody rang back.' }]) expect(codeOf(await passes({ ...body, ...change }))).toBe('already-kept')
    expect(await mine()).toHaveLength(2)
  })

  it('needs what the resident agreed to, in the words in force, and keeps these with the note', async () => {
    await belongs()
    const { consents } = await plainStory(platform.call)
    expect(codeOf(await passes(await said({ consents: consents.map((choice) => ({ ...choice, given: false })) })))).toBe('consent-required')
    expect(codeOf(await passes(await said({ consents: consents.map((choice) => ({ ...choice, noticeHash: '0'.repeat(64) })) })))).toBe(
      'notice-changed',
    )
    const { receipt } = ok(await passes(await said()))
    const held = ok(await platform.call(myContribution, { body: { receipt } }))
    expect(held.words).toEqual({ status: 'open', words: { happened: 'The letter came in English only.' } })
    const records = JSON.stringify(ok(await platform.call(consentRecords, { body: { receipt, language: 'en' } })))
    expect(records).toContain('Read out by a champion')
    expect(ok(await platform.call(downloadMine, { body: { receipt } })).origin).toBe('champion')
  })

  it('tells who somebody is only with their agreement to the very words for it', async () => {
    await belongs()
    const heard = 'Ring Ama on 07700 900123, she waits for a letter.'
    const body = await said({ heard })
    for (const tells of [heard, 'اسے ۰۷۷۰۰ ۹۰۰۱۲۳ پر فون کریں', 'She lives at 14 Station Road.'])
      expect(codeOf(await passes({ ...body, heard: tells }))).toBe('tells-who')
    expect(codeOf(await passes({ ...body, named: '0'.repeat(64) }))).toBe('notice-changed')
    ok(await passes({ ...body, named: namedHash }))
  })

  it('is seen by its champion as far as it came, until the resident takes it back', async () => {
    await belongs()
    const body = await said()
    const { receipt } = ok(await passes(body))
    const state = async () => (await mine()).map((note) => note.state)
    const about = { params: { ...params, contribution: body.note } }
    ok(await platform.call(deidentifyContribution, { ...about, body: { spans: [] } }, await as('analyst')))
    expect(await state()).toEqual(['being-read'])
    const { theme } = ok(await platform.call(defineTheme, { params, body: { name: 'Letters', language: 'en' } }, await as('analyst')))
    ok(await platform.call(codeContribution, { ...about, body: { theme } }, await as('analyst')))
    expect(await state()).toEqual(['in-themes'])
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    await expect.poll(state).toEqual([])
  })
})

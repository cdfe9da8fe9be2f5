import type { BodyOf } from '@heard/contracts'
import { beginBoard, listBoards, myBoards, publicBoards, reportBoard, stepBoard, stepChampion } from '@heard/contracts/champions'
import { eraseMyContribution } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, ownCommunity, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }

describe('a board at which champions speak', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  let board: string
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
    const body = { name: 'Cancer board', about: 'How people are invited.' }
    board = ok(await platform.call(beginBoard, { params, body }, await as('coordinator'))).board
  })
  afterEach(() => platform.close())
  const { as, becomesChampion, joins, assign } = volunteersOf(() => platform)

  const step = async (body: BodyOf<typeof stepBoard>) => platform.call(stepBoard, { params: { ...params, board }, body }, await as('coordinator'))
  const shown = async () => ok(await platform.call(listBoards, { params }, await as('connector'))).boards[0]
  const mine = async () => ok(await platform.call(myBoards, { params }, await as('champion'))).boards
  const everybody = async () => ok(await platform.call(publicBoards, { params }, await as('auditor'))).boards
  const speaks = async () => {
    const { application } = await joins()
    await assign(application)
    ok(await step({ step: 'represent', application }))
    return application
  }
  const meets = async () => {
    const papers = [{ name: 'Agenda', link: 'https://board.example/agenda' }]
    ok(await step({ step: 'meet', startsAt: '2026-11-25T10:00:00Z', minutes: 90, place: 'Town hall', papers }))
    return (await shown())?.meetings[0]?.meeting ?? ''
  }
  const reports = async (meeting: string, body: BodyOf<typeof reportBoard>) =>
    platform.call(reportBoard, { params: { ...params, board, meeting }, body }, await as('champion'))

  const refOf = async () => (await shown())?.meetings[0]?.reports[0]?.ref ?? ''
  const releases = async (meeting: string, ref: string) => step({ step: 'release', meeting, community: ownCommunity, ref })

  const kept = async (...refs: string[]) => (await platform.heard.platform.vault.wording(refs)).map(({ status }) => status)

  it('hears one champion for each community, while they belong to it', async () => {
    expect(codeOf(await step({ step: 'represent', application: (await becomesChampion()).application }))).toBe('not-assigned')
    const application = await speaks()
    const reference = application.slice(-8).toUpperCase()
    expect((await shown())?.representatives).toEqual([{ community: ownCommunity, application, reference }])
    expect((await mine()).map(({ name, community }) => [name, community])).toEqual([['Cancer board', ownCommunity]])
    ok(await platform.call(stepChampion, { params: { ...params, application }, body: { step: 'end' } }, await as('coordinator')))
    await expect.poll(async () => (await shown())?.representatives).toEqual([])
    expect(await mine()).toEqual([])
  })

  it('is told with what was said for a community, in public once the team has read it, and never by whom', async () => {
    const application = await speaks()
    const meeting = await meets()
    expect((await mine())[0]?.meetings).toMatchObject([{ place: 'Town hall', papers: [{ name: 'Agenda', link: 'https://board.example/agenda' }] }])
    const words = { said: 'Letters come in English only.', feedback: 'They will send them in Urdu.' }
    expect(codeOf(await reports(meeting, words))).toBe('not-yet')
    clock.time = Date.parse('2026-11-25T12:00:00Z')
    for (const said of ['Ring me on 07700 900123', 'Come to 14 Station Road, Luton'])
      expect(codeOf(await reports(meeting, { said }))).toBe('tells-who')
    ok(await reports(meeting, words))
    expect((await everybody())[0]?.meetings).toMatchObject([{ meeting, reports: [] }])
    const seen = await refOf()
    ok(await reports(meeting, { ...words, said: 'Letters come in English alone.' }))
    expect(codeOf(await releases(meeting, seen))).toBe('changed-since')
    ok(await reports(meeting, words))
    ok(await releases(meeting, await refOf()))
    const [published] = await everybody()
    expect(published).toMatchObject({ name: 'Cancer board', communities: [ownCommunity] })
    expect(published?.meetings[0]?.reports).toEqual([{ community: ownCommunity, ...words }])
    expect(JSON.stringify(published)).not.toContain(application)
    ok(await reports(meeting, { said: 'Letters come late.' }))
    expect((await everybody())[0]?.meetings[0]?.reports).toEqual([])
    expect((await mine())[0]?.meetings[0]?.report).toEqual({ community: ownCommunity, said: 'Letters come late.', released: false })
  })

  it('withdraws what was said for good, also on a closed board, and keeps nothing that was written over', async () => {
    await speaks()
    const meeting = await meets()
    clock.time = Date.parse('2026-11-25T12:00:00Z')
    ok(await reports(meeting, { said: 'Written first.' }))
    const first = await refOf()
    ok(await reports(meeting, { said: 'Mrs A. from number 5 said so.' }))
    const second = await refOf()
    await expect.poll(() => kept(first, second), { timeout: 20_000 }).toEqual(['erased', 'open'])
    ok(await releases(meeting, second))
    ok(await step({ step: 'close' }))
    const withdraw = async (who: string) => {
      const body = { step: 'withdraw', meeting, community: ownCommunity } as const
      return platform.call(stepBoard, { params: { ...params, board }, body }, await as(who))
    }
    expect((await withdraw('connector')).ok).toBe(false)
    ok(await withdraw('coordinator'))
    ok(await withdraw('coordinator'))
    expect((await everybody())[0]?.meetings[0]?.reports).toEqual([])
    expect((await shown())?.meetings[0]?.reports).toEqual([{ community: ownCommunity, released: false }])
    await expect.poll(() => kept(second), { timeout: 20_000 }).toEqual(['erased'])
  })

  it.each([
    [true, 'open'],
    [false, 'erased'],
  ] as const)('published %s: what was said is %s once the application is erased', async (published, left) => {
    const { application, receipt } = await joins()
    await assign(application)
    ok(await step({ step: 'represent', application }))
    const meeting = await meets()
    clock.time = Date.parse('2026-11-25T12:00:00Z')
    ok(await reports(meeting, { said: 'Letters come late.' }))
    const ref = await refOf()
    if (published) ok(await releases(meeting, ref))
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    await expect.poll(async () => (await shown())?.representatives, { timeout: 20_000 }).toEqual([])
    await expect.poll(() => kept(ref), { timeout: 20_000 }).toEqual([left])
    expect((await shown())?.meetings[0]?.reports.map(({ released }) => released)).toEqual([published])
  })

  it('notes decisions, followed by what is published alone', async () => {
    const meeting = await meets()
    const unknown = { as: 'recommendation', id: crypto.randomUUID() } as const
    expect(codeOf(await step({ step: 'decide', meeting, text: 'Letters in Urdu', followedBy: unknown }))).toBe('unknown-follow')
    ok(await step({ step: 'decide', meeting, text: 'Letters in Urdu' }))
    const [decision] = (await everybody())[0]?.meetings[0]?.decisions ?? []
    expect(decision?.text).toBe('Letters in Urdu')
    const { ref } = (await shown())?.meetings[0]?.decisions[0] ?? {}
    ok(await step({ step: 'decide', meeting, decision: decision?.decision, ref, text: 'Letters in Urdu and Polish' }))
    expect((await everybody())[0]?.meetings[0]?.decisions).toEqual([{ decision: decision?.decision, text: 'Letters in Urdu and Polish' }])
    ok(await step({ step: 'call-off', meeting }))
    expect((await everybody())[0]?.meetings).toEqual([])
    ok(await step({ step: 'close' }))
    expect(codeOf(await step({ step: 'change', name: 'Too late' }))).toBe('board-closed')
  })

  it('takes words in the place of those that were read, and not from who has a page from before they were withdrawn', async () => {
    const meeting = await meets()
    ok(await step({ step: 'decide', meeting, text: 'Mrs A. asks for letters.' }))
    const before = await shown()
    const { decision = '', ref } = before?.meetings[0]?.decisions[0] ?? {}
    const when = { startsAt: '2026-11-26T10:00:00Z', minutes: 60, papers: [] }
    const stale = [
      { step: 'change', name: 'Cancer board', about: 'How people are invited.', ref: before?.ref },
      { step: 'meet', meeting, ...when, place: 'Town hall', ref: before?.meetings[0]?.ref },
      { step: 'decide', meeting, decision, text: 'Mrs A. asks for letters.', ref },
    ] as const
    for (const words of [{ of: 'decision', meeting, decision }, { of: 'meeting', meeting }, { of: 'board' }] as const)
      ok(await step({ step: 'withdraw-words', words }))
    for (const again of stale) expect(codeOf(await step(again))).toBe('changed-since')
    expect(JSON.stringify([await shown(), await everybody()])).not.toMatch(/Mrs A|Cancer board|Town hall/)
    for (const { ref: _ref, ...afresh } of stale) ok(await step(afresh))
    const now = await shown()
    expect([now?.name, now?.meetings[0]?.place, now?.meetings[0]?.decisions[0]?.text]).toEqual([
      'Cancer board',
      'Town hall',
      'Mrs A. asks for letters.',
    ])
    for (const { ref: _ref, ...blindly } of stale) expect(codeOf(await step(blindly))).toBe('changed-since')
  })

  it('withdraws its other words for good, says so, and keeps nothing that was changed', async () => {
    const vault = platform.heard.platform.vault
    const refs = async () => {
      const all: string[] = []
      for await (const { data } of platform.heard.platform.store.readStream(`board-${programme}.${board}`)) {
        all.push(
          ...JSON.stringify(data)
            .matchAll(/"ref":"([^"]+)"/g)
            .map(([, ref = '']) => ref),
        )
      }
      return all
    }
    const left = async () => {
      const rows = await vault.wording(await refs())
      return rows.flatMap((row) => (row.status === 'open' ? [JSON.stringify(row.payload)] : []))
    }
    const meeting = await meets()
    ok(await step({ step: 'decide', meeting, text: 'Mrs A. asks for letters.' }))
    const { decision = '', ref } = (await shown())?.meetings[0]?.decisions[0] ?? {}
    ok(await step({ step: 'decide', meeting, decision, ref, text: 'Mrs B. asks for letters.' }))
    ok(await step({ step: 'change', name: 'Board of health', ref: (await shown())?.ref }))
    await expect
      .poll(left, { timeout: 20_000 })
      .toEqual([
        '"Town hall"',
        JSON.stringify([{ link: 'https://board.example/agenda', name: 'Agenda' }]),
        '"Mrs B. asks for letters."',
        '"Board of health"',
      ])
    ok(await step({ step: 'close' }))
    for (const words of [{ of: 'decision', meeting, decision }, { of: 'meeting', meeting }, { of: 'board' }] as const) {
      ok(await step({ step: 'withdraw-words', words }))
      ok(await step({ step: 'withdraw-words', words }))
    }
    const [published] = await everybody()
    expect([published?.name, published?.about, published?.meetings]).toEqual([
      undefined,
      undefined,
      [{ meeting, startsAt: '2026-11-25T10:00:00Z', decisions: [{ decision }], reports: [] }],
    ])
    const [held] = (await shown())?.meetings ?? []
    expect([held?.place, held?.papers]).toEqual([undefined, []])
    await expect.poll(left, { timeout: 20_000 }).toEqual([])
    expect(codeOf(await step({ step: 'withdraw-words', words: { of: 'meeting', meeting: crypto.randomUUID() } }))).toBe('unknown-meeting')
  })
})

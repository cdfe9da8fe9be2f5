import { setTimeout as pause } from 'node:timers/promises'
import { confirmFollow, moveProgramme, retentionSchedule, subscribe, unfollow } from '@heard/contracts/engagement'
import { RetentionWorker, TellFollowers } from '@heard/engagement'
import { uuidv7 } from '@heard/service-kit'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeHash, textIn } from './canary/follow.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const DAY_MS = 86_400_000
const commitment = '01a205e9-8331-7028-a50d-a30cc7460c01'

describe('being told by e-mail when a programme or a commitment moves', () => {
  const clock = { time: 0, now: () => clock.time }
  let server: TestMailServer
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    server = new TestMailServer()
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await server.start() } })
  })
  afterEach(async () => {
    await platform.close()
    await server.close()
  })

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const mail = async (count: number): Promise<string> => {
    while (server.taken.length < count) await pause(5)
    const [head = '', body = ''] = (server.taken[count - 1] ?? '').split(/\r\n\r\n(.*)/s)
    return /^Content-Transfer-Encoding: base64\r?$/im.test(head)
      ? `${head}\r\n\r\n${Buffer.from(body, 'base64').toString()}`
      : textIn(`${head}\r\n\r\n${body}`)
  }
  const tokenIn = (text: string, page: 'confirm' | 'stop'): string => new RegExp(`follow/${page}\\?token=([\\w.-]+)`).exec(text)?.[1] ?? ''
  /** Facts of reporting as that service publishes them, without all that comes before one. */
  const happened = async (type: 'CommitmentMade' | 'ProgressReported', about = commitment): Promise<void> => {
    const { store, readModels, vault } = platform.heard.platform
    const row = { subject: programme, purpose: 'publication', field: 'commitment.text', payload: { language: 'en', text: 'Longer hours' } } as const
    const [sealed] = await vault.seal([row], { deadline: new Date(clock.time + 60_000).toISOString() })
    const acting = { programme, commitment: about, organisation: 'luton-council', by: 'luton-council' }
    const data =
      type === 'CommitmentMade'
        ? { ...acting, text: sealed, measure: sealed, madeOn: '2026-11-23', due: '2027-01-01' }
        : { ...acting, note: sealed, on: '2026-11-23', state: 'under-way' }
    const metadata = { actor: 'system', at: new Date(clock.time).toISOString() }
    const facts = [{ id: uuidv7(clock.time), type, version: 3, data, metadata }]
    await store.append({ stream: `commitment-${programme}.${about}`, expected: 'any', facts })
    await readModels.waitFor(await store.head(), 10_000)
  }
  const tell = async (): Promise<void> => {
    const { store, readModels } = platform.heard.platform
    await readModels.waitFor(await store.head(), 10_000)
    await platform.heard.commands.execute(new TellFollowers())
    await pause(50)
  }
  const bodyOf = (email: string, pace: 'at-once' | 'weekly', about?: string, language: 'en' | 'ur' = 'en') => ({
    email,
    language,
    pace,
    noticeHash: noticeHash(language),
    ...(about === undefined ? {} : { commitment: about }),
  })
  const only = async (email: string) => ok(await platform.call(subscribe, { params, body: bodyOf(email, 'at-once') })).follow
  const factsOf = async (type: 'FollowAsked' | 'FollowConfirmed' | 'FollowEnded') => {
    const found: Readonly<Record<string, unknown>>[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: [type] })) found.push({ ...data })
    return found
  }
  const asks = async (email: string, pace: 'at-once' | 'weekly', about?: string, language: 'en' | 'ur' = 'en'): Promise<string> => {
    const before = server.taken.length
    ok(await platform.call(subscribe, { params, body: bodyOf(email, pace, about, language) }))
    const first = await mail(before + 1)
    ok(await platform.call(confirmFollow, { body: { token: tokenIn(first, 'confirm') } }))
    return first
  }

  it('tells of each move at once, in the language of whoever asked, with a link and a click to stop', async () => {
    await asks('one@heard.example', 'at-once', undefined, 'ur')
    clock.time += 1_000
    await tell()
    expect(server.taken).toHaveLength(1)
    await happened('CommitmentMade')
    await tell()
    const told = await mail(2)
    expect(told).toContain(`/ur/programmes/${programme}/report`)
    expect(told).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    clock.time += 1_000
    await happened('ProgressReported')
    await tell()
    expect(server.taken).toHaveLength(2)
    clock.time += 3_600_000
    await tell()
    const second = await mail(3)
    ok(await platform.call(unfollow, { body: { token: tokenIn(second, 'stop') } }))
    clock.time += DAY_MS
    await happened('ProgressReported')
    await tell()
    expect(server.taken).toHaveLength(3)
  })

  it('tells of a week in one mail, and of one commitment nothing else', async () => {
    await happened('CommitmentMade')
    await asks('weekly@heard.example', 'weekly')
    await asks('other@heard.example', 'at-once', commitment)
    clock.time += DAY_MS
    await happened('CommitmentMade', '01a205e9-8331-7028-a50d-a30cc7460c02')
    clock.time += 1_000
    await happened('ProgressReported', '01a205e9-8331-7028-a50d-a30cc7460c02')
    await tell()
    expect(server.taken).toHaveLength(2)
    clock.time += 6 * DAY_MS
    await tell()
    const week = await mail(3)
    expect(week).toContain('To: weekly@heard.example')
    expect(week).toContain('An organisation has promised something.\r\nThere is news about a promise.')
    await happened('ProgressReported')
    await tell()
    expect(await mail(4)).toContain(`/programmes/${programme}/commitments/${commitment}`)
  })

  it('is refused for a commitment that is not of this programme', async () => {
    const body = { ...bodyOf('a@heard.example', 'weekly'), commitment }
    expect(await platform.call(subscribe, { params, body })).toMatchObject({ status: 404, problem: { type: '/problems/unknown-commitment' } })
    await happened('CommitmentMade')
    const elsewhere = { programme: 'elft-big-conversation' }
    expect(await platform.call(subscribe, { params: elsewhere, body })).toMatchObject({ status: 404 })
    expect(await platform.call(subscribe, { params, body })).toMatchObject({ ok: true })
  })

  it('asked again for the same address replaces itself, and ends when the programme is archived', async () => {
    await asks('twice@heard.example', 'at-once')
    clock.time += DAY_MS
    await asks('Twice@heard.example', 'at-once')
    clock.time += 1_000
    await happened('CommitmentMade')
    await tell()
    await mail(3)
    expect(server.taken).toHaveLength(3)
    const headers = await platform.as('coordinator')
    for (const to of ['reporting', 'closed', 'archived'] as const) ok(await platform.call(moveProgramme, { params, body: { to } }, { headers }))
    const ended = async (): Promise<readonly unknown[]> => {
      const found: unknown[] = []
      for await (const { data } of platform.heard.platform.store.readAll({ types: ['FollowEnded'] })) found.push('why' in data ? data.why : undefined)
      return found
    }
    while ((await ended()).length < 2) await pause(5)
    expect(await ended()).toStrictEqual(['replaced', 'programme-over'])
  })

  it('is in the retention schedule, and ends by itself on the last day of contact', async () => {
    await asks('kept@heard.example', 'weekly')
    const officer = await platform.as('data-protection')
    const contact = async () => {
      const headers = new Headers(officer)
      headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
      const { held, nextDue } =
        ok(await platform.call(retentionSchedule, { params }, { headers })).lines.find(({ purpose }) => purpose === 'contact') ?? {}
      return [held, nextDue]
    }
    const run = async () => (await platform.heard.get(RetentionWorker).look()).find((one) => one.programme === programme)?.applied
    expect(await contact()).toStrictEqual([1, undefined])
    const headers = await platform.as('coordinator')
    for (const to of ['reporting', 'closed'] as const) ok(await platform.call(moveProgramme, { params, body: { to } }, { headers }))
    expect(await contact()).toStrictEqual([1, '2027-02-23'])
    clock.time = Date.parse('2027-02-23T12:00:00Z')
    expect([await run(), await factsOf('FollowEnded')]).toStrictEqual([0, []])
    clock.time += DAY_MS
    expect([await run(), (await factsOf('FollowEnded')).map(({ why }) => why)]).toStrictEqual([1, ['retention']])
    expect(await contact()).toStrictEqual([0, undefined])
    const { address } = (await factsOf('FollowAsked'))[0] as { address: { ref: string; binding: string } }
    expect(await platform.heard.platform.vault.verify(address)).toBe('erased')
  })

  it('stands while nobody confirms another, and one mail a day is all that a stranger can have sent', async () => {
    await asks('mine@heard.example', 'at-once')
    for (const spelling of ['mine@heard.example', 'MINE@heard.example', 'Mine@heard.example']) expect(await only(spelling)).toBe('asked')
    clock.time += DAY_MS
    expect([await only('mine@heard.example'), await only('mine@heard.example')]).toStrictEqual(['asked', 'asked'])
    await mail(2)
    await happened('CommitmentMade')
    const other = { params, body: bodyOf('mine@heard.example', 'weekly', commitment) }
    expect(await platform.call(subscribe, other)).toMatchObject({ ok: true, body: { follow: 'asked' } })
    await tell()
    expect(await mail(3)).toContain('An organisation has promised something.')
    expect([server.taken.length, await factsOf('FollowEnded'), (await factsOf('FollowAsked')).length]).toStrictEqual([3, [], 2])
    clock.time += 8 * DAY_MS
    await tell()
    await tell()
    expect((await factsOf('FollowEnded')).map(({ why }) => why)).toStrictEqual(['unconfirmed'])
    expect(await factsOf('FollowConfirmed')).toHaveLength(1)
    await asks('mine@heard.example', 'weekly')
    expect((await factsOf('FollowEnded')).map(({ why }) => why)).toStrictEqual(['unconfirmed', 'replaced'])
  })

  it('is one, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => only('at-once@heard.example')))
    ok(await platform.call(confirmFollow, { body: { token: tokenIn(await mail(1), 'confirm') } }))
    await tell()
    expect([server.taken.length, (await factsOf('FollowAsked')).length]).toStrictEqual([1, 1])
  })

  it('is recorded with the words that were agreed to, and not with others', async () => {
    const { noticeHash: notice, ...rest } = bodyOf('words@heard.example', 'weekly', undefined, 'ur')
    const other = await platform.call(subscribe, { params, body: { ...rest, noticeHash: 'a'.repeat(64) } })
    expect(other).toMatchObject({ status: 409, problem: { type: '/problems/notice-changed' } })
    expect(await platform.call(subscribe, { params, body: { ...rest, noticeHash: notice } })).toMatchObject({ ok: true })
    expect(await factsOf('FollowAsked')).toMatchObject([{ consent: { purpose: 'contact', notice, language: 'ur', mode: 'web' } }])
  })
})

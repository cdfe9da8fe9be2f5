import type { BodyOf } from '@heard/contracts'
import { retentionSchedule } from '@heard/contracts/engagement'
import {
  acceptPlace,
  cancelForPerson,
  cancelGathering,
  cancelRegistration,
  changeGathering,
  changeRegistration,
  eventCareNotice,
  listGatherings,
  listRegistrations,
  myRegistration,
  noteArrival,
  noteHeadcount,
  prepareGathering,
  registerForGathering,
  showPreparation,
} from '@heard/contracts/events'
import { RetentionWorker } from '@heard/engagement'
import { GatheringWatch } from '@heard/events'
import { newReceiptCode } from '@heard/service-kit'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreeing, announceAt, event, HOUR_MS, person, gatheringProgramme as programme } from './gathering.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

/** A header of several encoded words (RFC 2047). */
const plain = (header: string): string =>
  header
    .replaceAll(/\?=\s+=\?UTF-8\?Q\?/g, '')
    .replaceAll(/=\?UTF-8\?Q\?|\?=/g, '')
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

describe('a gathering and those who come', () => {
  const clock = { time: Date.parse('2026-11-29T09:00:00Z'), now: () => clock.time }
  const mails = new TestMailServer()
  let platform: TestHeard
  let gathering: string
  beforeAll(async () => {
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    gathering = await announceAt(platform, event('2026-12-20T10:00:00.000Z', 2))
  })
  afterAll(async () => {
    await platform.close()
    await mails.close()
  })

  const as = async (role?: string): Promise<{ headers: Headers }> => {
    const { positions, store } = platform.heard.platform
    const headers = new Headers(role === undefined ? {} : await platform.as(role))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const here = () => ({ params: { ...params, gathering } })
  const register = async (body: BodyOf<typeof registerForGathering>) => {
    const answer = await platform.call(registerForGathering, { ...here(), body })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const mine = async (receipt: string) => {
    const answer = await platform.call(myRegistration, { body: { receipt } })
    return answer.ok ? answer.body : answer.problem.type
  }
  const standingOf = async (receipt: string) => {
    const shown = await mine(receipt)
    return typeof shown === 'string' ? shown : [shown.standing, shown.waiting, shown.until, shown.details?.name]
  }
  const mailed = (): string[] =>
    mails.taken.map((mail) => [/^To: (.*)$/m.exec(mail)?.[1], plain(/^Subject: ((?:.|\r\n )*)$/m.exec(mail)?.[1] ?? '')].join(' | ')).toSorted()
  /** What the vault leads a code to. */
  const behind = (code: string) => {
    const { vault } = platform.heard.platform
    return vault.linked(vault.fingerprint('registration-receipt', code))
  }
  const soon = { timeout: 20_000 }
  const receipts = new Map<string, string>()
  const codeOf = (name: string): string => receipts.get(name) ?? ''

  it('takes those who come first, and says to the others where they are on the list', async () => {
    for (const name of ['Amina', 'Bilal', 'Chloe']) {
      const more = name === 'Amina' ? { needs: { needs: ['bsl' as const], more: 'A seat in front' } } : {}
      const { receipt, standing, waiting } = await register(person(name, more))
      receipts.set(name, receipt)
      expect([standing, waiting]).toStrictEqual(name === 'Chloe' ? ['waiting', 1] : ['in', undefined])
    }
    const { details: _details, ...withoutMail } = person('Dan')
    receipts.set('Dan', (await register({ ...withoutMail, details: { name: 'Dan', phone: '07700 900123', language: 'en' } })).receipt)
    expect(await mine(codeOf('Amina'))).toMatchObject({
      standing: 'in',
      details: { name: 'Amina', email: 'amina@example.org', language: 'en' },
      needs: { needs: ['bsl'], more: 'A seat in front' },
    })
    expect(await standingOf(codeOf('Dan'))).toStrictEqual(['waiting', 2, undefined, 'Dan'])
    await expect
      .poll(mailed, soon)
      .toStrictEqual([
        'amina@example.org | Heard: you have a place at "Hear Me: finding out"',
        'bilal@example.org | Heard: you have a place at "Hear Me: finding out"',
        'chloe@example.org | Heard: you are on the waiting list for "Hear Me: finding out"',
      ])
    expect(mails.taken.filter((mail) => /A seat in front|bsl|07700/.test(mail))).toStrictEqual([])
    const listed = await platform.call(listGatherings, { params }, await as())
    expect(listed.ok && listed.body.gatherings.map(({ places, sequence }) => [places, sequence])).toStrictEqual([['full', 0]])
  })

  it('records to which words somebody agreed, and takes nobody who read other ones', async () => {
    const consents: unknown[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: ['RegistrationMade'] })) {
      consents.push((data as { consent?: unknown }).consent)
    }
    const agreed = { version: eventCareNotice.version, notice: agreeing().noticeHash, language: 'en' }
    expect(consents).toStrictEqual([agreed, agreed, agreed, agreed])
    const other = await platform.call(registerForGathering, { ...here(), body: person('Jo', { noticeHash: 'a'.repeat(64) }) })
    expect(other.ok ? '' : other.problem.type).toBe('/problems/notice-changed')
  })

  it('lets people change what they told, but not bring more than there is room for', async () => {
    const more = { receipt: codeOf('Bilal'), people: 2, details: person('Bilal').details, needs: { needs: [] } }
    const refused = await platform.call(changeRegistration, { body: more })
    expect(refused.ok ? '' : refused.problem.type).toBe('/problems/no-room')
    const changed = await platform.call(changeRegistration, { body: { ...more, people: 1, details: { name: 'Bilal K', language: 'ur' } } })
    expect(changed.ok && changed.body.standing).toBe('in')
    expect(await mine(codeOf('Bilal'))).toMatchObject({ people: 1, details: { name: 'Bilal K', language: 'ur' } })
  })

  it('erases what was told with a place that is given back, and offers the place to the next until a moment', async () => {
    mails.taken.length = 0
    expect((await platform.call(cancelRegistration, { body: { receipt: codeOf('Amina') } })).status).toBe(200)
    expect((await platform.call(cancelRegistration, { body: { receipt: codeOf('Amina') } })).status).toBe(200)
    await expect.poll(() => standingOf(codeOf('Amina')), soon).toStrictEqual(['cancelled', undefined, undefined, undefined])
    await expect.poll(() => behind(codeOf('Amina')), soon).toStrictEqual({ programme, gathering, ended: 'cancelled' })
    expect(await mine(codeOf('Amina'))).toStrictEqual({ programme, gathering, standing: 'cancelled' })
    const again = await platform.call(cancelRegistration, { body: { receipt: codeOf('Amina') } })
    expect(again.ok && again.body).toStrictEqual({ standing: 'cancelled' })
    const late = { receipt: codeOf('Amina'), people: 1, details: person('Amina').details, needs: { needs: [] } }
    expect((await platform.call(changeRegistration, { body: late })).status).toBe(409)
    await expect.poll(() => standingOf(codeOf('Chloe')), soon).toStrictEqual(['offered', undefined, '2026-12-01T09:00:00.000Z', 'Chloe'])
    await expect.poll(mailed, soon).toStrictEqual(['chloe@example.org | Heard: a place is free for you at "Hear Me: finding out"'])
    const full = await register(person('Eve'))
    expect([full.standing, full.waiting]).toStrictEqual(['waiting', 2])
    receipts.set('Eve', full.receipt)
    await expect.poll(mailed, soon).toContain('eve@example.org | Heard: you are on the waiting list for "Hear Me: finding out"')
  })

  it('moves on to the next when nobody takes the place in time', async () => {
    clock.time = Date.parse('2026-12-01T09:00:00Z')
    await platform.heard.get(GatheringWatch).look()
    await expect.poll(() => standingOf(codeOf('Chloe')), soon).toStrictEqual(['lapsed', undefined, undefined, undefined])
    await expect.poll(() => behind(codeOf('Chloe')), soon).toStrictEqual({ programme, gathering, ended: 'lapsed' })
    await expect.poll(() => standingOf(codeOf('Dan')), soon).toStrictEqual(['offered', undefined, '2026-12-03T09:00:00.000Z', 'Dan'])
    const late = await platform.call(acceptPlace, { body: { receipt: codeOf('Chloe') } })
    expect(late.ok ? '' : late.problem.type).toBe('/problems/registration-ended')
    const early = await platform.call(acceptPlace, { body: { receipt: codeOf('Eve') } })
    expect(early.ok ? '' : early.problem.type).toBe('/problems/no-offer')
    const taken = await platform.call(acceptPlace, { body: { receipt: codeOf('Dan') } })
    expect(taken.ok && taken.body.standing).toBe('in')
  })

  it('tells those who registered what changes, moves up when it grows, and never gets smaller than those who have a place', async () => {
    mails.taken.length = 0
    const body = event('2026-12-20T11:00:00.000Z', 1)
    const small = await platform.call(changeGathering, { ...here(), body }, await as('connector'))
    expect(small.ok ? '' : small.problem.type).toBe('/problems/capacity-too-small')
    const unknown = { ...body, communities: ['nobody-knows'] }
    expect((await platform.call(changeGathering, { ...here(), body: unknown }, await as('connector'))).status).toBe(422)
    expect((await platform.call(changeGathering, { ...here(), body: { ...body, capacity: 3 } }, await as('connector'))).status).toBe(200)
    await expect
      .poll(mailed, soon)
      .toStrictEqual([
        'eve@example.org | Heard: "Hear Me: finding out" has changed',
        'eve@example.org | Heard: a place is free for you at "Hear Me: finding out"',
      ])
    expect((await platform.call(acceptPlace, { body: { receipt: codeOf('Eve') } })).status).toBe(200)
    const listed = await platform.call(listGatherings, { params }, await as())
    expect(listed.ok && listed.body.gatherings.map(({ startsAt, sequence, capacity }) => [startsAt, sequence, capacity])).toStrictEqual([
      ['2026-12-20T11:00:00.000Z', 1, 3],
    ])
  })

  it('reminds those who have a place two days before, once, and does not open again what has no address', async () => {
    const openedForMail = async (): Promise<number> => {
      const { store } = platform.heard.platform
      let count = 0
      for await (const { data } of store.readAll({ types: ['PersonalDataOpened'] })) if ((data as { reason?: string }).reason === 'mail') count += 1
      return count
    }
    mails.taken.length = 0
    clock.time = Date.parse('2026-12-18T11:00:01Z')
    const before = await openedForMail()
    await platform.heard.get(GatheringWatch).look()
    await platform.heard.get(GatheringWatch).look()
    expect((await openedForMail()) - before).toBe(1)
    await expect.poll(mailed, soon).toStrictEqual(['eve@example.org | Heard: "Hear Me: finding out" is soon'])
  })

  it('shows staff who comes and what they need, and counts on the day', async () => {
    expect((await platform.call(listRegistrations, here(), await as('analyst'))).status).toBe(403)
    const list = async () => {
      const listed = await platform.call(listRegistrations, here(), await as('connector'))
      if (!listed.ok) throw new Error(listed.problem.title)
      return listed.body
    }
    const shown = await list()
    expect(shown.registrations.map(({ standing, details, arrived }) => [standing, details?.name, arrived])).toStrictEqual([
      ['cancelled', undefined, 0],
      ['in', 'Bilal K', 0],
      ['lapsed', undefined, 0],
      ['in', 'Dan', 0],
      ['in', 'Eve', 0],
    ])
    const registration = shown.registrations[3]?.registration ?? ''
    const arrive = async (people: number) =>
      (await platform.call(noteArrival, { params: { ...here().params, registration }, body: { people } }, await as('connector'))).status
    expect([await arrive(1), await arrive(1), await arrive(0), await arrive(1)]).toStrictEqual([200, 200, 200, 200])
    const headcount = { walkIns: 2, communities: [{ community: 'south-asian', people: 3 }] }
    expect((await platform.call(noteHeadcount, { ...here(), body: headcount }, await as('connector'))).status).toBe(200)
    const other = shown.registrations[4]?.registration ?? ''
    expect((await platform.call(cancelForPerson, { params: { ...here().params, registration: other } }, await as('connector'))).status).toBe(200)
    const counted = await list()
    expect(counted.headcount).toStrictEqual(headcount)
    expect(counted.registrations.map(({ standing, arrived }) => [standing, arrived])).toStrictEqual([
      ['cancelled', 0],
      ['in', 0],
      ['lapsed', 0],
      ['in', 1],
      ['cancelled', 0],
    ])
  })

  it('keeps what staff prepare to staff', async () => {
    const body = {
      checked: ['insurance' as const],
      budget: 250,
      words: { roles: [{ role: 'host' as const, who: 'Nadia' }], risks: 'A wet floor' },
    }
    expect((await platform.call(prepareGathering, { ...here(), body }, await as('connector'))).status).toBe(200)
    const shown = await platform.call(showPreparation, here(), await as('coordinator'))
    expect(shown.ok && shown.body.preparation).toStrictEqual(body)
    expect((await platform.call(showPreparation, here(), await as('analyst'))).status).toBe(403)
  })

  it('erases what people told 30 days after the gathering', async () => {
    const due = async () => {
      const schedule = await platform.call(retentionSchedule, { params }, await as('data-protection'))
      const line = schedule.ok ? schedule.body.lines.find(({ purpose }) => purpose === 'event-care') : undefined
      return line && [line.held, line.nextDue, line.overdue]
    }
    expect(await due()).toStrictEqual([2, '2027-01-19', 0])
    const run = async (day: string) => {
      clock.time = Date.parse(`${day}T12:00:00Z`)
      return (await platform.heard.get(RetentionWorker).look()).find((each) => each.programme === programme)?.applied
    }
    expect(await run('2027-01-19')).toBe(0)
    expect(await standingOf(codeOf('Dan'))).toStrictEqual(['in', undefined, undefined, 'Dan'])
    // Who came, twice, and what was prepared.
    expect(await run('2027-01-20')).toBe(3)
    await expect.poll(() => mine(codeOf('Dan')), soon).toBe('/problems/unknown-receipt')
    expect(await behind(codeOf('Dan'))).toBe(undefined)
  })

  it('tells those who registered why it is cancelled, and takes nobody any more', async () => {
    clock.time = Date.parse('2027-02-01T12:00:00Z')
    gathering = await announceAt(platform, event('2027-03-01T10:00:00.000Z', 5))
    const { receipt } = await register(person('Farah'))
    mails.taken.length = 0
    await expect.poll(() => standingOf(receipt)).toStrictEqual(['in', undefined, undefined, 'Farah'])
    const body = { language: 'en', reason: 'The hall is flooded.', following: false }
    expect((await platform.call(cancelGathering, { ...here(), body }, await as('connector'))).status).toBe(200)
    await expect.poll(mailed, soon).toContain('farah@example.org | Heard: "Hear Me: finding out" is cancelled')
    expect(mails.taken.some((mail) => mail.includes('The hall is flooded.'))).toBe(true)
    const refused = await platform.call(registerForGathering, { ...here(), body: person('Gita') })
    expect(refused.ok ? '' : refused.problem.type).toBe('/problems/gathering-passed')
    gathering = await announceAt(platform, event('2027-03-02T10:00:00.000Z'))
    const open = await platform.call(registerForGathering, { ...here(), body: person('Gita') })
    expect(open.ok ? '' : open.problem.type).toBe('/problems/no-registration')
  })

  it('takes one key once: the same again answers the same, other words are refused, and nothing but the vault knows the receipt', async () => {
    const about = { params: { ...params, gathering: await announceAt(platform, event('2027-03-21T10:00:00.000Z', 5)) } }
    const keyed = { headers: new Headers({ 'idempotency-key': 'one-and-the-same-key' }) }
    const send = async (name: string) => {
      const answer = await platform.call(
        registerForGathering,
        { ...about, body: person(name, { details: { name, phone: '1', language: 'en' } }) },
        keyed,
      )
      return answer.ok ? answer.body : answer.problem.type
    }
    const first = await send('Hana')
    if (typeof first === 'string') throw new Error(first)
    expect(await send('Hana')).toStrictEqual(first)
    expect(await send('Ibrahim')).toBe('/problems/key-reused')
    expect(await standingOf(first.receipt)).toStrictEqual(['in', undefined, undefined, 'Hana'])
    await platform.call(cancelRegistration, { body: { receipt: first.receipt } })
    expect(await send('Hana')).toStrictEqual({ ...first, standing: 'cancelled' })

    const { store, vault } = platform.heard.platform
    const commands: string[] = []
    for await (const { metadata } of store.readStream(`gathering-${programme}.${about.params.gathering}`)) {
      if (metadata.command !== undefined) commands.push(metadata.command)
    }
    expect(
      await Promise.all(
        commands.map((command) => mine(newReceiptCode(Buffer.from(vault.fingerprint('registration-code', command), 'base64url').subarray(0, 16)))),
      ),
    ).toStrictEqual(commands.map(() => '/problems/unknown-receipt'))
    clock.time += 25 * HOUR_MS
    expect(await send('Ibrahim')).toBe('/problems/key-reused')
  })
})

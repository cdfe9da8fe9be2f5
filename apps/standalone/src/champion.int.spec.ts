import type { BodyOf } from '@heard/contracts'
import {
  type ApplicationDetails,
  acceptOffer,
  applicationForm,
  applyAsChampion,
  championsTasks,
  equalTreatment,
  listApplications,
  myApplication,
  setRecruiting,
  showApplication,
  stepApplication,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import { eraseMyContribution, myContribution, myEnquiry, openingsOfMine } from '@heard/contracts/engagement'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

describe('an application to become a champion', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) => answer.problem?.type.replace('/problems/', '')
  const as = async (account: string): Promise<{ headers: Headers }> => {
    const { store, positions } = platform.heard.platform
    const headers = new Headers(await platform.as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const details: ApplicationDetails = {
    name: 'Sana',
    contact: '07700 900123',
    community: 'south-asian',
    age: '16-17',
    adult: 'My aunt Noor, 07700 900456',
    about: 'I looked after my father.\n\nمیں اردو بولتی ہوں۔',
    involvement: ['listening', 'gatherings'],
    languages: 'Urdu, English',
    availability: ['weekend'],
    times: 'Not while I have exams',
  }

  it('is made with a receipt, which shows all that is held of it, and is the same when it is sent again', async () => {
    const key = { headers: new Headers({ 'idempotency-key': 'one-and-the-same-key' }) }
    const body = applying(details, 'ur')
    const made = ok(await platform.call(applyAsChampion, { params, body }, key))
    const { application, receipt, due } = made
    expect(due).toBe('2026-12-07')
    expect(ok(await platform.call(applyAsChampion, { params, body }, key))).toStrictEqual(made)
    expect(ok(await platform.call(myApplication, { body: { receipt } }))).toStrictEqual({
      application,
      programme,
      state: 'new',
      at: '2026-11-23T09:00:00.000Z',
      due,
      details,
      notes: [],
      consent: { version: 1, notice: body.noticeHash, language: 'ur' },
    })
    clock.time += 60_000
    const { counts, applications } = ok(await platform.call(listApplications, { params }, await as('connector')))
    const row = { application, reference: application.slice(-8).toUpperCase(), at: '2026-11-23T09:00:00.000Z', state: 'new', due }
    expect([counts.new, counts.accepted, applications]).toStrictEqual([1, 0, [{ ...row, proposed: false, erased: false }]])
    const shown = ok(await platform.call(showApplication, { params: { ...params, application } }, await as('connector')))
    expect([shown.details, shown.history]).toStrictEqual([details, [{ what: 'applied', at: '2026-11-23T09:00:00.000Z', by: 'applicant' }]])
    const { openings } = ok(await platform.call(openingsOfMine, { body: { receipt } }, await as('connector')))
    expect(openings.map(({ by, reason }) => [by, reason])).toStrictEqual([
      [['connector'], 'application'],
      [['you'], 'receipt'],
    ])
    expect([
      (await platform.call(myContribution, { body: { receipt } })).status,
      (await platform.call(myEnquiry, { body: { receipt } })).status,
    ]).toEqual([404, 404])
  })

  it('is refused for a community that there is not, for words that nobody is asked to agree to, and with references that nobody asked for', async () => {
    const apply = async (body: ReturnType<typeof applying>) => codeOf(await platform.call(applyAsChampion, { params, body }))
    expect(await apply(applying({ community: 'martian' }))).toBe('unknown-community')
    expect(await apply({ ...applying(), noticeHash: 'a'.repeat(64) })).toBe('notice-changed')
    expect(await apply(applying({ references: 'My teacher' }))).toBe('not-asked-for')
    expect(ok(await platform.call(applicationForm, { params }))).toEqual({ references: false })
    ok(await platform.call(setRecruiting, { params, body: { references: true, twoDecide: false } }, await as('coordinator')))
    expect(ok(await platform.call(applicationForm, { params }))).toEqual({ references: true })
    expect(await apply(applying({ references: 'My teacher' }))).toBeUndefined()
  })

  const step = async (application: string, body: BodyOf<typeof stepApplication>, account = 'coordinator') =>
    platform.call(stepApplication, { params: { ...params, application }, body }, await as(account))
  const mine = async (receipt: string) => ok(await platform.call(myApplication, { body: { receipt } }))
  const apply = async (told: Partial<ApplicationDetails> = {}) => ok(await platform.call(applyAsChampion, { params, body: applying(told) }))

  it('is taken back by its receipt, and says kindly why it was declined', async () => {
    const first = await apply()
    ok(await platform.call(withdrawMyApplication, { body: { receipt: first.receipt } }))
    expect(codeOf(await platform.call(withdrawMyApplication, { body: { receipt: first.receipt } }))).toBe('already-decided')
    expect(codeOf(await step(first.application, { step: 'offer' }))).toBe('already-decided')
    const second = await apply()
    const reason = 'We have nobody left to train you this year.'
    ok(await step(second.application, { step: 'decline', reason }))
    const shown = [await mine(first.receipt), await mine(second.receipt)].map((one) => [one.state, one.reason])
    expect(shown).toEqual([
      ['withdrawn', undefined],
      ['declined', reason],
    ])
  })

  it('leads over a talk and an offer to a champion, who rests for a while', async () => {
    const { application, receipt } = await apply({ age: '16-17' })
    const tasks = async (account: string) =>
      ok(await platform.call(championsTasks, { params }, await as(account))).tasks.map(({ kind, due }) => [kind, due])
    const talk = { step: 'talk', startsAt: '2026-11-25T10:00:00.000Z', minutes: 30, place: 'By phone' } as const
    ok(await step(application, talk))
    clock.time += 60_000
    ok(await step(application, { ...talk, startsAt: '2026-11-26T10:00:00.000Z' }))
    expect(await tasks('connector')).toEqual([['talk', '2026-11-26T10:00:00.000Z']])
    expect((await mine(receipt)).talk).toStrictEqual({
      startsAt: '2026-11-26T10:00:00.000Z',
      endsAt: '2026-11-26T10:30:00.000Z',
      place: 'By phone',
      sequence: 1,
      cancelled: false,
      changedAt: '2026-11-23T09:01:00.000Z',
    })
    ok(await step(application, { step: 'note', text: 'Her aunt comes along.' }))
    expect(codeOf(await step(application, { step: 'offer' }))).toBe('care-missing')
    ok(await step(application, { step: 'offer', care: 'Noor is always with her.' }))
    expect(await tasks('connector')).toEqual([])
    expect((await mine(receipt)).state).toBe('offered')
    ok(await platform.call(acceptOffer, { body: { receipt } }))
    expect(codeOf(await platform.call(acceptOffer, { body: { receipt } }))).toBe('not-offered')
    ok(await step(application, { step: 'pause', until: '2026-12-24' }))
    expect(await tasks('coordinator')).toEqual([])
    clock.time = Date.parse('2026-12-24T09:00:00Z')
    expect(await tasks('coordinator')).toEqual([['rest-over', '2026-12-24T23:59:59.000Z']])
    ok(await step(application, { step: 'resume' }))
    const { state, care, notes } = await mine(receipt)
    expect([state, care, notes]).toEqual([
      'accepted',
      'Noor is always with her.',
      [{ at: '2026-11-23T09:01:00.000Z', text: 'Her aunt comes along.' }],
    ])
  })

  it('is decided by two where the programme wants it, and the applicant sees nothing until then', async () => {
    ok(await platform.call(setRecruiting, { params, body: { references: false, twoDecide: true } }, await as('coordinator')))
    const { application, receipt } = await apply()
    ok(await step(application, { step: 'decline', reason: 'No place is left.' }))
    expect([(await mine(receipt)).state, (await mine(receipt)).reason]).toEqual(['new', undefined])
    expect(codeOf(await step(application, { step: 'confirm' }))).toBe('same-person')
    const kinds = async (account: string) => ok(await platform.call(championsTasks, { params }, await as(account))).tasks.map(({ kind }) => kind)
    expect([await kinds('coordinator'), await kinds('connector')]).toEqual([[], ['decision']])
    ok(await step(application, { step: 'confirm' }, 'connector'))
    expect([(await mine(receipt)).state, (await mine(receipt)).reason]).toEqual(['declined', 'No place is left.'])
  })

  it('counts in what is said of equal treatment, once the month is over, and opens to nobody but the platform', async () => {
    for (let index = 0; index < 12; index += 1) {
      const { application } = await apply()
      ok(await step(application, { step: 'offer' }))
    }
    const treatment = async () => ok(await platform.call(equalTreatment, { params }, await as('auditor')))
    const row = async () => (await treatment()).groups[0]?.rows.find(({ id }) => id === 'south-asian')
    const withheld = { id: 'south-asian', applied: null, offered: null, declined: null, withdrawn: null, waiting: null }
    expect(await row()).toEqual(withheld)
    for (let index = 0; index < 3; index += 1) {
      ok(await step((await apply()).application, { step: 'decline', reason: 'No place is left.' }))
      ok(await platform.call(withdrawMyApplication, { body: { receipt: (await apply()).receipt } }))
    }
    for (let index = 0; index < 20; index += 1) await apply()
    clock.time = Date.parse('2026-12-01T09:00:00Z')
    expect(await row()).toEqual({ ...withheld, applied: 40, offered: 10, waiting: 20 })
    expect((await treatment()).asOf).toBe('2026-12-01')
    const opened: string[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: ['PersonalDataOpened'] })) opened.push(JSON.stringify(data))
    expect(opened.filter((one) => one.includes('equal-treatment')).length).toBe(1)
  })

  it('is erased by its receipt, and opens for nobody then', async () => {
    const { receipt, application } = ok(await platform.call(applyAsChampion, { params, body: applying(details) }))
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    expect(codeOf(await platform.call(myApplication, { body: { receipt } }))).toBe('unknown-receipt')
    const shown = ok(await platform.call(showApplication, { params: { ...params, application } }, await as('coordinator')))
    expect([shown.erased, shown.details]).toEqual([true, undefined])
    expect(codeOf(await step(application, { step: 'note', text: 'Too late' }))).toBe('unknown-application')
  })

  it('is acknowledged by e-mail, in its language and with nothing of what was told, where an address was left', async () => {
    await platform.close()
    const mails = new TestMailServer()
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    try {
      const applyFrom = async (contact: string, language: 'en' | 'ur') =>
        ok(await platform.call(applyAsChampion, { params, body: applying({ ...details, contact }, language) })).application
      await applyFrom('07700 900123', 'en')
      const application = await applyFrom(' sana@example.org', 'ur')
      await expect.poll(() => mails.taken.length, { timeout: 20_000 }).toBe(1)
      const [mail = ''] = mails.taken
      expect([mail.includes('sana@example.org'), mail.includes(application)]).toEqual([true, false])
      const words = Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString()
      expect([words.includes('/ur/my-contribution'), /sana|south/i.test(words)]).toEqual([true, false])
    } finally {
      await mails.close()
    }
  })
})

import {
  type ApplicationDetails,
  acceptApplication,
  applicationForm,
  applyAsChampion,
  declineApplication,
  listApplications,
  myApplication,
  setRecruiting,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import { eraseMyContribution, myContribution, myEnquiry, openingsOfMine } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

describe('an application to become a champion', () => {
  const clock = { time: Date.parse('2026-11-23T09:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
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
      consent: { version: 1, notice: body.noticeHash, language: 'ur' },
    })
    clock.time += 60_000
    const { applications } = ok(await platform.call(listApplications, { params }, await as('connector')))
    expect(applications).toStrictEqual([{ application, at: '2026-11-23T09:00:00.000Z', due, state: 'new', details }])
    const { openings } = ok(await platform.call(openingsOfMine, { body: { receipt } }, await as('connector')))
    expect(openings.map(({ by, reason }) => [by, reason])).toStrictEqual([
      [['connector'], 'review'],
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

  it('is taken back by its receipt, and says kindly why it was declined', async () => {
    const first = ok(await platform.call(applyAsChampion, { params, body: applying() }))
    ok(await platform.call(withdrawMyApplication, { body: { receipt: first.receipt } }))
    expect(codeOf(await platform.call(withdrawMyApplication, { body: { receipt: first.receipt } }))).toBe('already-decided')
    const of = (application: string) => ({ params: { ...params, application } })
    expect(codeOf(await platform.call(acceptApplication, of(first.application), await as('coordinator')))).toBe('already-decided')
    const second = ok(await platform.call(applyAsChampion, { params, body: applying() }))
    const reason = { body: { reason: 'We have nobody left to train you this year.' } }
    ok(await platform.call(declineApplication, { ...of(second.application), ...reason }, await as('coordinator')))
    const shown = async (receipt: string) => {
      const { state, reason: why } = ok(await platform.call(myApplication, { body: { receipt } }))
      return [state, why]
    }
    expect([await shown(first.receipt), await shown(second.receipt)]).toEqual([
      ['withdrawn', undefined],
      ['declined', reason.body.reason],
    ])
  })

  it('is erased by its receipt, and opens for nobody then', async () => {
    const { receipt, application } = ok(await platform.call(applyAsChampion, { params, body: applying(details) }))
    ok(await platform.call(eraseMyContribution, { body: { receipt } }))
    expect(codeOf(await platform.call(myApplication, { body: { receipt } }))).toBe('unknown-receipt')
    const { applications } = ok(await platform.call(listApplications, { params, query: { application } }, await as('coordinator')))
    expect(applications.map(({ details: left }) => left)).toEqual([undefined])
  })
})

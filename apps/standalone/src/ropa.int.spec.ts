import { recordOfProcessing, reviewRopa } from '@heard/contracts/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme: 'luton-cancer' }

describe('the record of processing', () => {
  const clock = { time: Date.parse('2026-11-23T12:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard({ clock })
  })
  afterAll(() => platform.close())

  const show = async (role: string, language = 'en') => {
    const headers = new Headers(await platform.as(role))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    const answer = await platform.call(recordOfProcessing, { params, query: { language } }, { headers })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }

  it('is made from the registry in force, with the notices that are asked now', async () => {
    const { lines, csv, controller } = await show('auditor')
    expect(lines.map(({ purpose }) => purpose)).toEqual([
      'draft',
      'narrative',
      'analysis',
      'anonymous-quotation',
      'named-quotation',
      'contact',
      'share-partner',
      'enquiry',
      'self-referral',
      'safeguarding',
      'equality',
      'double-entry',
      'event-care',
      'event-planning',
      'event-feedback',
      'volunteering',
      'publication',
      'data-rights',
      'accounts',
    ])
    expect(lines.find(({ purpose }) => purpose === 'data-rights')).toMatchObject({
      wording: { language: 'en', text: 'To answer when you use your rights or complain.' },
      lawfulBasis: 'legal-obligation',
      fields: ['case.details', 'case.answer', 'case.breach', 'case.breach-step', 'hold.reason'],
      readers: ['data-protection'],
    })
    expect(lines.filter(({ consentRecords }) => consentRecords).map(({ purpose }) => purpose)).toEqual([
      'analysis',
      'anonymous-quotation',
      'named-quotation',
      'contact',
      'share-partner',
      'equality',
    ])
    expect(csv.split('\r\n')).toHaveLength(lines.length + 2)
    expect(controller?.text).not.toBe('')
  })

  it('is worded in the language asked for', async () => {
    const { lines } = await show('data-protection', 'ur')
    expect(lines[0]?.wording.language).toBe('ur')
  })

  it('is overdue until it was reviewed, and again after the day of the next review', async () => {
    expect(await show('administrator')).toMatchObject({ overdue: true })
    const headers = await platform.as('data-protection')
    const late = await platform.call(reviewRopa, { params, body: { nextReview: '2027-11-24' } }, { headers })
    expect(late.ok ? undefined : late.problem.type).toBe('/problems/review-not-ahead')
    const done = await platform.call(reviewRopa, { params, body: { nextReview: '2027-05-23' } }, { headers })
    expect(done.ok && done.body).toEqual({ on: '2026-11-23', nextReview: '2027-05-23' })
    expect(await show('auditor')).toMatchObject({ reviewed: '2026-11-23', nextReview: '2027-05-23', overdue: false })
    clock.time = Date.parse('2027-05-24T12:00:00Z')
    expect(await show('auditor')).toMatchObject({ overdue: true })
  })

  it('is not there for a programme that is not there', async () => {
    const answer = await platform.call(recordOfProcessing, { params: { programme: 'nowhere' }, query: {} }, { headers: await platform.as('auditor') })
    expect(answer.ok ? undefined : answer.problem.status).toBe(404)
  })
})

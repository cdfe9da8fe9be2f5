import { acceptOffer, applyAsChampion, endVolunteering, myApplication, showApplication, stepApplication } from '@heard/contracts/champions'
import {
  actOnCase,
  complain,
  liftHold,
  listHolds,
  moveProgramme,
  myContribution,
  placeHold,
  recordBreach,
  retentionSchedule,
  reviewHold,
  shareStory,
  showCase,
} from '@heard/contracts/engagement'
import { declineMiniEvent, requestMiniEvent } from '@heard/contracts/events'
import { RetentionOverdue, RetentionWorker } from '@heard/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { sealedRefs } from './vault-keeper.ts'

const params = { programme }
const day = (text: string): number => Date.parse(`${text}T12:00:00Z`)

describe('retention, with years in seconds', () => {
  const clock = { time: day('2026-11-22'), now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = day('2026-11-22')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const on = async (text: string) => {
    clock.time = day(text)
    return (await platform.heard.get(RetentionWorker).look()).find((run) => run.programme === programme)
  }
  const officer = () => platform.as('data-protection')
  const schedule = async () => {
    const after = new Headers(await officer())
    after.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    const answer = await platform.call(retentionSchedule, { params }, { headers: after })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const line = async (purpose: string) => {
    const found = (await schedule()).lines.find((one) => one.purpose === purpose)
    return found && { held: found.held, notStarted: found.notStarted, soon: found.dueWithin30Days, overdue: found.overdue, nextDue: found.nextDue }
  }
  const tell = async () => {
    const answer = await platform.call(shareStory, { params, body: await plainStory(platform.call) })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const wordsOf = async (receipt: string) => {
    const mine = await platform.call(myContribution, { body: { receipt } })
    return mine.ok ? mine.body.words.status : mine.problem.type
  }
  const closeProgramme = async () => {
    const headers = await platform.as('coordinator')
    for (const to of ['reporting', 'closed'] as const) {
      const moved = await platform.call(moveProgramme, { params, body: { to } }, { headers })
      if (!moved.ok) throw new Error(moved.problem.title)
    }
  }

  it('keeps stories until twelve months after the programme closed, and then erases them', async () => {
    const { receipt } = await tell()
    expect(await line('narrative')).toEqual({ held: 1, notStarted: 1, soon: 0, overdue: 0, nextDue: undefined })
    expect(await on('2030-01-01')).toEqual({ programme, applied: 0, held: 0 })

    await closeProgramme()
    expect(await line('narrative')).toEqual({ held: 1, notStarted: 0, soon: 0, overdue: 0, nextDue: '2031-01-01' })
    expect(await on('2031-01-01')).toEqual({ programme, applied: 0, held: 0 })
    expect(await wordsOf(receipt)).toBe('open')

    expect(await on('2031-01-02')).toEqual({ programme, applied: 1, held: 0 })
    expect(await wordsOf(receipt)).toBe('withdrawn')
    expect(await line('narrative')).toEqual({ held: 0, notStarted: 0, soon: 0, overdue: 0, nextDue: undefined })
    expect((await schedule()).runs).toEqual([
      { on: '2031-01-02', applied: 1, held: 0 },
      { on: '2031-01-01', applied: 0, held: 0 },
      { on: '2030-01-01', applied: 0, held: 0 },
    ])
  })

  it('is measured by what should have been erased the day before', async () => {
    await tell()
    clock.time = day('2030-01-01')
    await closeProgramme()
    await schedule()
    const overdueOn = (text: string): number => {
      clock.time = day(text)
      return platform.heard.get(RetentionOverdue).count()
    }
    expect(['2031-01-01', '2031-01-02', '2031-01-03'].map(overdueOn)).toEqual([0, 0, 1])
    expect(await on('2031-01-03')).toEqual({ programme, applied: 1, held: 0 })
    expect(overdueOn('2031-01-03')).toBe(0)
  })

  it('runs once a day, however often it is asked', async () => {
    expect([await on('2027-01-01'), await on('2027-01-01')]).toEqual([{ programme, applied: 0, held: 0 }, undefined])
  })

  it('erases an answered request for a mini event ninety days after the answer', async () => {
    const details = { name: 'A. Person', contact: 'a@example.org', group: 'Sewing circle', whenAndWhere: 'Mondays' }
    const asked = await platform.call(requestMiniEvent, { params, body: { details, contactAgreed: true } })
    if (!asked.ok) throw new Error(asked.problem.title)
    expect(await line('enquiry')).toEqual({ held: 1, notStarted: 1, soon: 0, overdue: 0, nextDue: undefined })
    const request = { ...params, request: asked.body.request }
    await platform.call(declineMiniEvent, { params: request, body: { reason: 'No room this month.' } }, { headers: await platform.as('coordinator') })
    expect(await line('enquiry')).toEqual({ held: 1, notStarted: 0, soon: 0, overdue: 0, nextDue: '2027-02-20' })
    clock.time = day('2027-02-01')
    expect(await line('enquiry')).toMatchObject({ soon: 1, overdue: 0 })
    expect(await on('2027-02-21')).toEqual({ programme, applied: 1, held: 0 })
    expect(await line('enquiry')).toMatchObject({ held: 0 })
    const { store, vault } = platform.heard.platform
    const refs: string[] = []
    for await (const { data } of store.readAll({ types: ['MiniEventRequested', 'MiniEventDeclined'] })) refs.push(...sealedRefs(data))
    const opened = await vault.open(refs, { purpose: 'enquiry', actor: 'spec', reason: 'review' })
    expect(opened.map(({ status }) => status)).toEqual(['erased', 'erased'])
  })

  it('keeps what a champion told until twelve months after they stopped', async () => {
    const body = applying()
    const applied = await platform.call(applyAsChampion, { params, body })
    if (!applied.ok) throw new Error(applied.problem.title)
    const of = { params: { ...params, application: applied.body.application } }
    const headers = await platform.as('coordinator')
    const offered = await platform.call(stepApplication, { ...of, body: { step: 'offer' } }, { headers })
    const said = await platform.call(acceptOffer, { body: { receipt: applied.body.receipt } })
    expect([offered.ok, said.ok]).toEqual([true, true])
    expect(await line('volunteering')).toEqual({ held: 1, notStarted: 1, soon: 0, overdue: 0, nextDue: undefined })
    expect(await on('2028-01-01')).toEqual({ programme, applied: 0, held: 0 })

    const ended = await platform.call(endVolunteering, { ...of, body: { why: 'their-wish' } }, { headers })
    expect(ended.ok && ended.body).toEqual({ application: applied.body.application })
    expect(await line('volunteering')).toEqual({ held: 1, notStarted: 0, soon: 0, overdue: 0, nextDue: '2029-01-01' })
    const listed = async () => {
      const { store, positions } = platform.heard.platform
      const after = new Headers(headers)
      after.set('heard-after', positions.seal(await store.head()))
      const answer = await platform.call(showApplication, of, { headers: after })
      return answer.ok && [answer.body.state, answer.body.erased, answer.body.details]
    }
    expect(await listed()).toEqual(['ended', false, body.details])
    expect(await on('2029-01-01')).toEqual({ programme, applied: 0, held: 0 })
    expect(await on('2029-01-02')).toEqual({ programme, applied: 1, held: 0 })
    expect(await listed()).toEqual(['ended', true, undefined])
    const mine = await platform.call(myApplication, { body: { receipt: applied.body.receipt } })
    expect(mine.ok || mine.problem.type).toBe('/problems/unknown-receipt')
    expect(await line('volunteering')).toEqual({ held: 0, notStarted: 0, soon: 0, overdue: 0, nextDue: undefined })
  })

  it('erases an answered complaint twenty-four months after the answer', async () => {
    const made = await platform.call(complain, { params, body: { details: { words: 'You wrote to me twice.', contact: 'a@example.org' } } })
    if (!made.ok) throw new Error(made.problem.title)
    expect(await line('data-rights')).toMatchObject({ held: 1, notStarted: 1 })
    const body = { step: 'answer', outcome: 'done', text: 'We are sorry.' } as const
    await platform.call(actOnCase, { params: { ...params, case: made.body.case }, body }, { headers: await officer() })
    expect(await line('data-rights')).toMatchObject({ held: 1, notStarted: 0, nextDue: '2028-11-22' })
    expect(await on('2028-11-23')).toEqual({ programme, applied: 1, held: 0 })
    const shown = await platform.call(showCase, { params: { ...params, case: made.body.case } }, { headers: await officer() })
    expect(shown.ok && [shown.body.words, shown.body.contact, shown.body.answer]).toEqual([undefined, undefined, undefined])
  })

  it('erases what was written of a breach, and why there was a hold, twenty-four months after each is closed', async () => {
    const headers = await officer()
    const found = await platform.call(recordBreach, { params, body: { what: 'A letter to Dr Khan.', aware: '2026-11-21T09:00:00Z' } }, { headers })
    const placed = await platform.call(placeHold, { params, body: { reason: 'A court asked.', reviewBy: '2027-05-01' } }, { headers })
    if (!found.ok || !placed.ok) throw new Error('not recorded')
    expect(await line('data-rights')).toMatchObject({ held: 2, notStarted: 2 })
    const breach = { params: { ...params, case: found.body.case } }
    await platform.call(actOnCase, { ...breach, body: { step: 'do-not-report', reason: 'It came back.' } }, { headers })
    await platform.call(liftHold, { params: { ...params, hold: placed.body.hold }, body: { reason: 'Decided.' } }, { headers })
    expect(await line('data-rights')).toMatchObject({ held: 2, notStarted: 0, nextDue: '2028-11-22' })

    expect(await on('2028-11-23')).toEqual({ programme, applied: 2, held: 0 })
    const shown = await platform.call(showCase, breach, { headers })
    expect(shown.ok && [shown.body.state, shown.body.words, shown.body.answer]).toEqual(['closed', undefined, undefined])
    const listed = await platform.call(listHolds, { params }, { headers })
    expect(listed.ok && listed.body.holds.map(({ lifted, reason }) => [lifted, reason])).toEqual([[true, undefined]])
  })

  it('leaves what a hold keeps, shows it as overdue, and erases it when the hold is lifted', async () => {
    const { receipt, contribution } = await tell()
    await closeProgramme()
    const headers = await officer()
    const placed = await platform.call(
      placeHold,
      { params, body: { contribution, reason: 'A court asked for it.', reviewBy: '2027-05-01' } },
      { headers },
    )
    if (!placed.ok) throw new Error(placed.problem.title)
    const hold = { ...params, hold: placed.body.hold }
    expect(await on('2027-12-01')).toEqual({ programme, applied: 0, held: 1 })
    expect([await wordsOf(receipt), (await line('narrative'))?.overdue]).toEqual(['open', 1])

    const listed = await platform.call(listHolds, { params }, { headers })
    expect(listed.ok && listed.body.holds.map(({ reason, overdue, lifted }) => ({ reason, overdue, lifted }))).toEqual([
      { reason: 'A court asked for it.', overdue: true, lifted: false },
    ])
    const late = await platform.call(reviewHold, { params: hold, body: { reason: 'Still open.', reviewBy: '2029-01-01' } }, { headers })
    expect(late.ok ? undefined : late.problem.type).toBe('/problems/review-not-ahead')
    await platform.call(liftHold, { params: hold, body: { reason: 'The case is closed.' } }, { headers })
    expect(await on('2027-12-02')).toEqual({ programme, applied: 1, held: 0 })
    expect(await wordsOf(receipt)).toBe('withdrawn')
  })

  it('refuses a hold on a contribution that is not there', async () => {
    const body = { contribution: '00000000-0000-7000-8000-000000000000', reason: 'Why not.', reviewBy: '2027-01-01' }
    const answer = await platform.call(placeHold, { params, body }, { headers: await officer() })
    expect(answer.ok ? undefined : answer.problem.type).toBe('/problems/unknown-contribution')
  })
})

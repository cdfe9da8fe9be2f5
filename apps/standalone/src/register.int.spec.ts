import type { BodyOf } from '@heard/contracts'
import { actOnCase, askForRight, complain, listCases, myCases, recordBreach, shareStory, showCase } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const moment = (day: string): number => Date.parse(`${day}T09:00:00Z`)

describe('the registers of rights, complaints and breaches', () => {
  const clock = { time: moment('2026-11-22'), now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = moment('2026-11-22')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const officer = async () => {
    const headers = new Headers(await platform.as('data-protection'))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    return headers
  }
  const list = async () => {
    const answer = await platform.call(listCases, { params }, { headers: await officer() })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body.cases
  }
  const act = async (id: string, body: BodyOf<typeof actOnCase>) =>
    platform.call(actOnCase, { params: { ...params, case: id }, body }, { headers: await platform.as('data-protection') })
  const details = { words: 'Please show me what you hold.', contact: 'a@example.org' }

  it('gives a request one month, stops the clock while asking back, and answers', async () => {
    const asked = await platform.call(askForRight, { params, body: { right: 'access', details } })
    if (!asked.ok) throw new Error(asked.problem.title)
    const { case: id, due } = asked.body
    expect(due).toBe('2026-12-22')
    await act(id, { step: 'acknowledge' })
    clock.time = moment('2026-12-01')
    await act(id, { step: 'pause', reason: 'Which programme do you mean?' })
    clock.time = moment('2026-12-06')
    expect(await list()).toMatchObject([{ state: 'paused', due: '2026-12-27', overdue: false }])
    await act(id, { step: 'resume' })
    clock.time = moment('2026-12-27')
    expect(await list()).toMatchObject([{ state: 'open', due: '2026-12-27', overdue: false }])
    clock.time = moment('2026-12-28')
    expect(await list()).toMatchObject([{ state: 'open', overdue: true }])

    const shown = await platform.call(showCase, { params: { ...params, case: id } }, { headers: await officer() })
    expect(shown.ok && [shown.body.words, shown.body.contact, shown.body.template?.includes('asked to see')]).toEqual([
      details.words,
      details.contact,
      true,
    ])
    await act(id, { step: 'answer', outcome: 'done', text: 'Here it is.' })
    expect(await list()).toEqual([
      {
        case: id,
        kind: 'rights',
        right: 'access',
        state: 'closed',
        received: '2026-11-22',
        acknowledged: '2026-11-22',
        extended: false,
        due: '2026-12-27',
        overdue: false,
        closed: '2026-12-28',
        outcome: 'done',
      },
    ])
    const again = await act(id, { step: 'acknowledge' })
    expect(again.ok ? undefined : again.problem.type).toBe('/problems/case-closed')
  })

  it('extends by two months, within the first only', async () => {
    const asked = await platform.call(askForRight, { params, body: { right: 'portability', details } })
    if (!asked.ok) throw new Error(asked.problem.title)
    clock.time = moment('2026-12-20')
    await act(asked.body.case, { step: 'extend', reason: 'There is a lot to look through.' })
    expect(await list()).toMatchObject([{ extended: true, due: '2027-02-22' }])
  })

  it('answers a complaint behind the receipt when the person gave no other way', async () => {
    const shared = await platform.call(shareStory, { params, body: await plainStory(platform.call) })
    if (!shared.ok) throw new Error(shared.problem.title)
    const { receipt } = shared.body
    const complained = await platform.call(complain, { params, body: { details: { words: 'You read it without asking.' }, receipt } })
    if (!complained.ok) throw new Error(complained.problem.title)
    clock.time = moment('2026-12-23')
    expect(await list()).toMatchObject([{ kind: 'complaint', due: '2026-12-22', overdue: true }])
    await act(complained.body.case, { step: 'acknowledge' })
    expect(await list()).toMatchObject([{ overdue: false }])
    await act(complained.body.case, { step: 'answer', outcome: 'in-part', text: 'We are sorry.' })
    await list()
    const mine = await platform.call(myCases, { body: { receipt } })
    expect(mine.ok && mine.body.cases.map(({ outcome, answer }) => [outcome, answer])).toEqual([['in-part', 'We are sorry.']])
  })

  it('counts seventy-two hours for a breach, also for one that is not reported', async () => {
    const headers = await platform.as('data-protection')
    const body = { what: 'A letter went to the wrong house.', aware: '2026-11-21T09:00:00Z' }
    const found = await platform.call(recordBreach, { params, body }, { headers })
    if (!found.ok) throw new Error(found.problem.title)
    expect(found.body.due).toBe('2026-11-24T09:00:00.000Z')
    clock.time = moment('2026-11-24') + 1
    expect(await list()).toMatchObject([{ kind: 'breach', overdue: true }])
    await act(found.body.case, { step: 'do-not-report', reason: 'The letter came back unopened.' })
    expect(await list()).toMatchObject([{ state: 'closed', outcome: 'not-reported' }])
    const shown = await platform.call(showCase, { params: { ...params, case: found.body.case } }, { headers: await officer() })
    expect(shown.ok && [shown.body.words, shown.body.answer]).toEqual([body.what, 'The letter came back unopened.'])
  })

  it.each([
    ['no-way-to-answer', { details: { words: 'Hello.' } }],
    ['unknown-receipt', { details: { words: 'Hello.' }, receipt: '0123456789ABCDEFGHJKMNPQRS' }],
  ])('refuses with %s', async (code, body) => {
    const answer = await platform.call(complain, { params, body })
    expect(answer.ok ? undefined : answer.problem.type).toBe(`/problems/${code}`)
  })
})

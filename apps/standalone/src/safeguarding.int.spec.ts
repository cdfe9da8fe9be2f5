import type { BodyOf } from '@heard/contracts'
import {
  actOnConcern,
  askConnector,
  askForCall,
  cancelCall,
  deidentifyContribution,
  handOverReading,
  listColleagues,
  listConcerns,
  listReaders,
  moveProgramme,
  myCalls,
  openingsOfMine,
  raiseConcern,
  retentionSchedule,
  showConcern,
  warnOfContent,
} from '@heard/contracts/engagement'
import { listContributions, showContribution } from '@heard/contracts/reporting'
import { RetentionWorker } from '@heard/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agreeing } from './enquiry.fixture.ts'
import { eraseMine, erasures, tell, whenErased } from './erasure.fixture.ts'
import { recordedAs } from './record.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const details = { name: 'Noor', contact: '07700 900123', when: 'After six', message: 'no' as const }

describe('a concern about somebody', () => {
  const clock = { time: Date.parse('2026-11-29T10:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-29T10:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const after = async (as?: string): Promise<{ headers: Headers }> => {
    const headers = new Headers(as === undefined ? {} : await platform.as(as))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    return { headers }
  }
  const ask = async (more: object = {}) => {
    const answer = await platform.call(askForCall, { params, body: { details, ...more } })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const queue = async () => {
    const answer = await platform.call(listConcerns, { params }, await after('coordinator'))
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body.concerns
  }
  const act = async (concern: string, body: BodyOf<typeof actOnConcern>) =>
    (await platform.call(actOnConcern, { params: { ...params, concern }, body }, await after('coordinator'))).status
  const mine = async (receipt: string) => {
    const answer = await platform.call(myCalls, { body: { receipt } }, await after())
    return answer.ok ? answer.body.calls.map(({ state, details: kept }) => [state, kept]) : answer.problem.type
  }

  it('begins when a resident asks to be called, who follows it by receipt and sees who looked', async () => {
    const { receipt, contribution } = await tell(platform)
    const { concern, receipt: none } = await ask({ receipt })
    expect(none).toBeUndefined()
    expect(await mine(receipt)).toEqual([['waiting', details]])
    expect(await queue()).toMatchObject([
      { concern, source: 'call-asked', urgency: 'today', due: '2026-11-29T18:00:00.000Z', overdue: false, contribution, reachable: true, steps: [] },
    ])
    clock.time += 9 * 3_600_000
    expect((await queue())[0]?.overdue).toBe(true)
    const shown = await platform.call(showConcern, { params: { ...params, concern } }, await after('coordinator'))
    expect(shown.ok && shown.body.contact).toEqual(details)
    const opened = await platform.call(openingsOfMine, { body: { receipt } }, await after())
    expect(opened.ok && opened.body.openings.filter(({ reason }) => reason === 'safeguarding').map(({ by }) => by)).toEqual([['coordinator']])
    expect([await act(concern, { act: 'take' }), await act(concern, { act: 'call', outcome: 'done' })]).toEqual([200, 200])
    expect(await mine(receipt)).toEqual([['called', details]])
  })

  it('holds an erasure until it is closed; a call nobody had begun ends when it is cancelled, and the number with it', async () => {
    const { receipt } = await tell(platform)
    const { concern } = await ask({ receipt })
    await after()
    await eraseMine(platform, receipt)
    await expect.poll(async () => (await erasures(platform)).map(({ state }) => state)).toEqual(['held'])
    const cancelled = await platform.call(cancelCall, { body: { receipt, concern } }, await after())
    expect(cancelled.status).toBe(200)
    expect((await platform.call(cancelCall, { body: { receipt, concern } })).status).toBe(409)
    expect(await mine(receipt)).toEqual([['cancelled', undefined]])
    await eraseMine(platform, receipt)
    expect((await whenErased(platform)).length).toBe(1)
    expect((await queue()).map(({ state, outcome, reachable }) => [state, outcome, reachable])).toEqual([['closed', 'call-cancelled', false]])
  })

  it('holds the erasure of an enquiry that it is about, and is about none that is not there', async () => {
    const asked = await platform.call(askConnector, { params, body: { kind: 'question', words: 'He hits me.', language: 'en', ...agreeing() } })
    if (!asked.ok) throw new Error(asked.problem.title)
    const { enquiry, receipt } = asked.body
    const raise = async (about: string, where = programme) => {
      const body = { source: 'enquiry' as const, urgency: 'today' as const, words: 'She asks for help.', enquiry: about }
      return platform.call(raiseConcern, { params: { programme: where }, body }, await after('connector'))
    }
    const none = await raise('01936f00-0000-7000-8000-0000000000aa')
    expect([none.status, none.ok || none.problem.type]).toEqual([404, '/problems/unknown-enquiry'])
    expect((await raise(enquiry, 'elft-big-conversation')).status).not.toBe(201)
    const raised = await raise(enquiry)
    if (!raised.ok) throw new Error(raised.problem.title)
    const { concern } = raised.body
    await after()
    await eraseMine(platform, receipt)
    await expect.poll(async () => (await erasures(platform)).map(({ state }) => state)).toEqual(['held'])
    expect((await queue()).map(({ enquiry: about }) => about)).toEqual([enquiry])
    await act(concern, { act: 'step', step: 'immediate-danger' })
    expect(await act(concern, { act: 'close', outcome: 'safe' })).toBe(200)
    await after()
    await eraseMine(platform, receipt)
    expect((await whenErased(platform)).length).toBe(1)
  })

  it('needs no story and no receipt: somebody too young gets a code of their own', async () => {
    const { concern, receipt = '' } = await ask({ young: true })
    expect(await mine(receipt)).toEqual([['waiting', details]])
    expect((await queue()).map(({ source, contribution }) => [source, contribution])).toEqual([['under-age', undefined]])
    const other = await tell(platform)
    expect((await platform.call(cancelCall, { body: { receipt: other.receipt, concern } }, await after())).status).toBe(409)
    expect((await platform.call(cancelCall, { body: { receipt, concern } }, await after())).status).toBe(200)
  })

  it('is tied to a contribution of the same programme alone, and to none that is erased; any other receipt gives way to a code of its own', async () => {
    const told = await tell(platform)
    const elsewhere = await platform.call(askForCall, {
      params: { programme: 'elft-big-conversation' },
      body: { details, receipt: told.receipt },
    })
    const asked = await platform.call(askConnector, { params, body: { kind: 'question', words: 'When?', language: 'en', ...agreeing() } })
    if (!elsewhere.ok || !asked.ok) throw new Error('not asked')
    await eraseMine(platform, told.receipt)
    await whenErased(platform)
    const erased = await ask({ receipt: told.receipt })
    const enquired = await ask({ receipt: asked.body.receipt })
    const codes = [elsewhere.body.receipt, erased.receipt, enquired.receipt]
    for (const code of codes) expect(await mine(code ?? '')).toEqual([['waiting', details]])
    expect(await mine(told.receipt)).toEqual([])
    expect((await recordedAs(platform, 'ConcernRaised')).map(({ data }) => 'contribution' in data)).toEqual([false, false, false])
  })

  it('is not asked of a programme that nobody answers for', async () => {
    const asks = async (programmeAsked: string) =>
      (await platform.call(askForCall, { params: { programme: programmeAsked }, body: { details } }, await after())).status
    expect(await asks('no-such-programme')).toBe(404)
    for (const to of ['reporting', 'closed'] as const) await platform.call(moveProgramme, { params, body: { to } }, await after('coordinator'))
    expect([await asks(programme), await asks('elft-big-conversation')]).toEqual([409, 201])
  })

  it('is asked for fifty times at once from one address, and no more', async () => {
    const asked: number[] = []
    for (let call = 0; call < 51; call += 1) asked.push((await platform.call(askForCall, { params, body: { details } })).status)
    expect([asked.filter((status) => status === 201).length, asked.at(-1)]).toEqual([50, 429])
    expect((await queue()).length).toBe(50)
  })

  it('is raised by staff, and goes through the protocol with each step on record and no word in a fact', async () => {
    const { contribution } = await tell(platform)
    const body = { source: 'reading' as const, urgency: 'immediate' as const, words: 'She does not eat.', contribution }
    const raised = await platform.call(raiseConcern, { params, body }, { headers: await platform.as('analyst') })
    if (!raised.ok) throw new Error(raised.problem.title)
    const { concern, due } = raised.body
    expect(due).toBe('2026-11-29T11:00:00.000Z')
    const team = await platform.call(listColleagues, { params }, await after('coordinator'))
    const colleagues = team.ok ? team.body.colleagues : []
    const to = colleagues.find(({ own }) => !own)?.account ?? ''
    const reader = await platform.call(listReaders, { params }, await after('analyst'))
    const outsider =
      (reader.ok ? reader.body.colleagues : []).find(({ account }) => !colleagues.some((one) => one.account === account))?.account ?? ''
    expect([
      await act(concern, { act: 'close', outcome: 'safe' }),
      await act(concern, { act: 'assign', to: outsider }),
      await act(concern, { act: 'assign', to }),
      await act(concern, { act: 'step', step: 'immediate-danger', note: 'Rang the ward.' }),
      await act(concern, { act: 'hand-over', to: 'council-adults', ground: 'vital-interests', note: 'What she wrote.' }),
      await act(concern, { act: 'support', support: 'samaritans', answer: 'not-known' }),
      await act(concern, { act: 'plan-call', on: '2026-11-28' }),
      await act(concern, { act: 'close', outcome: 'handed-over' }),
      await act(concern, { act: 'take' }),
      await act(concern, { act: 'reopen', note: 'The council asked.' }),
    ]).toEqual([409, 422, 200, 200, 200, 200, 422, 200, 409, 200])
    const shown = await platform.call(showConcern, { params: { ...params, concern } }, await after('data-protection'))
    expect(shown.ok && shown.body).toMatchObject({ words: 'She does not eat.', state: 'open', reachable: false, assignee: { account: to } })
    expect(shown.ok && shown.body.history.map(({ what, note }) => [what.type, note])).toEqual([
      ['raised', undefined],
      ['assigned', undefined],
      ['step', 'Rang the ward.'],
      ['handed-over', 'What she wrote.'],
      ['support', undefined],
      ['closed', undefined],
      ['reopened', 'The council asked.'],
    ])
    const facts = JSON.stringify(await recordedAs(platform, 'ConcernRaised', 'ProtocolStepDone', 'ConcernHandedOver', 'ConcernReopened'))
    expect(['She does not eat', 'Rang the ward', 'What she wrote', 'The council asked'].filter((words) => facts.includes(words))).toEqual([])
  })

  it('is kept for seven years after it was closed, and erased then', async () => {
    const { concern, receipt = '' } = await ask()
    await act(concern, { act: 'step', step: 'immediate-danger' })
    await act(concern, { act: 'close', outcome: 'safe' })
    const held = async () => {
      const answer = await platform.call(retentionSchedule, { params }, await after('data-protection'))
      return answer.ok ? answer.body.lines.find(({ purpose }) => purpose === 'safeguarding')?.held : answer.problem.type
    }
    const on = async (day: string) => {
      clock.time = Date.parse(`${day}T12:00:00Z`)
      return (await platform.heard.get(RetentionWorker).look()).find((run) => run.programme === programme)?.applied
    }
    expect([await held(), await on('2033-11-29'), await held(), await on('2033-11-30'), await held()]).toEqual([2, 0, 2, 2, 0])
    expect(await mine(receipt)).toEqual([['closed', undefined]])
  })

  it('warns colleagues of what is hard to read: nothing of it is shown or opened before they ask for it', async () => {
    const { contribution } = await tell(platform)
    const of = { ...params, contribution }
    await platform.call(deidentifyContribution, { params: of, body: { spans: [] } }, { headers: await platform.as('analyst') })
    const list = async () => {
      const answer = await platform.call(listContributions, { params }, await after('analyst'))
      return answer.ok ? answer.body.contributions.map(({ extract, hard }) => [extract, hard]) : answer.problem.type
    }
    const show = async (query: { despite?: 'warning' }) => {
      const answer = await platform.call(showContribution, { params: of, query }, await after('analyst'))
      return answer.ok ? answer.body.words.status : answer.problem.type
    }
    const readings = async () =>
      (await recordedAs(platform, 'PersonalDataOpened')).filter(({ data }) => 'reason' in data && data.reason === 'read').length
    expect(await list()).toEqual([['I was told to come back in a month.', undefined]])
    const worry = { source: 'reading' as const, urgency: 'today' as const, words: 'She gave up.', contribution }
    expect((await platform.call(raiseConcern, { params, body: worry }, await after('connector'))).status).toBe(201)
    expect(await list()).toEqual([['I was told to come back in a month.', undefined]])
    await platform.call(warnOfContent, { params: of, body: { hard: true } }, { headers: await platform.as('connector') })
    expect([await list(), await show({}), await readings(), await show({ despite: 'warning' }), await readings()]).toEqual([
      [[undefined, true]],
      'hard',
      0,
      'open',
      1,
    ])
    const readers = await platform.call(listReaders, { params }, await after('analyst'))
    const to = (readers.ok ? readers.body.colleagues : []).find(({ own }) => !own)?.account ?? ''
    const handOver = async (body: { act: 'done' } | { act: 'hand-over'; to: string }) =>
      (await platform.call(handOverReading, { params: of, body }, await after('analyst'))).status
    expect([await handOver({ act: 'hand-over', to }), await handOver({ act: 'done' }), await handOver({ act: 'done' })]).toEqual([200, 200, 409])
    await platform.call(warnOfContent, { params: of, body: { hard: false } }, { headers: await platform.as('connector') })
    expect(await list()).toEqual([['I was told to come back in a month.', undefined]])
  })
})

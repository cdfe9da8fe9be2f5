import type { Task } from '@heard/contracts'
import { applyAsChampion, championsTasks } from '@heard/contracts/champions'
import {
  actOnConcern,
  askConnector,
  askForCall,
  complain,
  engagementTasks,
  handOverReading,
  listPieces,
  listReaders,
  raiseConcern,
  stepEnquiry,
  stepPiece,
  writePiece,
} from '@heard/contracts/engagement'
import { eventsTasks, requestMiniEvent } from '@heard/contracts/events'
import { dropView, listSavedViews, removeAccount, saveView, whoAmI } from '@heard/contracts/identity'
import { reportingTasks } from '@heard/contracts/reporting'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { agreeing } from './enquiry.fixture.ts'
import { tell } from './erasure.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const sources = [engagementTasks, eventsTasks, championsTasks, reportingTasks]

describe('the work of staff', () => {
  const clock = { time: Date.parse('2026-11-29T10:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const after = async (as: string): Promise<{ headers: Headers }> => {
    const headers = new Headers(await platform.as(as))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    return { headers }
  }
  const workOf = async (as: string): Promise<readonly Task[]> => {
    const found: Task[] = []
    for (const route of sources) {
      const answer = await platform.call(route, { params }, await after(as))
      if (!answer.ok) throw new Error(answer.problem.title)
      found.push(...answer.body.tasks)
    }
    return found
  }
  const kindsOf = async (as: string) => (await workOf(as)).map(({ kind, due, urgent }) => [kind, due, urgent])

  const details = { contact: '07700 900123', message: 'no' as const }

  it('is told by each service, only to those who may do it, with its time', async () => {
    await tell(platform)
    await platform.call(askForCall, { params, body: { details } })
    await platform.call(complain, { params, body: { details: { words: 'You wrote to me twice.', contact: 'a@example.org' } } })
    const group = { name: 'A. Person', contact: 'a@example.org', group: 'Sewing circle', whenAndWhere: 'Mondays' }
    await platform.call(requestMiniEvent, { params, body: { details: group, contactAgreed: true } })
    await platform.call(applyAsChampion, { params, body: applying() })
    const concern = ['concern', '2026-11-29T18:00:00.000Z', true]
    const toDo = [
      ['mini-event', undefined, false],
      ['application', '2026-12-11T23:59:59.000Z', false],
    ]
    expect(await kindsOf('coordinator')).toEqual([concern, ...toDo])
    expect(await kindsOf('connector')).toEqual([...toDo, ['de-identify', undefined, false]])
    expect(await kindsOf('data-protection')).toEqual([concern, ['complaint', '2026-12-29T23:59:59.000Z', false], ['record-review', undefined, false]])
    expect(await kindsOf('analyst')).toEqual([['de-identify', undefined, false]])
    expect([await kindsOf('auditor'), await kindsOf('champion'), await kindsOf('stakeholder.luton-cancer')]).toEqual([[], [], []])
  })

  it('holds no word of anybody, and counts what is done as a heap', async () => {
    for (let told = 0; told < 3; told += 1) await tell(platform, { words: { happened: `Nobody rang me back, ${told}.` } })
    const tasks = await workOf('analyst')
    expect(tasks).toEqual([{ kind: 'de-identify', id: 'de-identify', programme, since: '2026-11-29T10:00:00.000Z', urgent: false, count: 3 }])
    expect(JSON.stringify(tasks)).not.toContain('rang')
  })

  it('is taken, given back, and handed to a colleague', async () => {
    const { contribution } = await tell(platform)
    const body = { source: 'phone' as const, urgency: 'routine' as const, words: 'Alone.' }
    const raised = await platform.call(raiseConcern, { params, body }, { headers: await platform.as('connector') })
    const concern = raised.ok ? raised.body.concern : ''
    const act = async (what: 'take' | 'release') =>
      (await platform.call(actOnConcern, { params: { ...params, concern }, body: { act: what } }, await after('coordinator'))).status
    const assignee = async () => (await workOf('coordinator')).find(({ kind }) => kind === 'concern')?.assignee?.own
    expect([await assignee(), await act('take'), await assignee(), await act('release'), await assignee()]).toEqual([
      undefined,
      200,
      true,
      200,
      undefined,
    ])
    const readers = await platform.call(listReaders, { params }, await after('analyst'))
    const everybody = readers.ok ? readers.body.colleagues : []
    const own = await platform.call(listReaders, { params }, await after('connector'))
    const connector = (own.ok ? own.body.colleagues : []).find((one) => one.own)?.account ?? ''
    expect(everybody.some(({ account }) => account === connector)).toBe(true)
    const of = { ...params, contribution }
    await platform.call(handOverReading, { params: of, body: { act: 'hand-over', to: connector } }, await after('analyst'))
    expect((await workOf('connector')).filter(({ kind }) => kind === 'reading').map(({ id }) => id)).toEqual([contribution])
    expect((await workOf('analyst')).filter(({ kind }) => kind === 'reading')).toEqual([])
  })

  it('names each entry to be checked, services apart from information', async () => {
    const words = { title: { en: 'Who pays for parking?' }, text: { en: 'Ask at the desk.' } }
    const body = { about: { kind: 'question' as const }, owner: 'publisher' as const, reviewBy: '2027-01-31', words, unchecked: [] }
    const written = await platform.call(writePiece, { params, body }, await after('connector'))
    const question = written.ok ? written.body.piece : written.problem.type
    await platform.call(stepPiece, { params: { ...params, piece: question }, body: { step: 'publish' } }, await after('connector'))
    expect((await workOf('connector')).filter(({ kind }) => kind === 'information-check')).toEqual([])
    clock.time = Date.parse('2031-06-01T10:00:00Z')
    const listed = await platform.call(listPieces, { params }, await after('connector'))
    const late = (listed.ok ? listed.body.pieces : []).filter(({ published, retired, review }) => published && !retired && review === 'overdue')
    const services = late.filter(({ about }) => about.kind === 'service').map(({ piece }) => piece)
    const tasks = await workOf('connector')
    const tasksOf = (kind: Task['kind']) => tasks.filter((task) => task.kind === kind).map(({ id }) => id)
    expect(services.length).toBeGreaterThan(1)
    expect(tasksOf('piece-check').toSorted()).toEqual(services.toSorted())
    expect(tasksOf('information-check')).toEqual([question])
    expect(tasks.filter(({ kind, count }) => kind === 'piece-check' && count !== undefined)).toEqual([])
  })

  it('says of a colleague who left that they left', async () => {
    const asked = { kind: 'question', words: 'When?', language: 'en', ...agreeing() } as const
    const made = await platform.call(askConnector, { params, body: asked })
    const enquiry = made.ok ? made.body.enquiry : ''
    const me = await platform.call(whoAmI, {}, await after('connector'))
    const account = (me.ok && me.body.principal?.account) || ''
    const assigned = await platform.call(
      stepEnquiry,
      { params: { ...params, enquiry }, body: { step: 'assign', to: account } },
      await after('connector'),
    )
    expect(assigned.status).toBe(200)
    await platform.call(removeAccount, { params: { account } }, await after('administrator'))
    expect((await workOf('coordinator')).flatMap(({ kind, assignee }) => (kind === 'enquiry' ? [assignee?.name] : []))).toEqual([
      'Somebody who has left',
    ])
  })

  it('is looked at through filters that each person keeps for themselves', async () => {
    const as = async (account: string) => ({ headers: await platform.as(account) })
    const kept = async (account: string) => {
      const answer = await platform.call(listSavedViews, {}, await as(account))
      return answer.ok ? answer.body.views : answer.problem.type
    }
    const view = { name: 'To take', search: 'whose=unassigned&kind=concern' }
    expect((await platform.call(saveView, { body: view }, await as('coordinator'))).status).toBe(204)
    expect((await platform.call(saveView, { body: { name: 'x', search: 'q=<script>' } }, await as('coordinator'))).status).toBe(400)
    expect([await kept('coordinator'), await kept('analyst')]).toEqual([[view], []])
    platform = await platform.restart()
    expect(await kept('coordinator')).toEqual([view])
    await platform.call(dropView, { body: { name: 'To take' } }, await as('coordinator'))
    expect(await kept('coordinator')).toEqual([])
  })
})

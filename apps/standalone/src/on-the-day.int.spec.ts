import { createHash } from 'node:crypto'
import type { Called, ItemOutcome, Route, SealedItem } from '@heard/contracts'
import { newDayKeyPair, openItem } from '@heard/contracts/day'
import {
  draftQuestionnaire,
  listTableNotes,
  moveConversation,
  myContribution,
  type NoteItem,
  showQuestionnaire,
  takeTableNotes,
} from '@heard/contracts/engagement'
import {
  cancelRegistration,
  type DoorItem,
  dayKey,
  doorNotices,
  listRegistrations,
  notePermission,
  registerForGathering,
  takeDoorItems,
} from '@heard/contracts/events'
import { listContributions, showContribution } from '@heard/contracts/reporting'
import { GatheringWatch } from '@heard/events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallQuestionnaire } from './conversation.fixture.ts'
import { announceAt, event, person, gatheringProgramme as programme } from './gathering.fixture.ts'
import { sealedFor } from './sealed-items.fixture.ts'
import { plainStory } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const noticeHash = createHash('sha256').update(doorNotices.photographs.words.en).digest('hex')
const bodyOf = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}
const fates = (outcomes: readonly ItemOutcome[]) => outcomes.map((one) => (one.became === 'refused' ? one.why : one.became))

describe('what devices noted on the day', () => {
  const clock = { time: Date.parse('2026-12-01T09:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  let gathering: string
  let publicKey: string
  let conversation: string
  let note: Omit<NoteItem, 'notes' | 'saidBy' | 'table'>
  let question: string
  const registered: { readonly registration: string; readonly receipt: string }[] = []

  const as = async (role: string): Promise<{ headers: Headers }> => {
    const { positions, store } = platform.heard.platform
    const headers = new Headers(await platform.as(role))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const here = () => ({ params: { ...params, gathering } })
  const sendDoor = async (items: readonly SealedItem[]) =>
    bodyOf(await platform.call(takeDoorItems, { ...here(), body: { items: [...items] } }, await as('connector'))).items
  const sendNotes = async (items: readonly SealedItem[], role = 'champion') =>
    bodyOf(await platform.call(takeTableNotes, { ...here(), body: { items: [...items] } }, await as(role))).items
  const seal = (content: object) => sealedFor(publicKey, gathering, content)
  const list = async () => bodyOf(await platform.call(listRegistrations, here(), await as('connector')))
  const arrival = (who: Extract<DoorItem, { kind: 'arrival' }>['who'], people = 1, at = '2026-12-20T10:00:00.000Z'): DoorItem => ({
    kind: 'arrival',
    at,
    who,
    people,
    agreed: [{ to: 'photographs', noticeHash }],
  })

  beforeAll(async () => {
    platform = await startTestHeard({ clock })
    gathering = await announceAt(platform, event('2026-12-20T10:00:00.000Z', 50))
    for (const name of ['Amina', 'Bilal', 'Chloe']) {
      registered.push(bodyOf(await platform.call(registerForGathering, { ...here(), body: person(name, { people: 3 }) })))
    }
    publicKey = bodyOf(await platform.call(dayKey, here(), await as('champion'))).publicKey
    const coordinator = await as('coordinator')
    const content = smallQuestionnaire('What helps?')
    conversation = bodyOf(await platform.call(draftQuestionnaire, { params, body: { content } }, coordinator)).conversation
    const place = { ...params, conversation }
    bodyOf(
      await platform.call(moveConversation, { params: place, body: { step: { step: 'open', closes: '2999-12-31', questionnaire: 1 } } }, coordinator),
    )
    const shown = bodyOf(await platform.call(showQuestionnaire, { params: place }, await as('coordinator')))
    question = shown.content.sections[0]?.questions[0]?.question ?? ''
    const { consents } = await plainStory(platform.call)
    note = { kind: 'note', conversation, questionnaire: 1, language: 'ur', consents, oldEnough: true }
  })
  afterAll(() => platform.close())

  it('has one key for a gathering, which nobody is told who may note nothing there', async () => {
    expect(bodyOf(await platform.call(dayKey, here(), await as('connector')))).toStrictEqual({ publicKey })
    expect((await platform.call(dayKey, here(), await as('analyst'))).status).toBe(403)
    expect((await platform.call(dayKey, { params: { ...params, gathering: crypto.randomUUID() } }, await as('connector'))).status).toBe(404)
  })

  it('counts everybody once, by name and by code, whatever is sent again and from wherever', async () => {
    const [amina, bilal, chloe] = registered
    if (!amina || !bilal || !chloe) throw new Error('nobody registered')
    const items = await Promise.all(
      [
        arrival({ registration: amina.registration }, 2),
        arrival({ code: amina.receipt }, 3),
        arrival({ registration: bilal.registration }, 1),
        { kind: 'walk-in', at: '2026-12-20T10:00:00.000Z', people: 4 },
        { kind: 'community', at: '2026-12-20T10:00:00.000Z', community: 'south-asian' },
      ].map(seal),
    )
    expect(fates(await sendDoor([...items, ...items.slice(0, 1)]))).toStrictEqual([...items.map(() => 'kept'), 'already'])
    expect(fates(await sendDoor(items.toReversed()))).toStrictEqual(items.map(() => 'already'))
    const { registrations, doors } = await list()
    expect(registrations.map(({ arrived, permissions }) => [arrived, permissions])).toStrictEqual([
      [3, ['photographs']],
      [1, ['photographs']],
      [0, []],
    ])
    expect(doors).toStrictEqual({ walkIns: 4, communities: [{ community: 'south-asian', people: null }] })
    clock.time += 1_000
    const put = { given: false, noticeHash }
    const about = { params: { ...here().params, registration: bilal.registration, to: 'photographs' as const } }
    expect((await platform.call(notePermission, { ...about, body: put }, await as('connector'))).status).toBe(200)
    const other = await platform.call(notePermission, { ...about, body: { ...put, noticeHash: 'a'.repeat(64) } }, await as('connector'))
    expect(other.ok ? '' : other.problem.type).toBe('/problems/notice-changed')
    // A device that was longer without a network said yes before that.
    await sendDoor([await seal(arrival({ registration: bilal.registration }, 1, '2026-11-30T10:00:00.000Z'))])
    expect((await list()).registrations[1]?.permissions).toStrictEqual([])
  })

  it('says of each item that it cannot take why not, and gives back its words', async () => {
    const [, , chloe] = registered
    bodyOf(await platform.call(cancelRegistration, { body: { receipt: chloe?.receipt ?? '' } }))
    const gone = arrival({ registration: chloe?.registration ?? '' })
    const stranger = await newDayKeyPair()
    const items = [
      await seal(gone),
      await seal(arrival({ code: 'A'.repeat(26) })),
      await seal({ ...gone, agreed: [{ to: 'photographs', noticeHash: 'a'.repeat(64) }] }),
      await seal({ kind: 'community', at: '2026-12-20T10:00:00.000Z', community: 'nobody' }),
      await seal({ ...note, table: 1, saidBy: 'resident', notes: { [question]: 'x' } }),
      await sealedFor(stranger.publicKey, gathering, gone),
      await sealedFor(publicKey, crypto.randomUUID(), gone),
    ]
    const outcomes = await sendDoor(items)
    expect(fates(outcomes)).toStrictEqual([
      'registration-ended',
      'unknown-receipt',
      'notice-changed',
      'unknown-community',
      'cannot-read',
      'cannot-read',
      'cannot-read',
    ])
    expect(outcomes.map((one) => (one.became === 'refused' && one.content !== undefined ? JSON.parse(one.content) : undefined))[0]).toStrictEqual(
      gone,
    )
    expect(outcomes.slice(4).map((one) => 'content' in one)).toStrictEqual([false, false, false])
    expect(await openItem(stranger.privateKey, { gathering, item: items[0]?.item ?? '' }, items[0]?.sealed ?? '')).toBeUndefined()
  })

  it('makes each note a contribution of its own, once, for whoever has its code', async () => {
    const said = (text: string, saidBy: 'resident' | 'staff' = 'resident', table = 3) => ({ ...note, table, saidBy, notes: { [question]: text } })
    const items = await Promise.all([said('کسی نے فون نہیں کیا۔'), said('Being rung back.'), said('We are short of people.', 'staff')].map(seal))
    const outcomes = await sendNotes(items)
    expect(fates(outcomes)).toStrictEqual(['kept', 'kept', 'kept'])
    const together = await Promise.all([sendNotes(items), sendNotes(items, 'connector')])
    expect(together.map(fates)).toStrictEqual([
      ['already', 'already', 'already'],
      ['already', 'already', 'already'],
    ])
    clock.time += 3 * 86_400_000
    expect(fates(await sendNotes(items))).toStrictEqual(['already', 'already', 'already'])
    const noted = bodyOf(await platform.call(listTableNotes, { params: { ...params, conversation } }, await as('coordinator'))).tables
    expect(noted.map((one) => [one.table, one.contribution]).toSorted()).toStrictEqual(items.map(({ item }) => [3, item]).toSorted())
    const [first] = outcomes
    const receipt = first?.became === 'kept' ? (first.receipt ?? '') : ''
    expect(bodyOf(await platform.call(myContribution, { body: { receipt } })).answers?.answers.map(({ text }) => text)).toStrictEqual([
      'کسی نے فون نہیں کیا۔',
    ])
    const listed = await platform.call(listContributions, { params, query: { origin: 'gathering' } }, await as('analyst'))
    expect(
      bodyOf(listed)
        .contributions.map((one) => one.contribution)
        .toSorted(),
    ).toStrictEqual(items.map(({ item }) => item).toSorted())
    const staff = bodyOf(await platform.call(showContribution, { params: { ...params, contribution: items[2]?.item ?? '' } }, await as('analyst')))
    expect(staff.answers?.saidBy).toBe('staff')
  })

  it('two devices that send the same note at the same moment make one contribution', async () => {
    const item = await seal({ ...note, table: 4, saidBy: 'resident', notes: { [question]: 'A nurse explained it.' } })
    await Promise.all([sendNotes([item]), sendNotes([item], 'connector'), sendNotes([item])])
    const noted = bodyOf(await platform.call(listTableNotes, { params: { ...params, conversation } }, await as('coordinator'))).tables
    expect(noted.filter(({ table }) => table === 4)).toStrictEqual([{ gathering, table: 4, contribution: item.item }])
  })

  it('gives back a note without the agreement that is required, and knows no other gathering', async () => {
    const consents = note.consents.map((choice) => ({ ...choice, given: false }))
    const items = [await seal({ ...note, consents, table: 3, saidBy: 'resident', notes: { [question]: 'x' } })]
    expect(fates(await sendNotes(items))).toStrictEqual(['consent-required'])
    const elsewhere = { params: { ...params, gathering: crypto.randomUUID() }, body: { items } }
    expect((await platform.call(takeTableNotes, elsewhere, await as('champion'))).status).toBe(404)
  })

  it('opens nothing any more 30 days after the gathering: the key is gone', async () => {
    const item = await seal({ kind: 'walk-in', at: '2026-12-20T10:00:00.000Z', people: 1 })
    clock.time = Date.parse('2027-01-19T13:00:00.001Z')
    await platform.heard.get(GatheringWatch).look()
    expect(fates(await sendDoor([item]))).toStrictEqual(['cannot-read'])
    const late = await platform.call(dayKey, here(), await as('connector'))
    expect(late.ok ? '' : late.problem.type).toBe('/problems/gathering-over')
  })
})

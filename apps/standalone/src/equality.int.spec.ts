import {
  answerEquality,
  decideQuarantined,
  type EqualityAnswers,
  eraseMyContribution,
  myEquality,
  publicEquality,
  releaseEquality,
  shareStory,
  showEquality,
  showProgramme,
  withdrawEquality,
} from '@heard/contracts/engagement'
import { EqualityWorker, RetentionWorker } from '@heard/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const DAY_MS = 86_400_000
const params = { programme }
const female: EqualityAnswers = { sex: { choice: 'female' } }

describe('answers about equality', () => {
  const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => clock.time }
  const receipts: string[] = []
  let platform: TestHeard
  let notice: { version: number; language: string; hash: string }

  const share = async (words = `I was told to come back in ${(receipts.length + 1).toString()} months.`) => {
    const shared = await platform.call(shareStory, { params, body: await plainStory(platform.call, { words: { happened: words } }) })
    if (!shared.ok) throw new Error(shared.problem.title)
    return shared.body
  }
  const tell = async () => (await share()).receipt
  const answer = async (receipt: string, answers: EqualityAnswers, shown = notice) => {
    const called = await platform.call(answerEquality, { body: { receipt, answers, notice: shown } })
    return called.ok ? 'kept' : called.problem.type
  }
  const mine = async (receipt: string) => {
    const { store, positions } = platform.heard.platform
    const headers = new Headers({ 'heard-after': positions.seal(await store.head()) })
    const called = await platform.call(myEquality, { body: { receipt } }, { headers })
    return called.ok ? called.body.answers : called.problem.type
  }
  const nextDay = async (days = 1) => {
    clock.time += days * DAY_MS
    await platform.heard.get(EqualityWorker).look()
  }
  const facts = async (...types: string[]) => {
    const found: { type: string; data: Record<string, unknown> }[] = []
    for await (const { type, data } of platform.heard.platform.store.readAll({ types })) found.push({ type, data: data as Record<string, unknown> })
    return found
  }
  const answerFacts = () => facts('EqualityAnswered', 'EqualityChanged', 'EqualityWithdrawn')
  const shown = async () => {
    const headers = new Headers(await platform.as('coordinator'))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    const called = await platform.call(showEquality, { params }, { headers })
    if (!called.ok) throw new Error(called.problem.title)
    return called.body
  }
  const sexIn = (tables: Awaited<ReturnType<typeof shown>>['tables']) => {
    const table = tables.find(({ question }) => question === 'sex')
    return table && [table.answered, ...table.options.map(({ people, percent }) => [people, percent])]
  }

  beforeAll(async () => {
    platform = await startTestHeard({ clock })
    const view = await platform.call(showProgramme, { params })
    if (!view.ok || !view.body.equality) throw new Error('no questions about equality')
    const { version, hash, wording } = view.body.equality.notice
    notice = { version, hash, language: wording.language }
    for (let number = 0; number < 54; number += 1) receipts.push(await tell())
  })
  afterAll(() => platform.close())
  const [first, second, third] = [() => receipts[0] ?? '', () => receipts[1] ?? '', () => receipts[2] ?? '']

  it('are refused when they are not what is asked, or what was agreed to is not in force', async () => {
    expect([
      await answer(first(), { sex: { choice: 'moon' } }),
      await answer(first(), { pregnancy: { choice: 'no' } }),
      await answer(first(), { 'ethnic-background': { choice: 'roma' } }),
      await answer(first(), { sex: { choice: 'female', text: 'words' } }),
      await answer(first(), female, { ...notice, version: 9 }),
      await answer('heard-0000-0000', female),
    ]).toStrictEqual([
      '/problems/not-asked',
      '/problems/not-asked',
      '/problems/not-asked',
      '/problems/not-asked',
      '/problems/notice-changed',
      '/problems/invalid-input',
    ])
    expect(await mine(first())).toBeUndefined()
  })

  it('are kept at once, and recorded only later and together with those of others', async () => {
    const told: EqualityAnswers = { gender: { choice: 'different', text: 'Non-binary' }, sex: { choice: 'prefer-not-to-say' } }
    expect([await answer(first(), told), await mine(first())]).toStrictEqual(['kept', told])
    for (const receipt of receipts.slice(1, 4)) await answer(receipt, female)
    await nextDay()
    expect(await answerFacts()).toStrictEqual([])
    platform = await platform.restart()
    expect(await mine(first())).toStrictEqual(told)
    for (const receipt of receipts.slice(4)) await answer(receipt, female)
    await nextDay()
    expect((await answerFacts()).map(({ type }) => type)).toStrictEqual(receipts.map(() => 'EqualityAnswered'))
    expect(await mine(first())).toStrictEqual(told)
  })

  it('lead from no fact to a contribution, nor back, and hold no answer', async () => {
    const others = await facts('ContributionShared', 'ConsentGiven', 'ConsentRefused')
    const idsIn = (list: readonly { data: Record<string, unknown> }[]) =>
      new Set(JSON.stringify(list.map(({ data }) => data)).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))
    const recorded = await answerFacts()
    expect([...idsIn(recorded)].filter((id) => idsIn(others).has(id))).toStrictEqual([])
    expect(Object.keys(recorded[0]?.data ?? {}).toSorted()).toStrictEqual(['answers', 'notice', 'person', 'programme', 'record'])
    const records = recorded.map(({ data }) => String(data.record))
    expect(records.every((record) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(record))).toBe(true)
  })

  it('are opened with a receipt without a fact that would stand beside those of the story', async () => {
    const before = (await facts('PersonalDataOpened')).length
    expect(await mine(second())).toStrictEqual(female)
    const opened = (await facts('PersonalDataOpened')).map(({ data }) => data)
    expect(opened.length).toBe(before)
    expect(new Set(opened.filter(({ purpose }) => purpose === 'equality').map(({ reason }) => reason))).toStrictEqual(new Set(['equality']))
  })

  it('are counted the day after, under the rules for small numbers, for those who may see counts', async () => {
    const { counted, tables, released } = await shown()
    expect([counted, released, sexIn(tables)]).toStrictEqual(['2026-11-25', undefined, [55, [null, undefined], [null, undefined], [null, undefined]]])
    const refused = await platform.call(showEquality, { params }, { headers: await platform.as('connector') })
    expect(refused.ok).toBe(false)
  })

  it('are not counted anew before ten have changed', async () => {
    for (const receipt of receipts.slice(20, 29)) await answer(receipt, { sex: { choice: 'male' } })
    await nextDay()
    expect((await shown()).counted).toBe('2026-11-25')
    for (const receipt of receipts.slice(29, 45)) await answer(receipt, { sex: { choice: 'male' } })
    await nextDay()
    const { counted, tables } = await shown()
    expect([counted, sexIn(tables)]).toStrictEqual(['2026-11-27', [55, [30, 55], [null, undefined], [null, undefined]]])
  })

  it('are shown to the public as released, once', async () => {
    const before = await platform.call(publicEquality, { params })
    const headers = await platform.as('publisher')
    const release = async () => {
      const called = await platform.call(releaseEquality, { params }, { headers })
      return called.ok ? 'released' : called.problem.type
    }
    expect([before.ok && before.body.tables, await release(), await release()]).toStrictEqual([[], 'released', '/problems/nothing-changed'])
    const after = new Headers({ 'heard-after': platform.heard.platform.positions.seal(await platform.heard.platform.store.head()) })
    const published = await platform.call(publicEquality, { params }, { headers: after })
    expect(published.ok && [published.body.release?.number, published.body.tables]).toStrictEqual([1, (await shown()).tables])
  })

  it('are gone at once when they are deleted, and can be given anew', async () => {
    const withdrawn = await platform.call(withdrawEquality, { body: { receipt: second() } })
    expect([withdrawn.ok, await mine(second())]).toStrictEqual([true, undefined])
    expect([await answer(second(), female), await mine(second())]).toStrictEqual(['kept', female])
  })

  it('are erased with what was shared, waiting or recorded', async () => {
    await answer(third(), { sex: { choice: 'male' } })
    for (const receipt of [first(), third()]) await platform.call(eraseMyContribution, { body: { receipt } })
    expect([await mine(first()), await mine(third()), await answer(first(), female)]).toStrictEqual([undefined, undefined, '/problems/erased'])
    await nextDay(30)
    const types = (await answerFacts()).map(({ type }) => type)
    expect([types.filter((type) => type === 'EqualityWithdrawn').length, types.filter((type) => type === 'EqualityAnswered').length]).toStrictEqual([
      3,
      receipts.length + 1,
    ])
    const { vault } = platform.heard.platform
    const recorded = (await facts('EqualityAnswered', 'EqualityChanged')).map(({ data }) => data.answers as { ref: string; binding: string })
    const states = await Promise.all(recorded.map((sealed) => vault.verify(sealed)))
    expect(states.filter((state) => state === 'erased').length).toBe(3)
  })

  it('count only where what was shared was let in', async () => {
    const withdrawn = async () => (await facts('EqualityWithdrawn')).length
    const [before, ended] = [await answerFacts(), await withdrawn()]
    await share('Nobody rang me back.')
    const repeated = await Promise.all(Array.from({ length: 7 }, () => share('Nobody rang me back.')))
    for (const { receipt } of repeated) expect(await answer(receipt, female)).toBe('kept')
    await nextDay()
    expect([await answerFacts(), await mine(repeated[0]?.receipt ?? '')]).toStrictEqual([before, female])
    const headers = await platform.as('coordinator')
    const decide = (contribution: string, decision: 'let-in' | 'set-aside') =>
      platform.call(decideQuarantined, { params: { programme, contribution }, body: { decision } }, { headers })
    for (const [number, { contribution }] of repeated.slice(0, 6).entries()) await decide(contribution, number < 5 ? 'let-in' : 'set-aside')
    await nextDay()
    const recorded = (await answerFacts()).slice(before.length)
    expect(recorded.map(({ type }) => type)).toStrictEqual(Array.from({ length: 5 }, () => 'EqualityAnswered'))
    expect(await Promise.all(repeated.map(({ receipt }) => mine(receipt)))).toStrictEqual([female, female, female, female, female, undefined, female])
    await nextDay(30)
    expect([(await answerFacts()).length, await withdrawn()]).toStrictEqual([before.length + 5, ended])
  })

  it('have their own clock', async () => {
    expect((await platform.heard.get(RetentionWorker).look()).find((run) => run.programme === programme)?.applied).toBe(0)
  })
})

import type { Problem } from '@heard/contracts'
import {
  downloadMine,
  draftQuestionnaire,
  eraseMyContribution,
  type GivenAnswers,
  giveAnswers,
  keyPaperAgain,
  keyPaperAnswers,
  moveConversation,
  myContribution,
  type PaperFact,
  paperDifferences,
  paperOverview,
  paperToKeyAgain,
  reviseQuestionnaire,
  setDoubleEntry,
  settlePaperForm,
  takeBackPaperForm,
} from '@heard/contracts/engagement'
import { conversationResults, showContribution } from '@heard/contracts/reporting'
import { RetentionWorker } from '@heard/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainAnswers, conversationProgramme as programme, readyConversation, readyQuestions, smallQuestionnaire } from './conversation.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const codeOf = (answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) => (answer.ok ? 'accepted' : answer.problem.type)
const bodyOf = <B>(answer: { readonly ok: true; readonly body: B } | { readonly ok: false; readonly problem: Problem }): B => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.body
}
type Told = { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
const params = { programme, conversation: readyConversation }
const said: GivenAnswers = {
  [readyQuestions.keep]: { text: 'The nurse who rings back.' },
  [readyQuestions.where]: { options: [readyQuestions.inTime] },
}

const deskOf = (of: () => TestHeard) => {
  const as = async (account: string, key?: string) => {
    const headers = new Headers(await of().as(account))
    if (key !== undefined) headers.set('idempotency-key', key)
    const { positions, store } = of().heard.platform
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const key = async (account: string, answers: GivenAnswers = said, idempotencyKey?: string) =>
    of().call(keyPaperAnswers, { params, body: await plainAnswers(of().call, answers) }, await as(account, idempotencyKey))
  const takeBack = async (account: string, form: number) => of().call(takeBackPaperForm, { params, body: { form } }, await as(account))
  const overview = async (account: string) => bodyOf(await of().call(paperOverview, { params }, await as(account)))
  const counts = async (account: string) => {
    const { forms, keyedByMeToday } = await overview(account)
    return { forms, keyedByMeToday }
  }
  const keyAgain = async (account: string, form: number, answers: GivenAnswers = said) =>
    of().call(keyPaperAgain, { params, body: { form, answers } }, await as(account))
  const settle = async (form: number, kept: Readonly<Record<string, 'first' | 'second'>>) => {
    const choices = Object.entries(kept).map(([question, which]) => ({ question, kept: which }))
    return of().call(settlePaperForm, { params, body: { form, choices } }, await as('coordinator'))
  }
  const factsOf = async (stream: string) => Array.fromAsync(of().heard.platform.store.readStream<Told>(stream))
  return { as, key, takeBack, overview, counts, keyAgain, settle, factsOf }
}

describe('answers on paper', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const { as, key, takeBack, overview, counts, keyAgain, settle, factsOf } = deskOf(() => platform)

  it('become contributions of the channel paper, numbered, with what the form agrees to', async () => {
    const { contribution, form, receipt } = bodyOf(await key('connector'))
    expect(form).toBe(1)
    const facts = await factsOf(`contribution-${programme}.${contribution}`)
    expect(facts.map(({ type, data }) => [type, data.mode])).toStrictEqual([
      ['ContributionShared', 'paper'],
      ...facts.slice(1).map(({ type }) => [type, 'paper']),
    ])
    expect(facts[0]?.data.origin).toBe('questionnaire')
    expect(new Set(facts.slice(1).map(({ type }) => type))).toStrictEqual(new Set(['ConsentGiven', 'ConsentRefused']))
    const mine = bodyOf(await platform.call(myContribution, { body: { receipt } }))
    expect(mine.answers?.answers.map(({ text, chosen }) => text ?? chosen?.map((name) => name.text))).toStrictEqual([
      'The nurse who rings back.',
      ['Getting help in time'],
    ])
  })

  it('keep their number when the same form is sent twice', async () => {
    const first = bodyOf(await key('analyst', said, 'paper-key-of-one-form-0001'))
    const second = bodyOf(await key('analyst', said, 'paper-key-of-one-form-0001'))
    expect([first.form, second]).toStrictEqual([2, first])
    expect(await counts('analyst')).toStrictEqual({ forms: 2, keyedByMeToday: 1 })
    expect(await counts('coordinator')).toStrictEqual({ forms: 2, keyedByMeToday: 0 })
  })

  it('are taken back by whoever keyed them, and erased', async () => {
    const { form, receipt } = bodyOf(await key('connector'))
    expect(codeOf(await takeBack('coordinator', form))).toBe('/problems/not-yours')
    expect(codeOf(await takeBack('connector', form))).toBe('accepted')
    expect(codeOf(await takeBack('connector', form))).toBe('accepted')
    expect(bodyOf(await platform.call(myContribution, { body: { receipt } })).words.status).toBe('withdrawn')
    expect(await counts('connector')).toStrictEqual({ forms: 2, keyedByMeToday: 1 })
    expect(bodyOf(await key('connector')).form).toBe(form + 1)
  })

  it('are erased when only the taking back was recorded before a crash', async () => {
    const { form, receipt } = bodyOf(await key('connector'))
    const { store, clock } = platform.heard.platform
    const data = { ...params, form }
    const metadata = { actor: 'connector', at: new Date(clock.now()).toISOString() }
    const facts = [{ type: 'PaperFormTakenBack', data, id: crypto.randomUUID(), version: 1, metadata }]
    await store.append({ stream: `paper-form-${programme}.${readyConversation}.${form}`, expected: 'none', facts })
    const words = async () => bodyOf(await platform.call(myContribution, { body: { receipt } })).words.status
    await expect.poll(words).toBe('withdrawn')
    expect(codeOf(await takeBack('connector', form))).toBe('accepted')
  })

  it('are checked like answers on the web, and keyed only by those who may', async () => {
    expect(codeOf(await key('connector', { [readyQuestions.where]: { text: 'In time' } }))).toBe('/problems/answer-does-not-fit')
    expect(codeOf(await key('publisher'))).toBe('/problems/not-allowed')
    expect(codeOf(await takeBack('connector', 99))).toBe('/problems/unknown-form')
  })

  it('are keyed a second time, one form in so many, by somebody else', async () => {
    const every = async (account: string, number: number) => platform.call(setDoubleEntry, { params, body: { every: number } }, await as(account))
    expect((await overview('connector')).every).toBe(10)
    expect(codeOf(await every('connector', 1))).toBe('/problems/not-allowed')
    expect(codeOf(await every('coordinator', 1))).toBe('accepted')
    const { form, again } = bodyOf(await key('connector'))
    expect([again, (await overview('connector')).waiting, (await overview('analyst')).waiting]).toStrictEqual([
      true,
      [{ form, mine: true }],
      [{ form, mine: false }],
    ])
    expect(codeOf(await keyAgain('analyst', 1))).toBe('/problems/no-second-keying')
    expect(codeOf(await keyAgain('connector', form))).toBe('/problems/same-person')
    expect(bodyOf(await keyAgain('analyst', form))).toStrictEqual({ form, differing: 0 })
    expect(codeOf(await keyAgain('coordinator', form))).toBe('/problems/already-keyed-again')
    expect((await overview('analyst')).waiting).toStrictEqual([])
  })

  it('are settled where two keyings differ; then the second keying is erased, and what is right counts', async () => {
    const { contribution, form, receipt } = bodyOf(await key('connector'))
    const other = { [readyQuestions.keep]: { text: 'The nurse who rings  back!' }, [readyQuestions.where]: { options: [readyQuestions.listened] } }
    expect(bodyOf(await keyAgain('analyst', form, other)).differing).toBe(2)
    const differences = async () => platform.call(paperDifferences, { params, query: { form: String(form) } }, await as('coordinator'))
    expect(bodyOf(await differences()).differences).toStrictEqual([
      { question: readyQuestions.keep, first: said[readyQuestions.keep], second: other[readyQuestions.keep] },
      { question: readyQuestions.where, first: said[readyQuestions.where], second: other[readyQuestions.where] },
    ])
    const held = async () => bodyOf(await platform.call(downloadMine, { body: { receipt } }, await as('coordinator'))).secondKeying
    expect(await held()).toStrictEqual(other)
    expect(codeOf(await settle(form, { [readyQuestions.keep]: 'second' }))).toBe('/problems/not-all-settled')
    expect(codeOf(await settle(form, { [readyQuestions.keep]: 'first', [readyQuestions.where]: 'second' }))).toBe('accepted')
    expect([codeOf(await differences()), await held()]).toStrictEqual(['/problems/nothing-to-settle', undefined])
    const mine = bodyOf(await platform.call(myContribution, { body: { receipt } }))
    expect(mine.answers?.answers.map(({ text, chosen }) => text ?? chosen?.map((name) => name.text))).toStrictEqual([
      'The nurse who rings back.',
      ['Being listened to'],
    ])
    const { words } = bodyOf(
      await platform.call(showContribution, { params: { programme, contribution }, query: { text: 'original' } }, await as('analyst')),
    )
    expect(words.status === 'open' && words.words).toStrictEqual({ answer1: 'The nurse who rings back.' })
    const ofForm = await factsOf(`paper-form-${programme}.${readyConversation}.${form}`)
    const told = JSON.stringify(ofForm.map(({ data }) => data))
    expect(Object.values(readyQuestions).filter((id) => told.includes(id))).toStrictEqual([])
    expect(ofForm.map(({ data }) => data.compared ?? data.kept)).toStrictEqual([
      [
        { type: 'long-text', compared: 1, differing: 1 },
        { type: 'multiple-choice', compared: 1, differing: 1 },
      ],
      { first: 1, second: 1 },
    ])
    const again = ofForm.find(({ type }) => type === 'PaperFormKeyedAgain')
    const ref = (again?.data as PaperFact<'PaperFormKeyedAgain'>['data'] | undefined)?.content?.ref ?? ''
    const access = { purpose: 'double-entry', actor: 'test', reason: 'review' }
    await expect.poll(async () => (await platform.heard.platform.vault.open([ref], access)).map(({ status }) => status)).toStrictEqual(['erased'])
    expect((await overview('analyst')).compared).toStrictEqual([
      { type: 'long-text', compared: 2, differing: 1 },
      { type: 'multiple-choice', compared: 2, differing: 1 },
    ])
    for (let sent = 0; sent < 29; sent += 1) {
      const choice = sent < 9 ? readyQuestions.listened : readyQuestions.inTime
      const body = await plainAnswers(platform.call, { [readyQuestions.where]: { options: [choice] } })
      bodyOf(await platform.call(giveAnswers, { params, body }))
    }
    const { questions } = bodyOf(await platform.call(conversationResults, { params }, await as('analyst')))
    const cells = questions.find(({ question }) => question === readyQuestions.where)?.tables[0]?.cells
    expect(cells?.find(({ option }) => option === readyQuestions.listened)?.people).toBe(10)
  })

  it('say what was chosen in the end when a settling was cut off', async () => {
    bodyOf(await platform.call(setDoubleEntry, { params, body: { every: 1 } }, await as('coordinator')))
    const { form, receipt } = bodyOf(await key('connector'))
    const other = { [readyQuestions.keep]: { text: 'Another nurse.' }, [readyQuestions.where]: { options: [readyQuestions.listened] } }
    expect(bodyOf(await keyAgain('analyst', form, other)).differing).toBe(2)
    const { store } = platform.heard.platform
    const append = store.append.bind(store)
    store.append = (request) => (request.stream.startsWith('paper-form-') ? Promise.reject(new Error('cut off')) : append(request))
    const cut = await settle(form, { [readyQuestions.keep]: 'second', [readyQuestions.where]: 'second' })
    store.append = append
    const answers = async () => {
      const mine = bodyOf(await platform.call(myContribution, { body: { receipt } }))
      return mine.answers?.answers.map(({ text, chosen }) => text ?? chosen?.map((name) => name.text))
    }
    expect([codeOf(cut), await answers()]).toStrictEqual(['/problems/internal-error', ['Another nurse.', ['Being listened to']]])
    expect(codeOf(await settle(form, { [readyQuestions.keep]: 'first', [readyQuestions.where]: 'first' }))).toBe('accepted')
    expect(await answers()).toStrictEqual(['The nurse who rings back.', ['Getting help in time']])
    const facts = await factsOf(`paper-form-${programme}.${readyConversation}.${form}`)
    expect(facts.at(-1)?.data.kept).toStrictEqual({ first: 2, second: 0 })
  })

  it('are keyed again and settled by the questions that their form asked, whatever is asked since', async () => {
    const content = smallQuestionnaire('What helps?')
    const { conversation } = bodyOf(await platform.call(draftQuestionnaire, { params: { programme }, body: { content } }, await as('coordinator')))
    const there = { params: { programme, conversation } }
    bodyOf(
      await platform.call(
        moveConversation,
        { ...there, body: { step: { step: 'open', closes: '2999-12-31', questionnaire: 1 } } },
        await as('coordinator'),
      ),
    )
    bodyOf(await platform.call(setDoubleEntry, { ...there, body: { every: 1 } }, await as('coordinator')))
    const questions = content.sections.flatMap((section) => section.questions)
    const question = questions[0]?.question ?? ''
    const body = await plainAnswers(platform.call, { [question]: { text: 'Tea' } })
    const { form } = bodyOf(await platform.call(keyPaperAnswers, { ...there, body }, await as('connector')))
    const since = { ...content, sections: smallQuestionnaire('What harms?').sections }
    bodyOf(await platform.call(reviseQuestionnaire, { ...there, body: { basedOn: 1, content: since } }, await as('coordinator')))
    const query = { form: String(form) }
    expect(bodyOf(await platform.call(paperToKeyAgain, { ...there, query }, await as('analyst')))).toStrictEqual({ form, content })
    expect(codeOf(await platform.call(paperToKeyAgain, { ...there, query: { form: '9' } }, await as('analyst')))).toBe('/problems/unknown-form')
    bodyOf(await platform.call(keyPaperAgain, { ...there, body: { form, answers: { [question]: { text: 'Time' } } } }, await as('analyst')))
    const found = bodyOf(await platform.call(paperDifferences, { ...there, query }, await as('coordinator')))
    expect(found).toStrictEqual({ form, content, differences: [{ question, first: { text: 'Tea' }, second: { text: 'Time' } }] })
    const settled = { form, choices: [{ question, kept: 'second' as const }] }
    expect(codeOf(await platform.call(settlePaperForm, { ...there, body: settled }, await as('coordinator')))).toBe('accepted')
  })

  it('are not compared any more once their giver erased them', async () => {
    const { form, receipt } = bodyOf(await key('connector'))
    expect(codeOf(await platform.call(eraseMyContribution, { body: { receipt } }))).toBe('accepted')
    expect((await overview('analyst')).waiting).toStrictEqual([])
    expect(codeOf(await keyAgain('analyst', form))).toBe('/problems/words-withdrawn')
  })
})

describe('a second keying that nobody settles', () => {
  const clock = { time: Date.parse('2026-11-29T12:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard({ clock })
  })
  afterAll(() => platform.close())
  const { as, key, keyAgain, overview } = deskOf(() => platform)

  it('is deleted after 30 days, and the form waits no longer', async () => {
    bodyOf(await platform.call(setDoubleEntry, { params, body: { every: 1 } }, await as('coordinator')))
    const { form } = bodyOf(await key('connector'))
    bodyOf(await keyAgain('analyst', form, { ...said, [readyQuestions.keep]: { text: 'The nurse who sings back.' } }))
    expect((await overview('analyst')).differing).toStrictEqual([form])
    clock.time = Date.parse('2026-12-31T12:00:00Z')
    await platform.heard.get(RetentionWorker).look()
    const { differing, compared } = await overview('analyst')
    expect([differing, compared.length]).toStrictEqual([[], 2])
    const differences = await platform.call(paperDifferences, { params, query: { form: String(form) } }, await as('coordinator'))
    expect(codeOf(differences)).toBe('/problems/second-gone')
  })
})

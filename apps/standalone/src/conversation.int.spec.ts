import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Problem } from '@heard/contracts'
import {
  type ConversationStep,
  countInvitations,
  downloadMine,
  draftQuestionnaire,
  eraseMyContribution,
  type GiveAnswers,
  type GivenAnswers,
  giveAnswers,
  importStatus,
  listConversations,
  listTableNotes,
  moveConversation,
  myContribution,
  noteTable,
  previewImport,
  proposeImportMap,
  reviseQuestionnaire,
  showConversation,
  showQuestionnaire,
  startImport,
  uploadImport,
} from '@heard/contracts/engagement'
import { announceGathering } from '@heard/contracts/events'
import {
  conversationResults,
  listContributions,
  listConversationResults,
  publicConversationResults,
  publicConversationResultsFile,
  releaseConversationResults,
  showContribution,
} from '@heard/contracts/reporting'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  consultation,
  plainAnswers,
  conversationProgramme as programme,
  readyConversation,
  readyQuestions,
  smallQuestionnaire,
} from './conversation.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const codeOf = (answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) => (answer.ok ? 'accepted' : answer.problem.type)
const bodyOf = <B>(answer: { readonly ok: true; readonly body: B } | { readonly ok: false; readonly problem: Problem }): B => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.body
}
const place = { programme, conversation: readyConversation }
const said: GivenAnswers = {
  [readyQuestions.keep]: { text: 'The nurse who rings back.' },
  [readyQuestions.where]: { options: [readyQuestions.inTime, readyQuestions.listened] },
}

describe('a conversation', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const caughtUp = async (account?: string) => {
    const headers = new Headers(account === undefined ? undefined : await platform.as(account))
    headers.set('heard-after', platform.heard.platform.positions.seal(await platform.heard.platform.store.head()))
    return { headers }
  }
  const give = async (answers: GivenAnswers, changes: Partial<GiveAnswers> = {}, conversation = readyConversation) =>
    platform.call(giveAnswers, { params: { programme, conversation }, body: await plainAnswers(platform.call, answers, changes) })

  it('is there and open at a development start, in its languages and in easy words', async () => {
    const listed = bodyOf(await platform.call(listConversations, { params: { programme }, query: { language: 'ur' } }))
    expect(listed.conversations.map(({ conversation, stage, title }) => [conversation, stage, title])).toStrictEqual([
      [readyConversation, 'open', { language: 'ur', text: 'بڑی گفتگو: تین سوال' }],
    ])
    const easy = bodyOf(await platform.call(showConversation, { params: place, query: { language: 'ur', easyRead: 'yes' } }))
    expect([easy.hasEasyRead, easy.title.language, easy.sections[0]?.questions.length]).toStrictEqual([true, 'ur', 3])
  })

  it('is not written or opened again at the next start', async () => {
    platform = await platform.restart()
    const shown = bodyOf(await platform.call(showQuestionnaire, { params: place }, { headers: await platform.as('coordinator') }))
    expect([shown.questionnaire, shown.stage, shown.over]).toStrictEqual([1, 'open', false])
  })

  it('takes answers as a contribution that analysts read by its questions, and their giver by the receipt', async () => {
    const { contribution, receipt } = bodyOf(await give(said, { audience: 'staff' }))
    const mine = bodyOf(await platform.call(myContribution, { body: { receipt } }))
    expect([mine.community, mine.answers?.answers.map(({ text, chosen }) => text ?? chosen?.map((name) => name.text))]).toStrictEqual([
      'staff',
      ['The nurse who rings back.', ['Getting help in time', 'Being listened to']],
    ])
    const everything = bodyOf(await platform.call(downloadMine, { body: { receipt } }))
    expect([everything.origin, everything.answers]).toStrictEqual(['questionnaire', mine.answers])
    const listed = bodyOf(
      await platform.call(listContributions, { params: { programme }, query: { origin: 'questionnaire' } }, await caughtUp('analyst')),
    )
    expect(listed.contributions.map((one) => one.contribution)).toStrictEqual([contribution])
    const read = bodyOf(
      await platform.call(showContribution, { params: { programme, contribution }, query: { text: 'original' } }, await caughtUp('analyst')),
    )
    expect([read.answers, read.words.status === 'open' && read.words.words]).toStrictEqual([
      { conversation: readyConversation, texts: [readyQuestions.keep] },
      { answer1: 'The nurse who rings back.' },
    ])
    expect(codeOf(await platform.call(eraseMyContribution, { body: { receipt } }))).toBe('accepted')
  })

  it('takes answers without words, and more than one that are alike', async () => {
    const choices = { [readyQuestions.where]: { options: [readyQuestions.inTime] } }
    const first = bodyOf(await give(choices))
    const second = bodyOf(await give(choices))
    const listed = bodyOf(
      await platform.call(listContributions, { params: { programme }, query: { origin: 'questionnaire' } }, await caughtUp('analyst')),
    )
    const shown = listed.contributions.map((one) => one.contribution)
    expect([first, second].every(({ contribution }) => shown.includes(contribution))).toBe(true)
    const mine = bodyOf(await platform.call(myContribution, { body: { receipt: first.receipt } }))
    expect(mine.answers?.answers.map(({ chosen }) => chosen?.map((name) => name.text))).toStrictEqual([['Getting help in time']])
  })

  it('shows what came of it under the rule of everything that is published', async () => {
    for (let sent = 0; sent < 55; sent += 1) {
      const choice = sent % 4 === 0 ? readyQuestions.listened : readyQuestions.inTime
      bodyOf(await give({ [readyQuestions.where]: { options: [choice] } }, { audience: sent < 40 ? 'staff' : 'service-users' }))
    }
    const invited = [{ audience: 'staff', people: 60 }]
    bodyOf(await platform.call(countInvitations, { params: place, body: { invited } }, { headers: await platform.as('coordinator') }))
    const shown = bodyOf(await platform.call(showQuestionnaire, { params: place }, await caughtUp('analyst')))
    expect(shown.invited).toStrictEqual(invited)
    const results = bodyOf(await platform.call(conversationResults, { params: place }, await caughtUp('analyst')))
    const unknown = results.channels.map(({ channel }) => ({ channel, people: null, rate: null }))
    expect([results.people, results.audiences[0], results.responses[0], results.channels[0]]).toStrictEqual([
      55,
      { audience: 'service-users', people: null, percent: null },
      { audience: 'service-users', people: null, invited: null, rate: null, channels: unknown },
      { channel: 'web', people: 55, percent: 100 },
    ])
    const staff = results.responses.find(({ audience }) => audience === 'staff')
    expect([staff?.people, staff?.invited, staff?.rate, staff?.channels[0]]).toStrictEqual([40, 60, 67, { channel: 'web', people: 40, rate: 67 }])
    const where = results.questions.find(({ question }) => question === readyQuestions.where)
    expect(where?.tables[0]?.cells.map(({ people }) => people)).toStrictEqual([45, 15, null, null, null])
    expect(results.questions.map(({ answered }) => answered)).toStrictEqual([null, null, 55])
  })

  it('is released to the public when it rests, frozen, and again after more answers', async () => {
    const step = async (taken: ConversationStep) =>
      bodyOf(await platform.call(moveConversation, { params: place, body: { step: taken } }, { headers: await platform.as('coordinator') }))
    const seen = async () => bodyOf(await platform.call(conversationResults, { params: place }, await caughtUp('publisher'))).hash
    const release = async (hash?: string) =>
      platform.call(releaseConversationResults, { params: place, body: { seen: hash ?? (await seen()) } }, await caughtUp('publisher'))
    const shown = async () => platform.call(publicConversationResults, { params: place, query: {} }, await caughtUp())
    expect(codeOf(await release())).toBe('/problems/still-open')
    expect(codeOf(await shown())).toBe('/problems/not-found')
    await step({ step: 'pause', reason: 'other' })
    expect(codeOf(await release('0'.repeat(64)))).toBe('/problems/changed-since')
    bodyOf(await release())
    const first = bodyOf(await shown())
    expect([first.title.text, first.release.number, first.people, first.earlier]).toStrictEqual([
      'The Big Conversation: three questions',
      1,
      55,
      undefined,
    ])
    const fiveMore = async () => {
      await step({ step: 'resume', questionnaire: 1 })
      for (let sent = 0; sent < 5; sent += 1) bodyOf(await give({ [readyQuestions.where]: { options: [readyQuestions.inTime] } }))
      await step({ step: 'pause', reason: 'other' })
    }
    await fiveMore()
    expect([codeOf(await release()), bodyOf(await shown())]).toStrictEqual(['/problems/too-few-more', first])
    await fiveMore()
    bodyOf(await release())
    const second = bodyOf(await shown())
    expect([second.release.number, second.people, second.earlier]).toStrictEqual([2, 65, first.release])
    const { name, csv } = bodyOf(await platform.call(publicConversationResultsFile, { params: place, query: {} }, await caughtUp()))
    expect([name, csv.split('\r\n').filter((line) => /Took part|in time/.test(line))]).toStrictEqual([
      `results-${programme}-release-2.csv`,
      ['all,,,,Took part,65,', `question,${second.questions[2]?.text.text},,,Getting help in time,55,85`],
    ])
    const listed = bodyOf(await platform.call(listConversationResults, { params: { programme }, query: {} }, await caughtUp()))
    expect(listed.conversations.map(({ conversation, number }) => [conversation, number])).toStrictEqual([[readyConversation, 2]])
    await step({ step: 'resume', questionnaire: 1 })
  })

  it('refuses what does not fit', async () => {
    const wrong = { [readyQuestions.where]: { text: 'In time' } }
    expect(codeOf(await give(wrong))).toBe('/problems/answer-does-not-fit')
    expect(codeOf(await give({ [readyConversation]: { text: 'x' } }))).toBe('/problems/answer-does-not-fit')
    expect(codeOf(await give({}))).toBe('/problems/nothing-answered')
    expect(codeOf(await give(said, { questionnaire: 2 }))).toBe('/problems/questionnaire-changed')
    expect(codeOf(await give(said, { audience: 'martians' }))).toBe('/problems/unknown-community')
    expect(codeOf(await give(said, {}, crypto.randomUUID()))).toBe('/problems/unknown-conversation')
  })

  it('is written, opened, kept as it was asked, and closed by those who may', async () => {
    const headers = await platform.as('coordinator')
    const content = smallQuestionnaire('What helps?')
    const { conversation } = bodyOf(await platform.call(draftQuestionnaire, { params: { programme }, body: { content } }, { headers }))
    const params = { programme, conversation }
    expect(codeOf(await platform.call(showConversation, { params, query: {} }))).toBe('/problems/unknown-conversation')
    const step = (taken: ConversationStep) => platform.call(moveConversation, { params, body: { step: taken } }, { headers })
    expect(codeOf(await step({ step: 'open', closes: '2999-12-31', questionnaire: 1 }))).toBe('accepted')
    const other = { ...content, sections: content.sections.map((section) => ({ ...section, questions: section.questions.map(otherwise) })) }
    const [question = ''] = content.sections.flatMap(({ questions }) => questions.map((one) => one.question))
    const body = await plainAnswers(platform.call, { [question]: { text: 'In time' } })
    const send = () => platform.call(giveAnswers, { params, body }, { headers: new Headers({ 'idempotency-key': 'the-key-of-one-who-answers' }) })
    const sent = bodyOf(await send())
    const revise = (changed: typeof content, basedOn: number) =>
      platform.call(reviseQuestionnaire, { params, body: { basedOn, content: changed } }, { headers })
    expect(codeOf(await revise(other, 1))).toBe('/problems/question-was-asked')
    expect(codeOf(await revise({ ...content, words: [{ language: 'en', easyRead: false, title: 'Renamed' }] }, 1))).toBe('accepted')
    expect(codeOf(await revise(content, 1))).toBe('/problems/changed-meanwhile')
    expect(bodyOf(await send())).toStrictEqual(sent)
    const anew = crypto.randomUUID()
    const sections = other.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => ({ ...one, question: anew, replaces: one.question })),
    }))
    expect(codeOf(await revise({ ...content, sections }, 2))).toBe('accepted')
    const results = bodyOf(await platform.call(conversationResults, { params }, await caughtUp('analyst')))
    expect(results.questions.map(({ text, replaces }) => [text.text, replaces !== undefined])).toStrictEqual([
      ['What helps?', false],
      ['What harms?', true],
    ])
    expect(codeOf(await step({ step: 'close', reason: 'enough-answers' }))).toBe('accepted')
    expect(bodyOf(await send())).toStrictEqual(sent)
    expect(codeOf(await platform.call(releaseConversationResults, { params, body: { seen: '0'.repeat(64) } }, await caughtUp('publisher')))).toBe(
      '/problems/nothing-to-release',
    )
    expect(codeOf(await give({ [question]: { text: 'Late' } }, { questionnaire: 3 }, conversation))).toBe('/problems/conversation-not-open')
  })

  it('keeps what was said at a table as one contribution of the gathering, for whoever has the code of the table, and counts nobody', async () => {
    const headers = await platform.as('coordinator')
    const { conversation } = bodyOf(
      await platform.call(draftQuestionnaire, { params: { programme }, body: { content: smallQuestionnaire('What helps?') } }, { headers }),
    )
    const params = { programme, conversation }
    bodyOf(await platform.call(moveConversation, { params, body: { step: { step: 'open', closes: '2999-12-31', questionnaire: 1 } } }, { headers }))
    const words = { language: 'en', title: 'Workshop', place: 'The hall', about: 'Tables of six.' }
    const { gathering } = bodyOf(
      await platform.call(
        announceGathering,
        { params: { programme }, body: { kind: 'workshop', startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z', words } },
        { headers },
      ),
    )
    const { content } = bodyOf(await platform.call(showQuestionnaire, { params }, await caughtUp('coordinator')))
    const [question = ''] = content.sections.flatMap(({ questions }) => questions.map((one) => one.question))
    const { answers: _none, ...told } = await plainAnswers(platform.call, {})
    const note = async (changes: { gathering?: string; notes?: Record<string, string>; consents?: GiveAnswers['consents'] } = {}) =>
      platform.call(
        noteTable,
        { params, body: { ...told, gathering, table: 3, notes: { [question]: 'Being rung back.' }, ...changes } },
        await caughtUp('coordinator'),
      )
    expect(codeOf(await note({ gathering: crypto.randomUUID() }))).toBe('/problems/unknown-gathering')
    expect(codeOf(await note({ notes: { [crypto.randomUUID()]: 'x' } }))).toBe('/problems/answer-does-not-fit')
    expect(codeOf(await note({ notes: {} }))).toBe('/problems/nothing-answered')
    const refused = told.consents.map((choice) => ({ ...choice, given: false }))
    expect(codeOf(await note({ consents: refused }))).toBe('/problems/consent-required')
    const alike = { [question]: 'We were all sent from one desk to the next one, and nobody wrote down what we had said at the first.' }
    const other = bodyOf(await note({ notes: alike })).contribution
    const same = bodyOf(await note({ notes: alike })).contribution
    const { contribution, receipt } = bodyOf(await note())
    const mine = bodyOf(await platform.call(myContribution, { body: { receipt } }))
    expect(mine.answers?.answers.map(({ asked, text }) => [asked.text, text])).toStrictEqual([['What helps?', 'Being rung back.']])
    const listed = bodyOf(
      await platform.call(listContributions, { params: { programme }, query: { origin: 'gathering' } }, await caughtUp('analyst')),
    )
    expect(listed.contributions.map((one) => one.contribution)).toStrictEqual([contribution, same, other])
    const noted = async () => bodyOf(await platform.call(listTableNotes, { params }, await caughtUp('coordinator'))).tables
    const tableOf = (one: string) => ({ gathering, table: 3, contribution: one })
    expect(await noted()).toStrictEqual([other, same, contribution].map(tableOf))
    const results = bodyOf(await platform.call(conversationResults, { params }, await caughtUp('analyst')))
    expect([results.people, results.channels]).toStrictEqual([null, []])
    expect(codeOf(await platform.call(eraseMyContribution, { body: { receipt } }))).toBe('accepted')
    expect(await noted()).toStrictEqual([other, same].map(tableOf))
  })

  it('takes in what people answered elsewhere: a consultation of two questions, from a file of 100 respondents', async () => {
    const coordinator = { headers: await platform.as('coordinator') }
    const { content, places } = consultation()
    const { conversation } = bodyOf(await platform.call(draftQuestionnaire, { params: { programme }, body: { content } }, coordinator))
    const params = { programme, conversation }
    const step = async (taken: ConversationStep) => bodyOf(await platform.call(moveConversation, { params, body: { step: taken } }, coordinator))
    await step({ step: 'open', closes: '2999-12-31', questionnaire: 1 })
    await step({ step: 'close', reason: 'time-is-over' })

    const analyst = { headers: await platform.as('analyst') }
    const file = readFileSync(new URL('../../engagement/test-data/gambling/responses.csv', import.meta.url))
    const body = { name: 'responses.csv', content: file.toString('base64') }
    const { upload } = bodyOf(await platform.call(uploadImport, { params: { programme }, body }, analyst))
    const of = { params: { programme, upload } }
    const { proposed, columns } = bodyOf(await platform.call(proposeImportMap, { ...of, body: { conversation } }, analyst))
    expect(proposed.answers?.columns.map(({ column }) => columns.findIndex(({ name }) => name === column)).toSorted()).toStrictEqual([2, 3, 4])
    expect([proposed.parts, proposed.sourceId]).toStrictEqual([[], ['Response ID']])
    const map = { ...proposed, deidentified: true }
    const previewed = bodyOf(await platform.call(previewImport, { ...of, body: { map } }, analyst))
    expect([previewed.counts.accepted, previewed.contributions[0]?.chosen]).toStrictEqual([100, ['Do you live in: England']])
    expect(Object.keys(previewed.contributions[0]?.words ?? {})).toStrictEqual(['answer1', 'answer2'])
    const { batch } = bodyOf(await platform.call(startImport, { ...of, body: { map } }, analyst))
    const state = async () => bodyOf(await platform.call(importStatus, { params: { programme, batch } }, analyst)).state
    while ((await state()) === 'running') await pause(10)
    expect(await state()).toBe('finished')

    const results = bodyOf(await platform.call(conversationResults, { params }, await caughtUp('analyst')))
    expect([results.people, results.channels.at(-1)]).toStrictEqual([100, { channel: 'import', people: 100, percent: 100 }])
    expect(results.questions.map(({ answered }) => answered)).toStrictEqual([100, 100, 100])
    expect(results.questions[2]?.tables[0]?.cells.map(({ people }) => people)).toStrictEqual([60, 15, 15, 10])
    expect(places.length).toBe(4)
    const listed = bodyOf(
      await platform.call(
        listContributions,
        { params: { programme }, query: { origin: 'questionnaire', q: 'predatory' } },
        await caughtUp('analyst'),
      ),
    )
    expect(listed.contributions.length).toBeGreaterThan(0)
  })
})

const otherwise = (question: ReturnType<typeof smallQuestionnaire>['sections'][number]['questions'][number]) => ({
  ...question,
  words: question.words.map((one) => ({ ...one, text: 'What harms?' })),
})

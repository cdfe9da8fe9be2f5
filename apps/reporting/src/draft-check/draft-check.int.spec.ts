import {
  answerChampionDraftCheck,
  answerMyDraftCheck,
  askDraftCheck,
  type CheckAnswer,
  championDraftChecks,
  closeDraftCheck,
  codeContribution,
  defineTheme,
  draftCheckWords,
  draftRecommendation,
  listRecommendations,
  myDraftChecks,
  publishRecommendation,
  recommendationHistory,
  redraftRecommendation,
  reportingTasks,
  withdrawRecommendation,
} from '@heard/contracts/reporting'
import { newReceiptCode, Receipts, uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RecommendationFact, recommendationStream } from '../recommendation/recommendation.events.ts'
import { accountOf, programme, startReporting } from '../reporting.fixture.ts'
import { CheckWatch } from './check-watch.ts'

let now = Date.parse('2026-03-02T09:00:00.000Z')
const goTo = (day: string): void => {
  now = Date.parse(`${day}T09:00:00.000Z`)
}
const inProgramme = { programme }
const application = uuidv7(7)
const none = { 'says-it': null, partly: null, no: null }
const shown = (text: string) => ({ status: 'open', language: 'en', text })
let heard: Awaited<ReturnType<typeof startReporting>>
let theme = ''
let of = { programme, recommendation: '' }
type Holder = { readonly contribution: string; readonly person: string; readonly receipt: string }
const holders: Holder[] = []
const holder = (index: number): Holder => holders[index] as Holder

const shares = async (coded = true): Promise<Holder> => {
  const person = uuidv7(now + holders.length)
  const contribution = await heard.told.shared(person, 'A long wait')
  const receipt = newReceiptCode()
  await heard.app.get(Receipts, { strict: false }).keep(receipt, { programme, contribution, person })
  await heard.caughtUp()
  if (coded) await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme } })
  return { contribution, person, receipt }
}
const content = (text: string) => ({
  organisations: ['icb'],
  strength: { level: 'fair' as const, because: 'Several people said it' },
  themes: [theme],
  excerpts: [],
  title: 'Shorter waits',
  text,
  language: 'en',
})
const drafts = async (text: string) => (await heard.send('analyst', draftRecommendation, inProgramme, { body: content(text) })).answer.recommendation
const ask = (body: object = {}) =>
  heard.send('analyst', askDraftCheck, of, { body: { from: ['residents', 'champions'], until: '2026-03-10', communities: [], ...body } })
const asked = async ({ receipt }: Holder) => (await heard.send('nobody', myDraftChecks, {}, { body: { receipt } })).answer.checks
const says = ({ receipt }: Holder, answer: CheckAnswer | null, change?: string, round = 1) =>
  heard.send(
    'nobody',
    answerMyDraftCheck,
    {},
    {
      body: { receipt, recommendation: of.recommendation, round, answer, ...(change === undefined ? {} : { change }) },
    },
  )
const staff = async () => {
  const { recommendations } = (await heard.send('analyst', listRecommendations, inProgramme)).answer
  return recommendations.find(({ id }) => id === of.recommendation)
}
const words = async () => (await heard.send('analyst', draftCheckWords, of)).answer.rounds
const kept = async (kind: 'draft-check' | 'champion-draft-check', round: number) =>
  JSON.stringify(
    (await heard.platform.vault.recall(kind, JSON.stringify([programme, of.recommendation, round]), new Date(now).toISOString())) ?? null,
  )
const facts = async (): Promise<RecommendationFact[]> => {
  const all: RecommendationFact[] = []
  for await (const fact of heard.platform.store.readStream<RecommendationFact>(recommendationStream(programme, of.recommendation))) all.push(fact)
  return all
}

beforeAll(async () => {
  heard = await startReporting({ now: () => now })
  theme = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  for (let index = 0; index < 16; index += 1) holders.push(await shares())
  of = { programme, recommendation: await drafts('Call back.') }
}, 60_000)
afterAll(() => heard.close())

describe('a draft that is to be checked', () => {
  it('is shown to nobody before that', async () => {
    expect(await asked(holder(0))).toEqual([])
    expect((await says(holder(0), 'says-it')).problem.type).toBe('/problems/not-asked')
    expect((await heard.send('icb', askDraftCheck, of, { body: { from: ['residents'], communities: [], until: '2026-03-10' } })).status).toBe(403)
    expect((await ask({ until: '2026-03-02' })).problem.type).toBe('/problems/check-day-not-ahead')
    expect((await ask({ communities: ['elsewhere'] })).problem.type).toBe('/problems/unknown-community')
    expect((await heard.send('analyst', closeDraftCheck, of)).problem.type).toBe('/problems/no-open-check')
  })
  it('is shown to those whose words led to it, and to nobody else', async () => {
    const elsewhere = await shares(false)
    now += 1
    expect((await ask({ seen: 0 })).status).toBe(204)
    now += 1
    const late = await shares()
    expect([await asked(elsewhere), await asked(late)]).toEqual([[], []])
    expect((await says(late, 'no')).problem.type).toBe('/problems/not-asked')
    expect(await asked(holder(0))).toStrictEqual([
      {
        recommendation: of.recommendation,
        round: 1,
        organisations: ['icb'],
        strength: { level: 'fair', because: shown('Several people said it') },
        title: shown('Shorter waits'),
        text: shown('Call back.'),
        until: '2026-03-10',
        isOpen: true,
      },
    ])
    expect((await says({ ...holder(0), receipt: newReceiptCode() }, 'no')).problem.type).toBe('/problems/unknown-receipt')
    expect((await says(holder(0), 'no', undefined, 2)).problem.type).toBe('/problems/check-closed')
  })
})

describe('what a resident says of it', () => {
  it('is changed and taken back, and told to themselves', async () => {
    expect((await says(holder(0), 'partly', 'Name the day')).status).toBe(204)
    expect((await asked(holder(0)))[0]).toMatchObject({ answer: 'partly', change: 'Name the day' })
    expect((await says(holder(0), 'no')).status).toBe(204)
    const [changed] = await asked(holder(0))
    expect([changed?.answer, changed?.change]).toEqual(['no', undefined])
    expect((await says(holder(0), null)).status).toBe(204)
    expect((await asked(holder(0)))[0]?.answer).toBeUndefined()
  })
  it('counts once however often it is sent, is in no fact, and nobody reads it while people answer', async () => {
    const before = (await facts()).length
    for (const each of holders.slice(0, 12)) await says(each, 'says-it')
    await Promise.all(Array.from({ length: 8 }, () => says(holder(12), 'no', 'Ring people, do not write')))
    await says(holder(13), 'no', 'A week is too long')
    expect((await facts()).length).toBe(before)
    expect(await words()).toEqual([])
    expect((await staff())?.checks).toEqual([{ round: 1, from: ['residents', 'champions'], on: '2026-03-02', until: '2026-03-10', changed: false }])
  })
  it('goes with the words of whoever takes them back, or has them erased', async () => {
    const [withdrawn, erased] = [holder(10), holder(11)]
    const notice = { version: 1, language: 'en', hash: 'a'.repeat(64) }
    const consent = { record: uuidv7(now), programme, contribution: withdrawn.contribution, purpose: 'analysis', notice, mode: 'web' as const }
    await heard.told.record(`contribution-${programme}.${withdrawn.contribution}`, { type: 'ConsentWithdrawn', data: consent })
    const { contribution, person } = erased
    const erasure = uuidv7(now)
    await heard.told.record(`erasure-${programme}.${erasure}`, { type: 'ErasureStarted', data: { programme, erasure, contribution, person } })
    const box = () => kept('draft-check', 1)
    await vi.waitUntil(async () => !(await box()).includes(contribution) && !(await box()).includes(withdrawn.contribution), { timeout: 10_000 })
    expect(await asked(withdrawn)).toEqual([])
  })
})

describe('a champion', () => {
  const account = accountOf('champion')
  const tasks = async () => (await heard.send('champion', reportingTasks, inProgramme)).answer.tasks.map(({ kind, id, due }) => [kind, id, due])
  const checks = async () => (await heard.send('champion', championDraftChecks, inProgramme)).answer.checks
  it('is asked once their account is connected, and has it among their tasks until they answer', async () => {
    expect((await heard.send('champion', championDraftChecks, inProgramme)).problem.type).toBe('/problems/not-linked')
    await heard.told.record(`champion-links-${programme}`, { type: 'ChampionLinked', data: { programme, application, account } })
    expect((await checks()).map(({ recommendation }) => recommendation)).toEqual([of.recommendation])
    expect(await tasks()).toEqual([['draft-check', of.recommendation, '2026-03-10T23:59:59.000Z']])
    const body = { round: 1, answer: 'partly' as const, change: 'Ask the people at the mosque too' }
    expect((await heard.send('coordinator', answerChampionDraftCheck, of, { body })).status).toBe(403)
    expect((await heard.send('champion', answerChampionDraftCheck, of, { body })).status).toBe(204)
    expect([await tasks(), (await checks())[0]?.change]).toEqual([[], 'Ask the people at the mosque too'])
  })
})

describe('a check whose day has passed', () => {
  it('is closed and counted by itself, and then words are read, apart from who wrote them', async () => {
    goTo('2026-03-10')
    await heard.app.get(CheckWatch).look()
    expect((await staff())?.checks[0]?.closed).toBeUndefined()
    goTo('2026-03-11')
    expect((await says(holder(0), 'no')).problem.type).toBe('/problems/check-closed')
    await heard.app.get(CheckWatch).look()
    await heard.app.get(CheckWatch).look()
    await heard.caughtUp()
    const counts = { residents: { ...none, 'says-it': 10 }, champions: none }
    expect((await staff())?.checks[0]?.closed).toEqual({ on: '2026-03-11', counts })
    heard.openings.length = 0
    expect(await words()).toEqual([
      { round: 1, on: '2026-03-02', words: ['A week is too long', 'Ask the people at the mosque too', 'Ring people, do not write'] },
    ])
    expect(heard.openings.map(({ access, opened }) => [access.purpose, access.actor, access.reason, opened.length]).toSorted()).toEqual([
      ['narrative', accountOf('analyst'), 'draft-check', 1],
      ['volunteering', accountOf('analyst'), 'draft-check', 1],
    ])
    const recorded = JSON.stringify((await facts()).map(({ data }) => data))
    expect(holders.filter(({ contribution, person }) => recorded.includes(contribution) || recorded.includes(person))).toEqual([])
    expect(recorded).not.toContain(application)
  })
  it('is told still to whoever answered it, and to nobody else', async () => {
    expect((await asked(holder(12)))[0]).toMatchObject({ isOpen: false, answer: 'no', change: 'Ring people, do not write' })
    expect(await asked(holder(14))).toEqual([])
  })
  it('keeps the words of nobody who is gone since', async () => {
    const { contribution, person } = holder(13)
    const erasure = uuidv7(now)
    await heard.told.record(`erasure-${programme}.${erasure}`, { type: 'ErasureStarted', data: { programme, erasure, contribution, person } })
    await heard.told.record(`champion-links-${programme}`, { type: 'ChampionUnlinked', data: { programme, application } })
    await vi.waitFor(async () => expect((await words())[0]?.words).toEqual(['Ring people, do not write']), { timeout: 10_000 })
    await vi.waitUntil(async () => (await kept('champion-draft-check', 1)) === '[]', { timeout: 10_000 })
  })
})

describe('a draft that is changed', () => {
  it('is asked about anew, and the round before is closed to those who were asked', async () => {
    expect((await heard.send('analyst', redraftRecommendation, of, { body: content('Call back in two days.') })).status).toBe(204)
    expect((await ask({ seen: 0 })).problem.type).toBe('/problems/draft-changed')
    expect((await ask({ from: ['residents'], until: '2026-03-20', seen: 1 })).status).toBe(204)
    expect((await asked(holder(12))).map(({ round, isOpen, text }) => [round, isOpen, text])).toEqual([
      [2, true, shown('Call back in two days.')],
      [1, false, shown('Call back.')],
    ])
    expect((await staff())?.checks.map(({ round, changed }) => [round, changed])).toEqual([
      [1, true],
      [2, false],
    ])
    await says(holder(12), 'says-it', 'Thank you', 2)
  })
  it('is closed early by its writer', async () => {
    expect((await heard.send('analyst', closeDraftCheck, of)).status).toBe(204)
    expect((await says(holder(12), 'no', undefined, 2)).problem.type).toBe('/problems/check-closed')
    expect((await words()).map(({ round, words: said }) => [round, said])).toEqual([
      [2, ['Thank you']],
      [1, ['Ring people, do not write']],
    ])
  })
})

describe('a draft that is published', () => {
  it('tells that people were asked, with the numbers that may be shown, and leaves nothing of what one person said', async () => {
    const body = { dueBy: '2026-05-01', seen: 1, cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } }
    expect((await heard.send('publisher', publishRecommendation, of, { body })).status).toBe(204)
    const { answer } = await heard.send('nobody', recommendationHistory, of)
    const counts = { residents: { ...none, 'says-it': 10 }, champions: none }
    expect(answer.recommendation.checks).toEqual([
      {
        round: 1,
        from: ['residents', 'champions'],
        on: '2026-03-02',
        until: '2026-03-10',
        changed: true,
        closed: { on: '2026-03-11', counts },
      },
      {
        round: 2,
        from: ['residents'],
        on: '2026-03-11',
        until: '2026-03-20',
        changed: false,
        closed: { on: '2026-03-11', counts: { residents: none } },
      },
    ])
    expect(answer.recommendation.history.map(({ what }) => what)).toEqual([
      'draft-check-asked',
      'draft-check-closed',
      'draft-changed',
      'draft-check-asked',
      'draft-check-closed',
      'published',
    ])
    const published = (await facts()).find((fact) => fact.type === 'RecommendationPublished')
    expect(published?.data.checks?.map(({ round, changed }) => [round, changed])).toEqual([
      [1, true],
      [2, false],
    ])
    for (const round of [1, 2]) await vi.waitUntil(async () => (await kept('draft-check', round)) === 'null', { timeout: 10_000 })
    expect([await words(), await asked(holder(12))]).toEqual([[], []])
  })
})

describe('champions of chosen communities', () => {
  it('are asked while they belong to one of them, and a withdrawal ends it', async () => {
    of = { programme, recommendation: await drafts('Open on Saturdays.') }
    const account = accountOf('champion')
    const assignment = { programme, application, community: 'south-asian' }
    await heard.told.record(`champion-links-${programme}`, { type: 'ChampionLinked', data: { programme, application, account } })
    await heard.told.record(`champion-${programme}.${application}`, { type: 'ChampionAssigned', data: assignment })
    const checks = async () => (await heard.send('champion', championDraftChecks, inProgramme)).answer.checks.length
    await ask({ from: ['champions'], communities: ['eastern-european'], until: '2026-03-20' })
    expect([await checks(), await asked(holder(12))]).toEqual([0, []])
    const body = { round: 1, answer: 'no' as const }
    expect((await heard.send('champion', answerChampionDraftCheck, of, { body })).problem.type).toBe('/problems/not-asked')
    await ask({ from: ['champions'], communities: ['south-asian'], until: '2026-03-20' })
    expect(await checks()).toBe(1)
    expect((await heard.send('champion', answerChampionDraftCheck, of, { body: { ...body, round: 2, change: 'On Sundays' } })).status).toBe(204)
    const reason = { reason: 'It was asked for already', language: 'en' }
    expect((await heard.send('publisher', withdrawRecommendation, of, { body: reason })).status).toBe(204)
    await vi.waitUntil(async () => (await kept('champion-draft-check', 2)) === 'null', { timeout: 10_000 })
    expect(await checks()).toBe(0)
    expect((await heard.send('nobody', recommendationHistory, of)).status).toBe(404)
  })
})

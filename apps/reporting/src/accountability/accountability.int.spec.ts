import {
  addressedToUs,
  amendCommitment,
  amendResponse,
  claimOutcome,
  codeContribution,
  commitmentHistory,
  defineTheme,
  draftRecommendation,
  listContributions,
  listRecommendations,
  listWordings,
  makeCommitment,
  publicReport,
  publishRecommendation,
  recommendationEvidence,
  recommendationHistory,
  recordVerdict,
  redraftRecommendation,
  reportProgress,
  respond,
  withdrawRecommendation,
  withdrawWording,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SilenceWatch } from '../recommendation/silence.ts'
import { publishNext } from '../report/report.fixture.ts'
import { programme, startReporting } from '../reporting.fixture.ts'

let now = Date.parse('2026-03-01T09:00:00.000Z')
const clock = { now: () => now }
const goTo = (day: string): void => {
  now = Date.parse(`${day}T09:00:00.000Z`)
}
const inProgramme = { programme }
const said = (text: string) => ({ status: 'open', language: 'en', text })
let heard: Awaited<ReturnType<typeof startReporting>>
let theme = ''
let inside = ''
let cited = ''
let recommendation = ''
let commitment = ''
let underObjective = ''

const draft = () => ({
  organisations: ['ccg'],
  objective: 'care',
  themes: [theme],
  excerpts: [{ contribution: cited, field: 'happened' as const, from: 4, to: 15 }],
  title: 'Shorter waits',
  text: 'Call people back within two days.',
  language: 'en',
})
const report = async (headers: Record<string, string> = {}) => heard.send('nobody', publicReport, inProgramme, { headers })

beforeAll(async () => {
  heard = await startReporting(clock)
  theme = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  inside = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'For a call', parent: theme, language: 'en' } })).answer.theme
  for (let index = 0; index < 13; index += 1) {
    const contribution = await heard.told.imported(uuidv7(index), 'The long wait for a call')
    await heard.caughtUp()
    await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme: index < 5 ? theme : inside } })
    cited = contribution
  }
})
afterAll(() => heard.close())

describe('a recommendation', () => {
  it('is drafted by staff from themes and excerpts, with exact counts for staff', async () => {
    const { status, answer } = await heard.send('analyst', draftRecommendation, inProgramme, { body: draft() })
    expect(status).toBe(201)
    recommendation = answer.recommendation
    const list = (await heard.send('publisher', listRecommendations, inProgramme)).answer
    expect(
      list.recommendations.map(({ asked, people, contributions, excerpts }) => ({ standing: asked[0]?.standing, people, contributions, excerpts })),
    ).toEqual([{ standing: 'draft', people: 13, contributions: 13, excerpts: draft().excerpts }])
  })
  it('shows staff what it rests on, without opening anything', async () => {
    const before = heard.openings.length
    const { answer } = await heard.send('publisher', recommendationEvidence, { programme, recommendation })
    expect(answer).toMatchObject({ people: 13, contributions: 13, themes: [{ theme, name: said('Waiting'), people: 13, contributions: 13 }] })
    expect(answer.themes[0]?.newest).toHaveLength(13)
    expect(answer.excerpts).toEqual([{ ...draft().excerpts[0], text: 'long wait f' }])
    const audited = await heard.send('auditor', recommendationEvidence, { programme, recommendation })
    expect(audited.answer.excerpts).toEqual(draft().excerpts)
    expect(heard.openings).toHaveLength(before)
  })
  it('is changed as a draft', async () => {
    const body = { ...draft(), title: 'Shorter waits for a call' }
    expect((await heard.send('analyst', redraftRecommendation, { programme, recommendation }, { body })).status).toBe(204)
  })
  it('is refused with a plain problem where its grounds are not there', async () => {
    const problem = async (change: object) =>
      (await heard.send('analyst', draftRecommendation, inProgramme, { body: { ...draft(), ...change } })).problem.type
    expect(await problem({ organisations: ['ccg', 'nobody'] })).toBe('/problems/unknown-organisation')
    expect(await problem({ themes: [uuidv7(1)] })).toBe('/problems/unknown-theme')
    expect(await problem({ themes: [], excerpts: [] })).toBe('/problems/rests-on-nothing')
    expect(await problem({ excerpts: [{ contribution: cited, field: 'happened', from: 0, to: 99 }] })).toBe('/problems/unknown-excerpt')
    const wrong = await heard.send('analyst', draftRecommendation, inProgramme, { body: { ...draft(), title: ' ', text: 'x'.repeat(10_001) } })
    expect(wrong.problem.errors?.map(({ field, detail }) => [field, detail])).toEqual([
      ['title', 'Enter some text'],
      ['text', 'Use 10000 characters or fewer'],
    ])
  })
  it('is nowhere in public while it is a draft', async () => {
    expect((await report()).answer.recommendations).toEqual([])
    expect((await heard.send('nobody', recommendationHistory, { programme, recommendation })).status).toBe(404)
  })
  it('is addressed by a publisher, with a rounded count of the people behind it', async () => {
    const body = { dueBy: '2026-03-31', cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } }
    expect((await heard.send('analyst', publishRecommendation, { programme, recommendation }, { body })).status).toBe(403)
    expect((await heard.send('publisher', publishRecommendation, { programme, recommendation }, { body })).status).toBe(204)
    const { answer } = await heard.send('nobody', recommendationHistory, { programme, recommendation })
    expect(answer.themes).toEqual([{ theme, name: said('Waiting') }])
    expect(answer.recommendation).toEqual({
      id: recommendation,
      asked: [{ organisation: 'ccg', standing: 'awaiting' }],
      replies: [],
      checks: [],
      objective: 'care',
      themes: [theme],
      title: said('Shorter waits for a call'),
      text: said('Call people back within two days.'),
      dueBy: '2026-03-31',
      people: 15,
      history: [
        {
          what: 'published',
          at: '2026-03-01T09:00:00.000Z',
          askedOn: '2026-03-01',
          dueBy: '2026-03-31',
          cannotWait: said('The meeting is tomorrow'),
        },
      ],
      commitments: [],
    })
  })
  it('shows on the contributions that it rests on', async () => {
    const { answer } = await heard.send('analyst', listContributions, inProgramme, { query: { theme: inside } })
    expect(answer.total).toBe(8)
  })
})

describe('an organisation that does not answer', () => {
  it('is silent in public from the day after, and that day is recorded once', async () => {
    goTo('2026-04-01')
    expect((await report()).answer.recommendations[0]?.asked[0]?.standing).toBe('silent')
    await heard.app.get(SilenceWatch).look()
    await heard.app.get(SilenceWatch).look()
    await heard.caughtUp()
    const [seen] = (await report()).answer.recommendations
    expect(seen?.history.filter(({ what }) => what === 'silent')).toEqual([
      { what: 'silent', organisation: 'ccg', at: '2026-04-01T09:00:00.000Z', since: '2026-03-31' },
    ])
  })
  it('is recorded as silent at once when the day had passed before it was published', async () => {
    const { answer } = await heard.send('analyst', draftRecommendation, inProgramme, { body: { ...draft(), organisations: ['council'] } })
    const other = { programme, recommendation: answer.recommendation }
    await heard.send('publisher', publishRecommendation, other, {
      body: { askedOn: '2025-01-01', dueBy: '2025-02-01', cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } },
    })
    await vi.waitUntil(async () => (await heard.send('nobody', recommendationHistory, other)).answer.recommendation.history.length === 2, {
      timeout: 10_000,
    })
    await heard.send('publisher', withdrawRecommendation, other, { body: { reason: 'Asked twice', language: 'en' } })
    const { recommendation: withdrawn } = (await heard.send('nobody', recommendationHistory, other)).answer
    expect([withdrawn.asked[0]?.standing, withdrawn.history.map(({ what }) => what)]).toEqual(['withdrawn', ['published', 'silent', 'withdrawn']])
  })
})

describe('an answer', () => {
  const place = () => ({ programme, recommendation })
  const body = { answer: 'declined' as const, text: 'We cannot.', language: 'en' }
  it('comes from the successor of the organisation, not from another one', async () => {
    expect((await heard.send('council', respond, place(), { body })).problem.type).toBe('/problems/not-addressed-to-you')
    expect((await heard.send('icb', respond, place(), { body })).problem.type).toBe('/problems/reasons-required')
    expect((await heard.send('icb', respond, place(), { body: { ...body, reasons: 'No money.' } })).status).toBe(204)
  })
  it('keeps a promise from being made while it declines', async () => {
    const promise = {
      organisation: 'icb',
      recommendation,
      due: '2026-06-01',
      measure: 'Days',
      text: 'Call back',
      ownerRole: 'Head of contact',
      language: 'en',
    }
    expect((await heard.send('icb', makeCommitment, inProgramme, { body: promise })).problem.type).toBe('/problems/recommendation-declined')
  })
  it('is amended, and both stay visible', async () => {
    const amended = { answer: 'accepted' as const, text: 'We can now.', why: 'New money.', language: 'en' }
    expect((await heard.send('icb', amendResponse, place(), { body: amended })).status).toBe(204)
    const [seen] = (await report()).answer.recommendations
    expect(seen?.asked[0]?.response).toEqual({ by: 'icb', answer: 'accepted', text: said('We can now.') })
    expect(seen?.history.map(({ what }) => what)).toEqual(['published', 'silent', 'answered', 'answer-amended'])
  })
})

describe('a commitment', () => {
  const place = () => ({ programme, commitment })
  it('is made by the organisation that was asked, and under an objective alone', async () => {
    const promise = {
      organisation: 'icb',
      recommendation,
      due: '2026-06-01',
      measure: 'Days to a call',
      text: 'Call back in two days',
      ownerRole: 'Head of contact',
      language: 'en',
    }
    expect((await heard.send('council', makeCommitment, inProgramme, { body: promise })).problem.type).toBe('/problems/not-addressed-to-you')
    commitment = (await heard.send('icb', makeCommitment, inProgramme, { body: promise })).answer.commitment
    const { recommendation: _, ...alone } = { ...promise, objective: 'care', madeOn: '2025-01-01', due: '2025-12-31' }
    underObjective = (await heard.send('icb', makeCommitment, inProgramme, { body: alone })).answer.commitment
    const { answer } = await report()
    expect(answer.commitments.map(({ id, standing, overdue }) => [id, standing, overdue])).toEqual([
      [commitment, 'open', false],
      [underObjective, 'overdue', true],
    ])
    expect(answer.objectives.map(({ objective, recommendations, commitments }) => [objective, recommendations.length, commitments])).toEqual([
      ['care', 2, [commitment, underObjective]],
    ])
  })
  it('is amended with the earlier wording beside it, reported on, claimed and judged', async () => {
    const body = { due: '2026-07-01', text: 'Call back in three days', reason: 'Too few people', language: 'en' }
    expect((await heard.send('council', amendCommitment, place(), { body })).problem.type).toBe('/problems/not-yours')
    expect((await heard.send('icb', amendCommitment, place(), { body })).status).toBe(204)
    const verdict = { from: 'residents' as const, verdict: 'limited' as const, people: 9, language: 'en' }
    expect((await heard.send('coordinator', recordVerdict, place(), { body: verdict })).problem.type).toBe('/problems/too-early')
    goTo('2026-05-01')
    expect((await heard.send('icb', reportProgress, place(), { body: { state: 'under-way', note: 'Two hired', language: 'en' } })).status).toBe(204)
    expect((await heard.send('icb', claimOutcome, place(), { body: { level: 'complete', text: 'It works', language: 'en' } })).status).toBe(204)
    expect((await heard.send('coordinator', recordVerdict, place(), { body: verdict })).status).toBe(204)
    const { answer } = await heard.send('nobody', commitmentHistory, place())
    expect(answer.commitment.standing).toBe('disputed')
    expect(answer.commitment.verdicts).toEqual([{ from: 'residents', on: '2026-05-01', verdict: 'limited', people: null }])
    expect(answer.commitment.history.map(({ what }) => what)).toEqual(['made', 'amended', 'progress', 'outcome-claimed', 'verdict'])
    expect(answer.commitment.history[1]).toEqual({
      what: 'amended',
      at: '2026-04-01T09:00:00.000Z',
      by: 'icb',
      due: { from: '2026-06-01', to: '2026-07-01' },
      text: { from: said('Call back in two days'), to: said('Call back in three days') },
      reason: said('Too few people'),
    })
  })
})

describe('what is addressed to us', () => {
  it('is what an organisation was asked or inherited, and for staff everything', async () => {
    const icb = (await heard.send('icb', addressedToUs, inProgramme)).answer
    expect([icb.organisations, icb.recommendations.length, icb.commitments.length]).toEqual([['ccg', 'icb'], 1, 2])
    const council = (await heard.send('council', addressedToUs, inProgramme)).answer
    expect([council.organisations, council.recommendations.length, council.commitments.length]).toEqual([['council'], 1, 0])
    const staff = (await heard.send('coordinator', addressedToUs, inProgramme)).answer
    expect([staff.organisations, staff.recommendations.length, staff.commitments.length]).toEqual([['ccg', 'icb', 'council'], 2, 2])
  })
})

describe('the public report', () => {
  it('freezes its counts until the next edition', async () => {
    expect(await publishNext(heard, 'The first year')).toBe(201)
    const people = async () => (await report()).answer.recommendations.find(({ id }) => id === recommendation)?.people
    expect(await people()).toBe(15)
    for (let index = 0; index < 10; index += 1) {
      const contribution = await heard.told.imported(uuidv7(index), 'Still waiting')
      await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme } })
    }
    expect(await people()).toBe(15)
    await publishNext(heard, 'The second year')
    expect(await people()).toBe(25)
    expect((await report()).answer.edition).toEqual({
      number: 2,
      on: '2026-05-01',
      at: '2026-05-01T09:00:00.000Z',
      words: [{ language: 'en', title: said('Our report'), summary: said('The second year'), objectives: [] }],
    })
  })
  it('answers 304 to whom it has not changed for, until something happens or a day passes', async () => {
    const etag = String((await report()).headers.etag)
    expect((await report({ 'if-none-match': etag })).status).toBe(304)
    goTo('2026-05-02')
    expect((await report({ 'if-none-match': etag })).status).toBe(200)
    const next = String((await report()).headers.etag)
    const progress = { state: 'delayed' as const, note: 'Less money', language: 'en' }
    await heard.send('icb', reportProgress, { programme, commitment: underObjective }, { body: progress })
    expect((await report({ 'if-none-match': next })).status).toBe(200)
  })
  it('shows a withdrawn text no more, on any page and to nobody who holds an earlier one, and says when and why', async () => {
    const withdrawal = { status: 'withdrawn', withdrawal: { on: '2026-05-02', because: 'names-a-person' } }
    const { wordings } = (await heard.send('publisher', listWordings, inProgramme)).answer
    const title = wordings.find(({ id, part }) => id === recommendation && part === 'title')
    const note = wordings.find(({ of, part }) => of === 'commitment' && part === 'note')
    const held = String((await report()).headers.etag)
    const withdraw = (who: 'publisher' | 'analyst' | 'icb', ref = title?.ref ?? '', programmeOf = programme) =>
      heard.send(who, withdrawWording, { programme: programmeOf, ref }, { body: { reason: 'names-a-person' } })
    expect(title?.words).toMatchObject({ status: 'open' })
    expect([(await withdraw('analyst')).status, (await withdraw('icb')).status]).toEqual([403, 403])
    expect((await withdraw('publisher', uuidv7(1))).problem.type).toBe('/problems/unknown-wording')
    expect((await withdraw('publisher', title?.ref, 'elsewhere')).problem.type).toBe('/problems/unknown-wording')
    expect((await report({ 'if-none-match': held })).status).toBe(304)
    expect((await withdraw('publisher')).status).toBe(204)
    expect((await withdraw('publisher')).status).toBe(204)
    const changed = await report({ 'if-none-match': held })
    expect([changed.status, changed.answer.recommendations.find(({ id }) => id === recommendation)?.title]).toEqual([200, withdrawal])
    const one = await heard.send('nobody', recommendationHistory, { programme, recommendation }, { headers: { 'if-none-match': held } })
    expect([one.status, one.answer.recommendation.title]).toEqual([200, withdrawal])
    await vi.waitUntil(async () => (await heard.platform.vault.wording([title?.ref ?? '']))[0]?.status === 'erased', { timeout: 10_000 })
    expect((await heard.platform.vault.wording([note?.ref ?? '']))[0]?.status).toBe('open')
    expect((await withdraw('publisher', note?.ref)).status).toBe(204)
    const promised = await heard.send('nobody', commitmentHistory, { programme, commitment: note?.id ?? '' })
    expect(promised.answer.commitment.history.filter((step) => step.what === 'progress').map((step) => step.note)).toContainEqual(withdrawal)
    const after = (await heard.send('publisher', listWordings, inProgramme)).answer.wordings
    expect(after.filter(({ words }) => words.status === 'withdrawn').map(({ ref }) => ref)).toEqual([title?.ref, note?.ref])
  })
  it('does not offer a draft for withdrawal', async () => {
    const drafted = (await heard.send('analyst', draftRecommendation, inProgramme, { body: draft() })).answer.recommendation
    const { answer } = await heard.send('publisher', listWordings, inProgramme, { query: { id: drafted } })
    expect(answer.wordings).toEqual([])
  })
  it('says of wording that was taken out of the vault that it is withdrawn', async () => {
    await heard.platform.vault.erase(programme, ['publication'])
    const { answer, status } = await report()
    expect([status, answer.recommendations[0]?.text]).toEqual([200, { status: 'withdrawn' }])
  })
})

import {
  addressedToUs,
  codeContribution,
  defineTheme,
  draftRecommendation,
  listRecommendations,
  publicReport,
  publishRecommendation,
  recommendationEvidence,
  recommendationHistory,
  redraftRecommendation,
  replyToDraft,
  reportingTasks,
  respond,
  sendDraft,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { programme, startReporting, type Who } from '../reporting.fixture.ts'
import { type RecommendationFact, recommendationStream } from './recommendation.events.ts'
import { SilenceWatch } from './silence.ts'

let now = Date.parse('2026-03-01T09:00:00.000Z')
const goTo = (day: string): void => {
  now = Date.parse(`${day}T09:00:00.000Z`)
}
const inProgramme = { programme }
const said = (text: string) => ({ status: 'open', language: 'en', text })
let heard: Awaited<ReturnType<typeof startReporting>>
let theme = ''
let of = { programme, recommendation: '' }

const content = (changes: object = {}) => ({
  organisations: ['ccg', 'council'],
  priority: 'soon' as const,
  strength: { level: 'fair' as const, because: 'Several people said it' },
  themes: [theme],
  excerpts: [],
  title: 'Shorter waits',
  text: 'Call back.',
  language: 'en',
  ...changes,
})
const draftsOf = async (who: Who) => (await heard.send(who, addressedToUs, inProgramme)).answer.drafts
const tasksOf = async (who: Who) => (await heard.send(who, reportingTasks, inProgramme)).answer.tasks.map(({ kind }) => kind)
const reply = (who: Who, text: string, mayShow: boolean) => heard.send(who, replyToDraft, of, { body: { text, mayShow, language: 'en' } })

beforeAll(async () => {
  heard = await startReporting({ now: () => now })
  theme = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  const contribution = await heard.told.imported(uuidv7(1), 'The long wait for a call', { community: 'south-asian' })
  await heard.caughtUp()
  await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme } })
  of = { programme, recommendation: (await heard.send('analyst', draftRecommendation, inProgramme, { body: content() })).answer.recommendation }
})
afterAll(() => heard.close())

it('tells staff alone how many people, origins and communities a draft rests on', async () => {
  const { answer } = await heard.send('analyst', recommendationEvidence, of)
  expect([answer.people, answer.origins, answer.communities]).toStrictEqual([
    1,
    [{ origin: 'import', contributions: 1 }],
    [{ community: 'south-asian', people: 1 }],
  ])
})

it('shows a draft to nobody outside before it is sent, and then to those who speak for its organisations', async () => {
  expect([await draftsOf('icb'), await draftsOf('council')]).toStrictEqual([[], []])
  expect((await heard.send('icb', sendDraft, of, { body: { replyBy: '2026-03-10' } })).status).toBe(403)
  expect((await heard.send('analyst', sendDraft, of, { body: { replyBy: '2026-03-10' } })).status).toBe(204)
  expect(await draftsOf('icb')).toStrictEqual([
    {
      recommendation: of.recommendation,
      organisation: 'ccg',
      priority: 'soon',
      strength: { level: 'fair', because: said('Several people said it') },
      title: said('Shorter waits'),
      text: said('Call back.'),
      sentAt: '2026-03-01T09:00:00.000Z',
      redrafts: 0,
      replyBy: '2026-03-10',
    },
  ])
  expect([await tasksOf('icb'), await draftsOf('publisher')]).toStrictEqual([['draft-reply'], []])
})

it('keeps what each organisation replies to itself and the writers, and shows it what the draft says now', async () => {
  expect((await reply('icb', 'Not at weekends.', true)).status).toBe(204)
  expect((await reply('council', 'Our officer is named in it.', false)).status).toBe(204)
  goTo('2026-03-02')
  const body = content({ priority: 'now', text: 'Call back in two days.' })
  expect((await heard.send('analyst', redraftRecommendation, of, { body })).status).toBe(204)
  const [seen] = await draftsOf('council')
  expect([seen?.text, seen?.changedAt, seen?.reply?.text]).toStrictEqual([
    said('Call back in two days.'),
    '2026-03-02T09:00:00.000Z',
    said('Our officer is named in it.'),
  ])
  const [staff] = (await heard.send('analyst', listRecommendations, inProgramme)).answer.recommendations
  expect(staff?.sent.map(({ organisation, reply: one }) => [organisation, one?.by, one?.mayShow])).toStrictEqual([
    ['ccg', 'icb', true],
    ['council', 'council', false],
  ])
  expect((await heard.send('nobody', recommendationHistory, of)).status).toBe(404)
})

it('is published with the words that may be shown, and with what was changed', async () => {
  const publish = async (more: object) => {
    const { status, problem } = await heard.send('publisher', publishRecommendation, of, { body: { dueBy: '2026-04-01', ...more } })
    return status === 204 ? status : problem.type
  }
  expect([await publish({}), await publish({ seen: 0 })]).toStrictEqual(['/problems/reply-awaited', '/problems/draft-changed'])
  expect((await reply('icb', 'Two days are possible.', true)).status).toBe(204)
  expect(await publish({ seen: 1 })).toBe('/problems/reply-awaited')
  expect((await heard.send('analyst', sendDraft, of, { body: { replyBy: '2026-03-10' } })).status).toBe(204)
  expect((await reply('council', 'Our officer is not named any more.', false)).status).toBe(204)
  expect(await publish({ seen: 1 })).toBe(204)
  const { status, answer } = await heard.send('nobody', recommendationHistory, of)
  expect(status).toBe(200)
  expect(answer.recommendation.replies).toStrictEqual([{ organisation: 'ccg', by: 'icb', text: said('Two days are possible.'), earlier: false }])
  const at = '2026-03-01T09:00:00.000Z'
  expect(answer.recommendation.history).toStrictEqual([
    { what: 'draft-sent', at, organisations: ['ccg', 'council'], replyBy: '2026-03-10' },
    { what: 'draft-replied', at, organisation: 'ccg', by: 'icb' },
    { what: 'draft-replied', at, organisation: 'council', by: 'council' },
    { what: 'draft-changed', at: '2026-03-02T09:00:00.000Z', priority: { from: 'soon', to: 'now' } },
    { what: 'draft-replied', at: '2026-03-02T09:00:00.000Z', organisation: 'ccg', by: 'icb' },
    { what: 'draft-sent', at: '2026-03-02T09:00:00.000Z', organisations: ['ccg', 'council'], replyBy: '2026-03-10' },
    { what: 'draft-replied', at: '2026-03-02T09:00:00.000Z', organisation: 'council', by: 'council' },
    { what: 'published', at: '2026-03-02T09:00:00.000Z', askedOn: '2026-03-02', dueBy: '2026-04-01' },
  ])
  expect(JSON.stringify(answer)).not.toContain('Our officer')
  expect(await draftsOf('council')).toStrictEqual([])
})

it('keeps of all replies only the words that are shown', async () => {
  const refs: string[] = []
  for await (const fact of heard.platform.store.readStream<RecommendationFact>(recommendationStream(programme, of.recommendation))) {
    if (fact.type === 'DraftReplied') refs.push(fact.data.text.ref)
  }
  const left = async () => (await heard.platform.vault.wording(refs)).map(({ status }) => status)
  await vi.waitFor(async () => expect(await left()).toStrictEqual(['erased', 'erased', 'open', 'erased']), { timeout: 10_000 })
})

it('is answered by one organisation, while the other one falls silent by itself', async () => {
  expect((await heard.send('icb', respond, of, { body: { answer: 'accepted', text: 'Yes.', language: 'en' } })).status).toBe(204)
  goTo('2026-04-02')
  await heard.app.get(SilenceWatch).look()
  await heard.app.get(SilenceWatch).look()
  await heard.caughtUp()
  const { answer } = await heard.send('nobody', publicReport, inProgramme)
  expect(answer.recommendations[0]?.asked.map(({ organisation, standing }) => [organisation, standing])).toStrictEqual([
    ['ccg', 'accepted'],
    ['council', 'silent'],
  ])
  expect([answer.figures.recommendations, answer.figures.accepted, answer.figures.silent]).toStrictEqual([1, 1, 1])
  expect(answer.recommendations[0]?.history.filter(({ what }) => what === 'silent')).toStrictEqual([
    { what: 'silent', at: '2026-04-02T09:00:00.000Z', organisation: 'council', since: '2026-04-01' },
  ])
})

import { createHash } from 'node:crypto'
import {
  approveReport,
  codeContribution,
  defineTheme,
  draftRecommendation,
  dropReportLanguage,
  listWordings,
  makeCommitment,
  proposeReport,
  publicReport,
  publishRecommendation,
  putBackReport,
  type ReportText,
  type ReportVersion,
  reportingTasks,
  reportVersion,
  reportVersionFile,
  reportVersions,
  respond,
  showReportDesk,
  withdrawWording,
  wordReport,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting, type Who } from '../reporting.fixture.ts'

let now = Date.parse('2026-03-01T09:00:00.000Z')
let heard: Awaited<ReturnType<typeof startReporting>>
let recommendation = ''
let theme = ''
const inProgramme = { programme }
const said = (text: string, language = 'en') => ({ status: 'open', language, text })

const speak = async (people: number, from: number): Promise<string[]> => {
  const spoken: string[] = []
  for (let person = from; person < from + people; person += 1) {
    const contribution = await heard.told.imported(uuidv7(person), 'The long wait for a call')
    await heard.caughtUp()
    await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme } })
    spoken.push(contribution)
  }
  return spoken
}
const recommend = async (title: string, dueBy: string): Promise<string> => {
  const body = { organisations: ['icb'], objective: 'care', themes: [theme], excerpts: [], title, text: 'Call back.', language: 'en' }
  const drafted = (await heard.send('analyst', draftRecommendation, inProgramme, { body })).answer.recommendation
  await heard.send(
    'publisher',
    publishRecommendation,
    { programme, recommendation: drafted },
    { body: { dueBy, cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } } },
  )
  return drafted
}

const english: ReportText = {
  title: 'Our first year',
  summary: 'Much was asked.',
  easyRead: 'People asked for things.\nSome will happen.',
  objectives: [{ objective: 'care', text: 'Care is better.' }],
}
const urdu: ReportText = { title: 'ہمارا پہلا سال', summary: 'بہت کچھ پوچھا گیا۔', objectives: [] }
const desk = async () => (await heard.send('analyst', showReportDesk, inProgramme)).answer
const write = (language: string, text: ReportText, saves: number, who: Who = 'analyst') =>
  heard.send(who, wordReport, { programme, language }, { body: { ...text, saves } })
const propose = (saves: number, who: Who = 'analyst') => heard.send(who, proposeReport, inProgramme, { body: { saves } })
const approve = (report: string, who: Who = 'publisher') => heard.send(who, approveReport, { programme, report })
const version = async (number: number, headers: Record<string, string> = {}) =>
  heard.send('nobody', reportVersion, { programme, version: `${number}` }, { headers })
const file = async (number: number, name: 'report.json' | 'document.json'): Promise<string> =>
  (await heard.send('nobody', reportVersionFile, { programme, version: `${number}`, file: name })).answer.text
const peopleIn = ({ content }: ReportVersion) => content?.recommendations.find(({ id }) => id === recommendation)?.people

beforeAll(async () => {
  heard = await startReporting({ now: () => now })
  theme = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  await speak(13, 0)
  recommendation = await recommend('Shorter waits', '2026-05-01')
})
afterAll(() => heard.close())

describe('the next version', () => {
  it('is written by analysts and publishers, language by language', async () => {
    expect((await heard.send('coordinator', wordReport, { programme, language: 'en' }, { body: { ...english, saves: 0 } })).status).toBe(403)
    expect((await write('en', english, 0)).status).toBe(200)
    expect((await write('ur', urdu, 1, 'publisher')).status).toBe(200)
    expect((await write('pl', urdu, 2)).status).toBe(200)
    expect((await heard.send('analyst', dropReportLanguage, { programme, language: 'pl' }, { body: { saves: 3 } })).status).toBe(204)
    const { draft, preview, published } = await desk()
    expect([draft?.saves, draft?.words.map(({ language }) => language), published]).toStrictEqual([4, ['en', 'ur'], 0])
    expect(preview.words).toStrictEqual([
      {
        language: 'en',
        title: said('Our first year'),
        summary: said('Much was asked.'),
        easyRead: said('People asked for things.\nSome will happen.'),
        objectives: [{ objective: 'care', text: said('Care is better.') }],
      },
      { language: 'ur', title: said('ہمارا پہلا سال', 'ur'), summary: said('بہت کچھ پوچھا گیا۔', 'ur'), objectives: [] },
    ])
    expect(preview.recommendations.map(({ people }) => people)).toStrictEqual([15])
  })

  it('does not lose what somebody else saved', async () =>
    expect((await write('en', english, 1, 'second')).problem.type).toBe('/problems/draft-changed'))

  it('wants short lines of easy read, and says which one is too long', async () => {
    const easyRead = `Fine.\n${'word '.repeat(16)}`
    const { status, problem } = await write('en', { ...english, easyRead }, 4)
    expect([status, problem.errors]).toStrictEqual([
      400,
      [{ field: 'easyRead', code: 'custom', detail: 'Line 2 has 16 words; use 15 or fewer, or make two lines of it' }],
    ])
  })

  it('is not public', async () => {
    const { answer } = await heard.send('nobody', reportVersions, inProgramme)
    expect(answer.versions).toStrictEqual([])
    expect((await heard.send('nobody', publicReport, inProgramme)).answer.edition).toBe(undefined)
    expect((await heard.send('publisher', listWordings, inProgramme)).answer.wordings.filter(({ of }) => of === 'report')).toStrictEqual([])
    expect((await version(1)).status).toBe(404)
  })
})

describe('a proposed version', () => {
  let report = ''

  it('is put back by a second person with a reason, and is there to go on with', async () => {
    report = (await propose(4)).answer.report
    const put = await heard.send('publisher', putBackReport, { programme, report }, { body: { reason: 'Say who promised what.', language: 'en' } })
    expect(put.status).toBe(204)
    const { draft, proposal } = await desk()
    expect([draft?.putBack, draft?.saves, proposal]).toStrictEqual([said('Say who promised what.'), 4, undefined])
  })

  it('is frozen: what happens meanwhile is named beside it, and not in it', async () => {
    report = (await propose(4)).answer.report
    expect((await write('en', english, 4)).problem.type).toBe('/problems/report-proposed')
    const answer = { answer: 'accepted' as const, text: 'We will.', language: 'en' }
    await heard.send('icb', respond, { programme, recommendation }, { body: answer })
    const { proposal, preview } = await desk()
    expect([proposal?.mine, proposal?.content?.recommendations[0]?.asked[0]?.standing, preview.recommendations[0]?.asked[0]?.standing]).toStrictEqual(
      [true, 'awaiting', 'accepted'],
    )
    expect(proposal?.moved).toStrictEqual([{ what: 'answered', recommendation, organisation: 'icb', by: 'icb', answer: 'accepted' }])
  })

  it('is work for whoever may approve it, and not for whoever proposed it', async () => {
    const waitingFor = async (who: Who) => (await heard.send(who, reportingTasks, inProgramme)).answer.tasks.filter(({ kind }) => kind === 'report')
    expect(await waitingFor('publisher')).toStrictEqual([{ kind: 'report', id: report, programme, since: '2026-03-01T00:00:00.000Z', urgent: false }])
    expect(await waitingFor('analyst')).toStrictEqual([])
  })

  it('is published by somebody else who may', async () => {
    expect((await approve(report, 'analyst')).status).toBe(403)
    expect((await approve(report)).status).toBe(201)
    expect((await approve(report)).problem.type).toBe('/problems/unknown-proposal')
    const { answer } = await heard.send('nobody', publicReport, inProgramme)
    expect([answer.edition?.number, answer.edition?.words?.map(({ title }) => title)]).toStrictEqual([
      1,
      [said('Our first year'), said('ہمارا پہلا سال', 'ur')],
    ])
  })

  it('is not published by whoever proposed it', async () => {
    await write('en', { ...english, title: 'Our second year' }, 0, 'publisher')
    const own = (await propose(1, 'publisher')).answer.report
    expect((await approve(own)).problem.type).toBe('/problems/same-person-approves')
    await heard.send('publisher', putBackReport, { programme, report: own }, { body: { reason: 'Too early.', language: 'en' } })
  })
})

describe('a published version', () => {
  it('keeps what was public when it was proposed', async () => {
    const { answer } = await version(1)
    expect([answer.kept, answer.asOf, answer.on, answer.newest, answer.since]).toStrictEqual(['yes', '2026-03-01', '2026-03-01', 1, undefined])
    expect([answer.content?.recommendations[0]?.asked[0]?.standing, peopleIn(answer)]).toStrictEqual(['awaiting', 15])
  })

  it('has a document whose bytes have the hash, and which holds no text', async () => {
    const { answer } = await version(1)
    const text = await file(1, 'document.json')
    expect(createHash('sha256').update(text).digest('hex')).toBe(answer.hash)
    expect(text).not.toMatch(/Shorter waits|Much was asked/)
    expect(JSON.parse(await file(1, 'report.json'))).toStrictEqual(answer)
  })

  it('stays as it is when the next one comes, which says what changed', async () => {
    const before = (await version(1)).answer
    now = Date.parse('2026-06-01T09:00:00.000Z')
    const late = await recommend('Longer opening hours', '2026-06-20')
    const promise = {
      organisation: 'icb',
      recommendation,
      due: '2026-05-20',
      madeOn: '2026-04-01',
      measure: 'Days',
      text: 'Call back',
      ownerRole: 'Head of contact',
      language: 'en',
    }
    const { commitment } = (await heard.send('icb', makeCommitment, inProgramme, { body: promise })).answer
    await speak(10, 20)
    const { report } = (await propose(1)).answer
    expect((await approve(report)).status).toBe(201)
    const second = (await version(2)).answer
    expect(second.since).toStrictEqual({
      version: 1,
      changes: [
        { what: 'answered', recommendation, organisation: 'icb', by: 'icb', answer: 'accepted' },
        { what: 'asked', recommendation: late, organisation: 'icb', on: '2026-06-01' },
        { what: 'promised', commitment, organisation: 'icb', by: 'icb', due: '2026-05-20' },
        { what: 'missed', commitment, organisation: 'icb', due: '2026-05-20' },
      ],
    })
    expect([peopleIn(before), peopleIn(second)]).toStrictEqual([15, 25])
    expect((await version(1)).answer).toStrictEqual({ ...before, newest: 2 })
    expect(
      (await heard.send('nobody', reportVersions, inProgramme)).answer.versions.map(({ version: number, titles }) => [number, titles]),
    ).toStrictEqual([
      [2, [said('Our second year')]],
      [1, [said('Our first year'), said('ہمارا پہلا سال', 'ur')]],
    ])
  })

  it('answers 304 to whoever holds it, and 404 where there is none', async () => {
    const held = String((await version(1)).headers.etag)
    expect((await version(1, { 'if-none-match': held })).status).toBe(304)
    expect([(await version(3)).status, (await heard.send('nobody', reportVersion, { programme, version: 'x' })).status]).toStrictEqual([404, 400])
  })

  it('says of a text that was withdrawn that it is, and keeps its hash', async () => {
    const hash = createHash('sha256')
      .update(await file(1, 'document.json'))
      .digest('hex')
    const { wordings } = (await heard.send('publisher', listWordings, inProgramme)).answer
    expect(wordings.filter(({ of }) => of === 'report').map(({ part }) => part)).toStrictEqual([
      'title',
      'summary',
      'easy-read',
      'objective',
      'title',
      'summary',
      'title',
      'summary',
      'easy-read',
      'objective',
    ])
    const title = wordings.find(({ id, part }) => id === recommendation && part === 'title')
    await heard.send('publisher', withdrawWording, { programme, ref: title?.ref ?? '' }, { body: { reason: 'names-a-person' } })
    const { answer } = await version(1)
    expect(answer.content?.recommendations[0]?.title).toStrictEqual({
      status: 'withdrawn',
      withdrawal: { on: '2026-06-01', because: 'names-a-person' },
    })
    expect(
      createHash('sha256')
        .update(await file(1, 'document.json'))
        .digest('hex'),
    ).toBe(hash)
  })

  it('says that it is withdrawn once its document has left the vault', async () => {
    await heard.platform.vault.erase(programme, ['publication'])
    const { answer } = await version(1)
    expect([answer.kept, answer.content]).toStrictEqual(['withdrawn', undefined])
    expect((await heard.send('nobody', reportVersionFile, { programme, version: '1', file: 'report.json' })).status).toBe(404)
  })
})

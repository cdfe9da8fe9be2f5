import type { BodyOf } from '@heard/contracts'
import {
  approveAssessment,
  assessmentVersion,
  concludeAssessment,
  proposeAssessment,
  putBackAssessment,
  showAssessment,
  writeAssessmentPart,
} from '@heard/contracts/reporting'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting, type Who } from '../reporting.fixture.ts'
import { type AssessmentFact, assessmentStream } from './assessment.events.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const inProgramme = { programme }
const race = { programme, by: 'characteristic', id: 'race' } as const
let heard: Awaited<ReturnType<typeof startReporting>>

type Part = BodyOf<typeof writeAssessmentPart>
const part = (more: Partial<Part> = {}): Part => ({
  says: 'Few were heard.',
  impact: 'They may be missed.',
  action: 'Meet them where they are.',
  decides: 'Programme board',
  reviewOn: '2026-09-01',
  language: 'en',
  forget: false,
  saves: 0,
  ...more,
})
const said = (text: string) => ({ status: 'open', language: 'en', text })
const write = (who: Who, more: Partial<Part> = {}) => heard.send(who, writeAssessmentPart, race, { body: part(more) })
const conclude = (conclusion: string, saves: number) =>
  heard.send('analyst', concludeAssessment, inProgramme, { body: { conclusion, language: 'en', forget: false, saves } })
const shown = async (who: Who = 'analyst') => (await heard.send(who, showAssessment, inProgramme)).answer
const propose = async () => heard.send('analyst', proposeAssessment, inProgramme, { body: { saves: (await shown()).saves } })
const version = async (number: number) => (await heard.send('auditor', assessmentVersion, { programme, version: number })).answer

beforeAll(async () => {
  heard = await startReporting(clock)
})
afterAll(() => heard.close())

/** What the vault still has of everything that was ever written of one part. */
const left = async () => {
  const refs: string[] = []
  for await (const { type, data } of heard.platform.store.readStream<AssessmentFact>(assessmentStream(programme))) {
    if (type === 'AssessmentPartWritten' && data.part.id === race.id) refs.push(data.says.ref)
  }
  return (await heard.platform.vault.wording(refs)).map(({ status }) => status)
}

describe('the equality impact assessment', () => {
  it('is empty before anybody writes', async () => expect(await shown()).toStrictEqual({ parts: [], saves: 0, versions: [], changed: false }))

  it('is written part by part by those who may', async () => {
    for (const who of ['council', 'auditor'] as const) expect((await write(who)).status).toBe(403)
    expect((await write('analyst')).status).toBe(204)
    expect((await write('coordinator')).problem.type).toBe('/problems/draft-changed')
    expect((await write('coordinator', { saves: 1, says: 'Hardly anybody was heard.' })).status).toBe(204)
    const { parts, saves, changed } = await shown('auditor')
    expect([parts[0]?.says, parts[0]?.decides, parts[0]?.reviewOn, saves, changed]).toStrictEqual([
      said('Hardly anybody was heard.'),
      said('Programme board'),
      '2026-09-01',
      2,
      true,
    ])
    await vi.waitFor(async () => expect(await left()).toStrictEqual(['erased', 'open']), { timeout: 10_000 })
  })

  it('is about whom the programme or the law names, and looked at again on a day to come', async () => {
    const send = (by: 'community' | 'characteristic', id: string, more: Partial<Part> = {}) =>
      heard.send('analyst', writeAssessmentPart, { programme, by, id }, { body: part(more) })
    expect((await send('community', 'moon')).problem.type).toBe('/problems/unknown-part')
    expect((await send('characteristic', 'height')).problem.type).toBe('/problems/unknown-part')
    expect((await send('community', 'south-asian', { reviewOn: '2026-02-28' })).problem.type).toBe('/problems/review-in-the-past')
    expect((await send('community', 'south-asian')).status).toBe(204)
  })

  it('is approved by a second person, and kept as it was', async () => {
    expect((await propose()).problem.type).toBe('/problems/not-written')
    await conclude('Reach is uneven.', 0)
    const { assessment } = (await propose()).answer
    expect((await heard.send('analyst', approveAssessment, { programme, assessment })).status).toBe(403)
    const reason = { reason: 'Say what is done.', language: 'en' }
    expect((await heard.send('publisher', putBackAssessment, { programme, assessment }, { body: reason })).status).toBe(204)
    expect((await shown()).putBack).toStrictEqual(said('Say what is done.'))
    await propose()
    expect([(await shown()).proposal, (await shown('publisher')).proposal?.mine]).toStrictEqual([{ assessment, mine: true, on: '2026-03-01' }, false])
    expect((await heard.send('publisher', approveAssessment, { programme, assessment })).answer).toStrictEqual({ version: 1 })
    expect((await propose()).problem.type).toBe('/problems/nothing-changed')
    await write('analyst', { saves: 2, says: 'Many were heard.' })
    const kept = await version(1)
    expect([kept.on, kept.parts[0]?.says, kept.conclusion?.text]).toStrictEqual([
      '2026-03-01',
      said('Hardly anybody was heard.'),
      said('Reach is uneven.'),
    ])
    expect((await heard.send('auditor', assessmentVersion, { programme, version: 2 })).status).toBe(404)
  })

  it('loses words of a version that named somebody', async () => {
    await write('analyst', { saves: 3, says: 'They were heard.', forget: true })
    await vi.waitFor(async () => expect(await left()).toStrictEqual(['erased', 'erased', 'erased', 'open']), { timeout: 10_000 })
    expect((await version(1)).parts[0]?.says).toStrictEqual({ status: 'withdrawn' })
    expect((await version(1)).conclusion?.text).toStrictEqual(said('Reach is uneven.'))
  })
})

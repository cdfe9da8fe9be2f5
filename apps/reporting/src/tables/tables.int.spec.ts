import {
  draftRecommendation,
  mergeTheme,
  proposeTables,
  publicReport,
  publishRecommendation,
  releaseTables,
  showCodebook,
  splitTheme,
  undoMerge,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishNext } from '../report/report.fixture.ts'
import { programme, startReporting } from '../reporting.fixture.ts'
import { TablesAudit } from './tables-audit.ts'

let now = Date.parse('2026-03-01T09:00:00.000Z')
const clock = { now: () => now }
const inProgramme = { programme }
const [rare, common] = [uuidv7(1), uuidv7(2)]
let heard: Awaited<ReturnType<typeof startReporting>>

const say = async (from: number, count: number, theme: string, community: string): Promise<void> => {
  for (let index = from; index < from + count; index += 1) {
    await heard.told.imported(uuidv7(100 + index), 'They listened', { labels: [theme], community, stages: [] })
  }
  await heard.caughtUp()
}
const publish = async (theme: string): Promise<string> => {
  const body = { organisations: ['icb'], themes: [theme], excerpts: [], title: 'Listen', text: 'Listen to people.', language: 'en' }
  const { recommendation } = (await heard.send('analyst', draftRecommendation, inProgramme, { body })).answer
  const days = { askedOn: '2026-03-01', dueBy: '2026-06-01', cannotWait: { reason: 'The meeting is tomorrow', language: 'en' } }
  expect((await heard.send('publisher', publishRecommendation, { programme, recommendation }, { body: days })).status).toBe(204)
  return recommendation
}
const told = async (): Promise<ReadonlyMap<string, number | null>> => {
  await heard.caughtUp()
  const { recommendations } = (await heard.send('nobody', publicReport, inProgramme)).answer
  return new Map(recommendations.map(({ id, people }) => [id, people]))
}

beforeAll(async () => {
  heard = await startReporting(clock)
  const name = await heard.told.seal(programme, 'publication', { language: 'en', text: 'Listening' })
  const labels = [rare, common].map((theme) => ({ theme, name }))
  await heard.told.record('import-luton.1', { type: 'ImportLabelsNamed', data: { programme, batch: uuidv7(3), labels } })
  await vi.waitUntil(async () => (await heard.send('analyst', showCodebook, inProgramme)).answer.themes.length === 2, { timeout: 10_000 })
  await say(0, 9, rare, 'south-asian')
  await say(20, 14, common, 'south-asian')
  await say(40, 14, common, 'eastern-european')
})
afterAll(() => heard.close())

describe('the audit of tables', () => {
  const propose = () => heard.send('analyst', proposeTables, inProgramme)
  it('is one at a time, and others are told so', async () => {
    const both = await Promise.all([propose(), propose()])
    expect(both.map(({ status }) => status).toSorted()).toStrictEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.problem.type).toBe('/problems/audit-under-way')
    expect((await propose()).status).toBe(201)
  })
  it('may take longer than a request, in a thread of its own', async () => {
    const audit = heard.app.get(TablesAudit, { strict: false })
    const disclose = audit.disclose.bind(audit)
    const slow = vi.spyOn(audit, 'disclose').mockImplementation((work) => {
      now += 10 * 60_000
      return disclose(work)
    })
    expect((await propose()).status).toBe(201)
    slow.mockRestore()
  })
})

describe('a recommendation beside the tables', () => {
  it('tells no number of people while the newest release withholds all people of one of its themes', async () => {
    const { release } = (await heard.send('analyst', proposeTables, inProgramme)).answer
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release })).status).toBe(201)
    await heard.caughtUp()
    await say(10, 1, rare, 'south-asian')
    const [onRare, onCommon] = [await publish(rare), await publish(common)]
    const numbers = new Map([
      [onRare, null],
      [onCommon, 30],
    ])
    expect(await told()).toStrictEqual(numbers)
    expect(await publishNext(heard)).toBe(201)
    expect(await told()).toStrictEqual(numbers)
  })

  it('holds back tables that were worked out before it told its number', async () => {
    await say(60, 12, common, 'eastern-european')
    const propose = async () => (await heard.send('analyst', proposeTables, inProgramme)).answer.release
    const before = await propose()
    const recommendation = await publish(common)
    expect((await told()).get(recommendation)).toBe(40)
    const { problem } = await heard.send('publisher', releaseTables, { ...inProgramme, release: before })
    expect(problem.type).toBe('/problems/told-since')
    expect(await propose()).not.toBe(before)
  })

  it('tells none either where a withheld theme was merged into its own, nor where its own is split', async () => {
    const numbers = async (): Promise<number | null | undefined> => {
      const recommendation = await publish(common)
      return (await told()).get(recommendation)
    }
    const of = (theme: string) => ({ programme, theme })
    expect((await heard.send('analyst', mergeTheme, of(rare), { body: { into: common } })).status).toBe(204)
    expect(await numbers()).toBeNull()
    expect((await heard.send('analyst', undoMerge, of(rare), { body: {} })).status).toBe(204)
    expect(await numbers()).toBe(40)
    const body = { parts: [{ name: 'Nurses' }, { name: 'Doctors' }], language: 'en' }
    expect((await heard.send('analyst', splitTheme, of(common), { body })).status).toBe(201)
    expect(await numbers()).toBeNull()
  })
})

import type { BodyOf } from '@heard/contracts'
import {
  acceptOffer,
  applyAsChampion,
  beginCampaign,
  campaignDesk,
  campaignResults,
  listCampaigns,
  showCampaign,
  stepApplication,
  stepCampaign,
} from '@heard/contracts/champions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applying } from './champion.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'
import { codeOf, ok, volunteersOf } from './volunteer.fixture.ts'

const params = { programme }
const words = [
  { language: 'en', title: 'Listeners wanted', about: 'Two hours a month.' },
  { language: 'ur', title: 'سننے والے درکار ہیں', about: 'مہینے میں دو گھنٹے۔' },
]
const content = { words, from: '2026-11-23', until: '2026-12-31', communities: ['south-asian'], languages: ['ur', 'bn'] }

describe('a campaign for champions', () => {
  const clock = { time: 0, now: () => clock.time }
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())
  const { as } = volunteersOf(() => platform)

  const begin = async (changes: Partial<BodyOf<typeof beginCampaign>> = {}) =>
    platform.call(beginCampaign, { params, body: { ...content, ...changes } }, await as('coordinator'))
  const step = async (campaign: string, body: BodyOf<typeof stepCampaign>) =>
    platform.call(stepCampaign, { params: { ...params, campaign }, body }, await as('connector'))
  const desk = async () => ok(await platform.call(campaignDesk, { params }, await as('coordinator'))).campaigns
  const everybody = async (language = 'en') => ok(await platform.call(listCampaigns, { params, query: { language } }, await as('auditor'))).campaigns

  it('is seen by everybody in their language while it is open, and says so once it is over', async () => {
    expect(codeOf(await begin({ communities: ['martian'] }))).toBe('unknown-community')
    expect(codeOf(await begin({ until: '2026-11-22' }))).toBe('ends-before')
    const { campaign } = ok(await begin())
    const view = { campaign, from: content.from, until: content.until, communities: ['south-asian'], languages: ['ur', 'bn'], open: true }
    const said = (index: number, language: string) => ({
      title: { language, text: words[index]?.title },
      about: { language, text: words[index]?.about },
    })
    expect(await everybody()).toEqual([{ ...view, ...said(0, 'en') }])
    expect(await everybody('ur')).toEqual([{ ...view, ...said(1, 'ur') }])
    expect(await everybody('pl')).toEqual([{ ...view, ...said(0, 'en') }])
    ok(await step(campaign, { step: 'change', ...content, until: '2026-11-30' }))
    clock.time = Date.parse('2026-12-01T09:00:00Z')
    expect(await everybody()).toEqual([])
    expect(ok(await platform.call(showCampaign, { params: { ...params, campaign } }))).toMatchObject({ open: false })
    expect((await desk()).map(({ stage }) => stage)).toEqual(['over'])
    expect(codeOf(await platform.call(showCampaign, { params: { ...params, campaign: crypto.randomUUID() } }))).toBe('unknown-campaign')
  })

  it('is not open before its first day, nor once it was ended', async () => {
    const { campaign } = ok(await begin({ from: '2026-12-01' }))
    expect([(await desk())[0]?.stage, await everybody()]).toEqual(['ahead', []])
    ok(await step(campaign, { step: 'end' }))
    expect((await desk())[0]?.stage).toBe('over')
    expect(codeOf(await step(campaign, { step: 'source', name: 'Radio' }))).toBe('campaign-over')
  })

  it('counts who applied by each of its links and was accepted, by month and under the rule, and passes over what it does not know', async () => {
    const { campaign } = ok(await begin())
    ok(await step(campaign, { step: 'source', name: 'Poster in the library' }))
    const source = (await desk())[0]?.sources[0]?.source ?? ''
    const applies = async (cameBy: BodyOf<typeof applyAsChampion>['cameBy']) => {
      const body = { ...applying(), ...(cameBy ? { cameBy } : {}) }
      return ok(await platform.call(applyAsChampion, { params, body }, await as('auditor')))
    }
    const results = async () => {
      const { sources, ...all } = ok(await platform.call(campaignResults, { params: { ...params, campaign } }, await as('auditor')))
      return [all.asOf, all.applied, all.accepted, ...sources.map(({ name, applied, accepted }) => [name, applied, accepted])]
    }
    const { application, receipt } = await applies({ campaign, source })
    ok(await platform.call(stepApplication, { params: { ...params, application }, body: { step: 'offer' } }, await as('coordinator')))
    ok(await platform.call(acceptOffer, { body: { receipt } }))
    for (let index = 0; index < 30; index += 1) await applies({ campaign, source: index < 19 ? source : 'ffffff' })
    await applies({ campaign: crypto.randomUUID(), source })
    await applies(undefined)
    expect(await results()).toEqual(['2026-11-01', null, null, ['Poster in the library', null, null], [undefined, null, null]])
    clock.time = Date.parse('2026-12-02T09:00:00Z')
    expect(await results()).toEqual(['2026-12-01', 30, null, ['Poster in the library', 20, null], [undefined, 10, null]])
  })
})

import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type CampaignCommand, type CampaignFact, campaignDecider } from './campaign.decider.ts'

const one = { programme: 'luton', campaign: 'c1' }
const words = { ref: 'r', binding: 'b' }
const content = { words: [{ language: 'en', words }], from: '2026-12-01', until: '2026-12-31', communities: ['somali'], languages: ['so'] }
const begin: Extract<CampaignCommand, { type: 'Set' }> = { ...one, type: 'Set', fresh: true, content, known: true }
const was: CampaignFact = { type: 'CampaignSet', data: { ...one, ...content } }
const source: CampaignCommand = { ...one, type: 'NameSource', source: 'a1b2c3', name: words }
const named: CampaignFact = { type: 'CampaignSourceNamed', data: { ...one, source: 'a1b2c3', name: words } }
const end: CampaignCommand = { ...one, type: 'End' }
const ended: CampaignFact = { type: 'CampaignEnded', data: one }

describe('a campaign for champions', () => {
  const { given } = specify(campaignDecider)

  it('begins once, and changes while it is not ended', () => {
    given().when(begin).then(was)
    given(was).when(begin).then()
    given(was)
      .when({ ...begin, fresh: false, content: { ...content, until: '2027-01-31' } })
      .then({ type: 'CampaignSet', data: { ...one, ...content, until: '2027-01-31' } })
  })
  it.each([
    ['unknown-campaign', { fresh: false }],
    ['unknown-community', { known: false }],
    ['ends-before', { content: { ...content, until: '2026-11-30' } }],
    ['language-twice', { content: { ...content, words: [...content.words, ...content.words] } }],
  ] satisfies [Parameters<ReturnType<ReturnType<typeof given>['when']>['thenRefused']>[0], Partial<typeof begin>][])(
    'is refused as %s',
    (code, changes) =>
      given()
        .when({ ...begin, ...changes })
        .thenRefused(code),
  )
  it('lasts a day or longer', () =>
    given()
      .when({ ...begin, content: { ...content, until: content.from } })
      .then({ type: 'CampaignSet', data: { ...one, ...content, until: content.from } }))
  it('names the ways by which people come, each once', () => {
    given(was).when(source).then(named)
    given(was, named).when(source).then()
    given().when(source).thenRefused('unknown-campaign')
  })
  it('is ended once', () => {
    given(was).when(end).then(ended)
    given(was, ended).when(end).thenRefused('campaign-over')
    given(was, ended).when(source).thenRefused('campaign-over')
    given().when(end).thenRefused('unknown-campaign')
  })
})

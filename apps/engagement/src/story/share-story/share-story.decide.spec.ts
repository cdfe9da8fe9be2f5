import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'
import type { ShareStoryCommand } from './share-story.decide.ts'

const words = { ref: 'w', binding: 'b' }
const notices = [
  { purpose: 'analysis', version: 2, hashes: ['h-en', 'h-ur'], required: true },
  { purpose: 'anonymous-quotation', version: 1, hashes: ['q-en'], required: false },
]
const choice = (purpose: string, given: boolean, noticeVersion: number, noticeHash: string) => ({
  purpose,
  given,
  noticeVersion,
  noticeHash,
  language: 'en',
})
const command: ShareStoryCommand = {
  type: 'ShareStory',
  programme: 'luton',
  contribution: 'c1',
  person: 'p1',
  told: {
    about: 'myself',
    stages: ['diagnosis'],
    community: 'south-asian',
    language: 'en',
    mode: 'web',
    consents: [choice('analysis', true, 2, 'h-en'), choice('anonymous-quotation', false, 1, 'q-en')],
  },
  answering: undefined,
  words,
  attributes: { ref: 'a', binding: 'b' },
  files: [],
  records: ['r1', 'r2'],
  suspected: undefined,
  rules: { open: true, stages: ['diagnosis', 'treatment'], communities: ['south-asian'], wards: ['high-town'], notices },
}
const told = (changes: Partial<ShareStoryCommand['told']>): ShareStoryCommand => ({ ...command, told: { ...command.told, ...changes } })
const shared: ContributionFact = {
  type: 'ContributionShared',
  data: {
    programme: 'luton',
    contribution: 'c1',
    origin: 'story',
    person: 'p1',
    about: 'myself',
    stages: ['diagnosis'],
    language: 'en',
    mode: 'web',
    words,
    attributes: { ref: 'a', binding: 'b' },
  },
}
const consent = (type: 'ConsentGiven' | 'ConsentRefused', record: string, purpose: string, version: number, hash: string): ContributionFact => ({
  type,
  data: { programme: 'luton', contribution: 'c1', record, purpose, notice: { version, language: 'en', hash }, mode: 'web' },
})

describe('sharing a story', () => {
  const { given } = specify(contributionDecider)

  it('records the story and every consent that was given or refused', () => {
    given()
      .when(command)
      .then(shared, consent('ConsentGiven', 'r1', 'analysis', 2, 'h-en'), consent('ConsentRefused', 'r2', 'anonymous-quotation', 1, 'q-en'))
  })

  it('holds a story back that somebody should look at, before it is there', () => {
    given()
      .when({ ...told({ consents: [choice('analysis', true, 2, 'h-en')] }), suspected: 'repeated' })
      .then(
        { type: 'ContributionQuarantined', data: { programme: 'luton', contribution: 'c1', why: 'repeated' } },
        shared,
        consent('ConsentGiven', 'r1', 'analysis', 2, 'h-en'),
      )
  })

  it('says which champion passed it on, and to which words the teller agreed where it may tell who they are', () => {
    const heard = { application: 'a1', named: { version: 1, notice: 'n', language: 'en' } }
    given()
      .when({ ...told({ mode: 'champion', consents: [choice('analysis', true, 2, 'h-en')] }), heard })
      .then(
        { ...shared, data: { ...shared.data, origin: 'champion', mode: 'champion', heard } } as ContributionFact,
        { type: 'ConsentGiven', data: { ...consent('ConsentGiven', 'r1', 'analysis', 2, 'h-en').data, mode: 'champion' } } as ContributionFact,
      )
  })

  it('works with every optional choice left out', () => {
    given()
      .when({ ...told({ consents: [choice('analysis', true, 2, 'h-ur')], stages: [] }), attributes: undefined })
      .then({ type: 'ContributionShared', data: { ...omitAttributes(shared), stages: [] } }, consent('ConsentGiven', 'r1', 'analysis', 2, 'h-ur'))
  })

  it('accepts a person who belongs to none of the communities', () => {
    given()
      .when(told({ community: 'none-of-these', consents: [choice('analysis', true, 2, 'h-en')] }))
      .then(shared, consent('ConsentGiven', 'r1', 'analysis', 2, 'h-en'))
  })

  it('refuses a story without the consent that is required', () => {
    given()
      .when(told({ consents: [choice('analysis', false, 2, 'h-en')] }))
      .thenRefused('consent-required')
    given()
      .when(told({ consents: [choice('anonymous-quotation', true, 1, 'q-en')] }))
      .thenRefused('consent-required')
  })

  it('refuses a consent to other words than those in force', () => {
    given()
      .when(told({ consents: [choice('analysis', true, 1, 'h-en')] }))
      .thenRefused('notice-changed')
    given()
      .when(told({ consents: [choice('analysis', true, 2, 'other')] }))
      .thenRefused('notice-changed')
    given()
      .when(told({ consents: [choice('analysis', true, 2, 'h-en'), choice('anonymous-quotation', true, 2, 'q-en')] }))
      .thenRefused('notice-changed')
  })

  it('refuses a stage or a community that the programme does not have', () => {
    given()
      .when(told({ stages: ['moon'] }))
      .thenRefused('unknown-stage')
    given()
      .when(told({ community: 'moon' }))
      .thenRefused('unknown-community')
    given()
      .when(told({ ward: 'moon' }))
      .thenRefused('unknown-ward')
  })

  it('refuses when the programme is not open', () => {
    given()
      .when({ ...command, rules: { ...command.rules, open: false } })
      .thenRefused('programme-not-open')
  })

  it('refuses to record the same contribution twice', () => {
    given(shared).when(command).thenRefused('already-shared')
  })
})

const omitAttributes = (fact: ContributionFact) => {
  if (fact.type !== 'ContributionShared') throw new TypeError('not a story')
  const { attributes: _, ...data } = fact.data
  return data
}

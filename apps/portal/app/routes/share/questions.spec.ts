import type { ProgrammeView } from '@heard/contracts/engagement'
import { describe, expect, test } from 'vitest'
import { translator } from '../../i18n/translator.ts'
import type { Filling } from './draft.ts'
import { nextPage, pageBefore, questionsOf } from './questions.ts'
import { storyOf } from './story.ts'

const named = (id: string) => ({ id, name: { language: 'en', text: id } })
const notice = (purpose: string, required: boolean) => ({
  purpose,
  version: 2,
  hash: `hash-${purpose}`,
  wording: { language: 'en', text: purpose },
  required,
})
const programme: ProgrammeView = {
  id: 'town',
  edition: '2026',
  kind: 'listening',
  status: 'open',
  name: { language: 'en', text: 'Town' },
  summary: { language: 'en', text: 'A town' },
  opens: '2026-01-01',
  closes: '2027-01-01',
  minimumAge: 16,
  languages: ['en'],
  communities: [named('north'), named('south')],
  audiences: [],
  wards: [],
  stages: [named('before'), named('after')],
  objectives: [],
  organisations: [],
  notices: [notice('analysis', true), notice('contact', false)],
  support: [],
}
const t = translator('en')
const empty: Filling = { programme: 'town', idempotencyKey: 'key', consents: {} }
const choice = (purpose: string, given: boolean) => ({ purpose, given, noticeVersion: 2, noticeHash: `hash-${purpose}`, language: 'en' })
const key = 'k'.repeat(43)
const complete: Filling = {
  ...empty,
  oldEnough: true,
  about: 'myself',
  stages: ['before'],
  community: 'north',
  writtenIn: 'pl',
  happened: ' It took long.\n',
  worked: '',
  barriers: ['cost', 'waiting'],
  gotInTheWay: 'money',
  files: [{ key, kind: 'jpeg', size: 4_000_000 }],
  wouldHaveHelped: '',
  consents: { analysis: choice('analysis', true), contact: choice('contact', false) },
}
const read = (id: string, values: Record<string, string[]>, filling = empty) => {
  const question = questionsOf(programme).find((one) => one.id === id)
  if (!question) throw new Error(`no question ${id}`)
  return question.read(values, filling, t)
}
const refused = (field: string, message: string) => ({ errors: [{ field, message }] })

describe('the order of the journey', () => {
  test('is the same for everybody in a programme', () => {
    expect(questionsOf(programme).map(({ id }) => id)).toStrictEqual([
      'old-enough',
      'about',
      'stages',
      'community',
      'happened',
      'worked',
      'got-in-the-way',
      'would-have-helped',
      'consent-analysis',
      'consent-contact',
    ])
  })

  test('leaves out what the programme does not have', () => {
    const bare = { ...programme, stages: [], communities: [], notices: [] }
    expect(questionsOf(bare).map(({ id }) => id)).toStrictEqual(['old-enough', 'about', 'happened', 'worked', 'got-in-the-way', 'would-have-helped'])
  })

  test('goes to the first question without an answer, then to the check', () => {
    expect(nextPage(programme, empty)).toBe('old-enough')
    expect(nextPage(programme, { ...complete, about: undefined })).toBe('about')
    expect(nextPage(programme, complete)).toBe('check')
  })

  test('does not go on when the one needed agreement was refused', () => {
    const consents = { ...complete.consents, analysis: choice('analysis', false) }
    expect(nextPage(programme, { ...complete, consents })).toBe('cannot-use')
  })

  test('asks again when the words of a notice have changed', () => {
    const consents = { ...complete.consents, contact: { ...choice('contact', true), noticeVersion: 1 } }
    expect(nextPage(programme, { ...complete, consents })).toBe('consent-contact')
  })

  test('leads back one question, from the first to the start', () => {
    expect(pageBefore(programme, 'old-enough')).toBe('')
    expect(pageBefore(programme, 'stages')).toBe('/about')
  })
})

describe('an answer', () => {
  test('to the age is needed, and a no leads to support', () => {
    expect(read('old-enough', {})).toStrictEqual(refused('old-enough', 'Select yes if you are 16 or over'))
    expect(read('old-enough', { 'old-enough': ['no'] })).toStrictEqual({ leave: 'too-young' })
    expect(read('old-enough', { 'old-enough': ['yes'] })).toStrictEqual({ filling: { ...empty, oldEnough: true } })
  })

  test('to "about whom" is one of those offered', () => {
    expect(read('about', { about: ['the king'] })).toStrictEqual(refused('about', 'Select who it is about'))
    expect(read('about', { about: ['friend'] })).toStrictEqual({ filling: { ...empty, about: 'friend' } })
  })

  test('to the stages is some of them or none known, never both', () => {
    expect(read('stages', {})).toStrictEqual(refused('stages', 'Select at least one part of the way, or "I do not know"'))
    expect(read('stages', { stages: ['after', 'i-do-not-know'] })).toStrictEqual(
      refused('stages', 'Select either parts of the way or "I do not know", not both'),
    )
    expect(read('stages', { stages: ['after', 'made-up', 'before'] })).toStrictEqual({ filling: { ...empty, stages: ['before', 'after'] } })
    expect(read('stages', { stages: ['i-do-not-know'] })).toStrictEqual({ filling: { ...empty, stages: [] } })
  })

  test('to the community may be that one prefers not to say', () => {
    expect(read('community', { community: ['west'] })).toStrictEqual(
      refused('community', 'Select one answer. You can also select "I prefer not to say"'),
    )
    expect(read('community', { community: ['prefer-not-to-say'] })).toStrictEqual({ filling: { ...empty, community: 'prefer-not-to-say' } })
  })

  test('in own words is kept byte for byte, with the language it is in', () => {
    expect(read('happened', { happened: [' \n'], 'written-in': ['en'] })).toStrictEqual(refused('happened', 'Enter what happened'))
    expect(read('happened', { happened: ['\n Zażółć\t'], 'written-in': ['pl'] })).toStrictEqual({
      filling: { ...empty, happened: '\n Zażółć\t', writtenIn: 'pl' },
    })
    expect(read('happened', { happened: ['x'], 'written-in': ['klingon'] })).toStrictEqual({ filling: { ...empty, happened: 'x' } })
  })

  test('may be a file instead of words, and somebody may ask for that page with nothing written', () => {
    const files: Filling['files'] = [{ key, kind: 'ogg', size: 1_000 }]
    expect(read('happened', { happened: [''], go: ['files'] })).toStrictEqual({ filling: { ...empty, happened: '' }, go: 'files' })
    expect(read('happened', { happened: [''] }, { ...empty, files })).toStrictEqual({ filling: { ...empty, files, happened: '' } })
    expect(nextPage(programme, { ...complete, happened: '', files: [] })).toBe('happened')
    expect(nextPage(programme, { ...complete, happened: '' })).toBe('check')
    expect(storyOf(programme, { ...complete, happened: '' }, 'en')?.words).toStrictEqual({ gotInTheWay: 'money' })
  })

  test('may be told stage by stage, where there are several', () => {
    const several: Filling = { ...complete, stages: ['before', 'after'] }
    const typed = { happened: ['It.'], 'moment-before': [' '], 'moment-after': ['Then it got better.'] }
    expect(read('happened', typed, { ...empty, stages: ['before'] })).toStrictEqual({ filling: { ...empty, stages: ['before'], happened: 'It.' } })
    expect(read('happened', typed, { ...empty, stages: ['before', 'after'] })).toStrictEqual({
      filling: { ...empty, stages: ['before', 'after'], moments: { after: 'Then it got better.' }, happened: 'It.' },
    })
    const told = storyOf(programme, { ...several, moments: { after: 'Then it got better.' } }, 'en')
    expect([told?.stages, told?.words.moment1, told?.words.moment2]).toStrictEqual([['before', 'after'], undefined, 'Then it got better.'])
    expect(read('happened', { happened: ['x'], 'moment-after': ['x'.repeat(10_001)] }, { ...empty, stages: ['before', 'after'] })).toStrictEqual(
      refused('moment-after', 'Your answer must be 10,000 characters or fewer. Take out 1'),
    )
  })

  test('to what got in the way is by name, in words, or neither', () => {
    expect(read('got-in-the-way', { barriers: ['cost', 'made-up', 'language'] })).toStrictEqual({
      filling: { ...empty, barriers: ['language', 'cost'], gotInTheWay: '' },
    })
    expect(read('got-in-the-way', { 'got-in-the-way': ['money'] })).toStrictEqual({ filling: { ...empty, barriers: [], gotInTheWay: 'money' } })
  })

  test('that is too long says by how much', () => {
    expect(read('worked', { worked: ['x'.repeat(10_003)] })).toStrictEqual(
      refused('worked', 'Your answer must be 10,000 characters or fewer. Take out 3'),
    )
  })

  test('that is optional may be left empty', () => {
    expect(read('worked', { worked: [' '] })).toStrictEqual({ filling: { ...empty, worked: '' } })
  })

  test('to a notice records the words that were shown', () => {
    expect(read('consent-contact', {})).toStrictEqual(refused('agree', 'Select yes if you agree, or no if you do not'))
    expect(read('consent-contact', { agree: ['no'] })).toStrictEqual({ filling: { ...empty, consents: { contact: choice('contact', false) } } })
  })
})

describe('what is sent', () => {
  test('is everything that was said, and nothing that was not', () => {
    expect(storyOf(programme, complete, 'en')).toStrictEqual({
      about: 'myself',
      oldEnough: true,
      stages: ['before'],
      community: 'north',
      barriers: ['cost', 'waiting'],
      words: { happened: ' It took long.\n', gotInTheWay: 'money' },
      files: [key],
      language: 'pl',
      mode: 'web',
      consents: [choice('analysis', true), choice('contact', false)],
    })
  })

  test('has no community when somebody prefers not to say', () => {
    expect(storyOf(programme, { ...complete, community: 'prefer-not-to-say' }, 'en')).not.toHaveProperty('community')
  })

  test('is nothing while a question is open', () => {
    expect(storyOf(programme, { ...complete, consents: {} }, 'en')).toBeUndefined()
  })
})

describe('the ward somebody lives in', () => {
  const asking = { ...programme, wards: [named('high-town')] }
  const passedOver = { ...complete, ward: 'prefer-not-to-say' }
  test('is asked where the programme has wards', () => {
    expect(questionsOf(programme).map(({ id }) => id)).not.toContain('ward')
    expect([nextPage(asking, complete), pageBefore(asking, 'ward')]).toStrictEqual(['ward', '/community'])
  })
  test('is sent where it was said, and may be passed over', () => {
    const ward = questionsOf(asking).find(({ id }) => id === 'ward')
    expect(ward?.read({}, complete, t)).toStrictEqual({ filling: passedOver })
    expect(storyOf(asking, passedOver, 'en')).not.toHaveProperty('ward')
    expect(storyOf(asking, { ...complete, ward: 'high-town' }, 'en')?.ward).toBe('high-town')
  })
})

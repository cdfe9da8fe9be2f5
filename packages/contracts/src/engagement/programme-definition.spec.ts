import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { developmentEdition, forDevelopment, withCheckedNotices } from './edition.ts'
import { type ProgrammeDefinition, ProgrammeFileWrong, parseProgrammeDefinition } from './programme-definition.ts'

const folder = new URL('../../../../programmes/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.json'))

const small: ProgrammeDefinition = {
  id: 'small',
  kind: 'listening',
  name: { en: 'Small' },
  summary: { en: 'A small programme' },
  period: { from: '2022-01-01', to: '2022-12-31' },
  editions: [{ id: '2022', opens: '2022-01-01', closes: '2022-12-31' }],
  minimumAge: 16,
  languages: ['en', 'ur'],
  uncheckedLanguages: ['ur'],
  communities: [{ id: 'one', name: { en: 'One' } }],
  audiences: [],
  wards: [],
  stages: [],
  equality: [],
  objectives: [],
  organisations: [
    { id: 'old', name: { en: 'Old' }, role: 'stakeholder', successor: 'new' },
    { id: 'new', name: { en: 'New' }, role: 'stakeholder' },
  ],
  purposes: [
    {
      id: 'analysis',
      wording: { en: 'To learn' },
      lawfulBasis: 'consent',
      specialCondition: 'explicit-consent',
      categories: ['narrative'],
      retention: { after: 'programme-closed', length: 12, unit: 'months' },
      readers: ['analyst'],
    },
  ],
  notices: [{ purpose: 'analysis', required: true, wording: { en: 'You may read it', ur: 'آپ پڑھ سکتے ہیں' }, unavailable: [] }],
  support: [{ id: 'samaritans', name: { en: 'Samaritans' }, what: { en: 'Talk' }, phone: '116 123', urgent: true }],
}
const parse = (change: Readonly<Record<string, unknown>>) => parseProgrammeDefinition('small.json', JSON.stringify({ ...small, ...change }))
const problemsOf = (reading: () => unknown): readonly string[] => {
  try {
    reading()
    return []
  } catch (error) {
    if (error instanceof ProgrammeFileWrong) return error.problems
    throw error
  }
}
const real = (file: string) => parseProgrammeDefinition(file, readFileSync(new URL(file, folder), 'utf8'))
const [oldOne, newOne] = small.organisations
const [notice] = small.notices
const [purpose] = small.purposes

describe('the programme files', () => {
  it('are the two real programmes', () => {
    expect(files).toStrictEqual(['elft-big-conversation.json', 'luton-cancer.json'])
  })

  it.each(files)('%s is valid and is named after its id', (file) => {
    expect(`${real(file).id}.json`).toBe(file)
  })

  it.each(files)('%s asks for consent in words that are its own, short in every sentence', (file) => {
    const { notices } = real(file)
    const sentences = notices.flatMap(({ wording }) => (wording.en ?? '').split(/(?<=[.!?])\s+/))
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toStrictEqual([])
    expect(notices.map(({ purpose: id, required }) => [id, required])).toStrictEqual([
      ['analysis', true],
      ['anonymous-quotation', false],
      ['named-quotation', false],
      ['contact', false],
      ['share-partner', false],
      ['equality', false],
    ])
  })
})

describe('parseProgrammeDefinition', () => {
  it('answers with the definition', () => {
    expect(parse({})).toStrictEqual(small)
  })

  it('says where a file stops being JSON', () => {
    expect(problemsOf(() => parseProgrammeDefinition('small.json', '{'))).toStrictEqual([
      expect.stringMatching(/^small\.json: not JSON; mend it first: /),
    ])
  })

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['an unknown field', { colour: 'red' }, ['(whole file): colour: not known here; take it out']],
    ['an unknown kind', { kind: 'survey' }, ['kind: use one of listening, conversation']],
    ['wording without English', { name: { ur: 'چھوٹا' } }, ['name: Add the wording in en']],
    ['a period that runs backwards', { period: { from: '2022-12-31', to: '2022-01-01' } }, ['period.to: must be after 2022-12-31']],
    [
      'an edition of no length',
      { editions: [{ id: 'a', opens: '2022-01-01', closes: '2022-01-01' }] },
      ['editions.0.closes: must be after 2022-01-01'],
    ],
    ['an id used twice', { communities: [...small.communities, ...small.communities] }, ['communities.1.id: one is there already; use each id once']],
    [
      'a community that is an audience too',
      { audiences: small.communities },
      ['communities.0.id: one is an audience too; a contribution must be able to tell them apart'],
    ],
    [
      'a successor that is not there',
      { organisations: [{ ...oldOne, successor: 'newer' }] },
      ['organisations.0.successor: newer is not among the organisations; add it or name another'],
    ],
    [
      'successors in a ring',
      { organisations: [oldOne, { ...newOne, successor: 'old' }] },
      [
        'organisations.0.successor: goes round in a ring (old → new → old); one organisation must be the last',
        'organisations.1.successor: goes round in a ring (new → old → new); one organisation must be the last',
      ],
    ],
    [
      'a notice for a purpose that is not in the registry',
      { notices: [notice, { ...notice, purpose: 'marketing' }] },
      ['notices.1.purpose: marketing is not among the purposes; add it there first'],
    ],
    [
      'a purpose using one that is not there',
      { purposes: [{ ...purpose, uses: 'narrative' }] },
      ['purposes.0.uses: narrative is not among the purposes; add it or name another'],
    ],
    [
      'no required notice',
      { notices: [{ ...notice, required: false }] },
      ['notices: one notice must be required: the agreement without which nothing can be used'],
    ],
    [
      'a notice without a language',
      { notices: [{ ...notice, wording: { en: 'You may' } }] },
      ['notices.0.wording.ur: add the wording, or list ur under unavailable'],
    ],
    [
      'a notice that is there and is not',
      { notices: [{ ...notice, unavailable: ['ur'] }] },
      ['notices.0.wording.ur: is here but said to be unavailable; take ur out of one of them'],
    ],
    [
      'an unchecked language that is not offered',
      { uncheckedLanguages: ['pl'] },
      ['uncheckedLanguages.0: pl is not among the languages; take it out'],
    ],
    [
      'an address that is not safe',
      { support: [{ ...small.support[0], web: 'http://example.org' }] },
      ['support.0.web: Write an address that starts with https://'],
    ],
  ])('names file, path and fix for %s', (_, change, problems) => {
    expect(problemsOf(() => parse(change))).toStrictEqual(problems.map((problem) => `small.json: ${problem}`))
  })
})

describe('editions', () => {
  it('of a development start runs from that day for as long as the programme did', () => {
    expect(developmentEdition(small, '2026-11-22')).toStrictEqual({ id: 'development', opens: '2026-11-22', closes: '2027-11-21' })
    expect(forDevelopment(small, '2026-11-22').editions).toStrictEqual([
      { id: '2022', opens: '2022-01-01', closes: '2022-12-31' },
      { id: 'development', opens: '2026-11-22', closes: '2027-11-21' },
    ])
  })

  it('leaves out an edition that is still to come, so that its own is in force', () => {
    expect(forDevelopment(small, '2021-11-22').editions).toStrictEqual([{ id: 'development', opens: '2021-11-22', closes: '2022-11-21' }])
  })

  it('that go live ask for no consent in a translation that nobody has checked', () => {
    expect(withCheckedNotices(small).notices).toStrictEqual([
      { purpose: 'analysis', required: true, wording: { en: 'You may read it' }, unavailable: ['ur'] },
    ])
  })
})

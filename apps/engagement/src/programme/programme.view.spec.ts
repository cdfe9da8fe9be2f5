import { describe, expect, it } from 'vitest'
import type { ProgrammeRows } from './programme.rows.ts'
import { closest, inLanguage, refsOf, viewOf } from './programme.view.ts'

const rows: ProgrammeRows = {
  id: 'small',
  kind: 'listening',
  minimumAge: 16,
  languages: ['en', 'ur'],
  equality: [],
  ref: 'p',
  status: 'open',
  edition: { id: '2022', opens: '2022-01-01', closes: '2022-12-31' },
  entries: [
    { entry: { list: 'community', id: 'south-asian' }, ref: 'c' },
    { entry: { list: 'organisation', id: 'ccg', role: 'stakeholder', successor: 'icb' }, ref: 'o' },
    { entry: { list: 'support', id: 'samaritans', urgent: true }, ref: 's' },
  ],
  notices: [{ purpose: 'analysis', version: 2, required: true, months: 24, words: { en: 'hash-en', ur: 'hash-ur' }, ref: 'n' }],
}
const open = new Map<string, unknown>([
  ['p', { name: { en: 'Small', ur: 'چھوٹا' }, summary: { en: 'A small programme' } }],
  ['c', { name: { en: 'South Asian' }, hint: { en: 'For example', ur: 'مثلاً' } }],
  ['o', { name: { en: 'CCG' } }],
  ['s', { name: { en: 'Samaritans' }, what: { en: 'Talk' }, phone: '116 123' }],
  ['n', { en: 'You may read it', ur: 'آپ پڑھ سکتے ہیں' }],
])
const en = (text: string) => ({ language: 'en', text })
const ur = (text: string) => ({ language: 'ur', text })

describe('viewOf', () => {
  it('speaks the language asked for where there is wording in it, and English elsewhere, and says which', () => {
    expect(viewOf(rows, open, 'ur')).toStrictEqual({
      id: 'small',
      wards: [],
      edition: '2022',
      kind: 'listening',
      status: 'open',
      name: ur('چھوٹا'),
      summary: en('A small programme'),
      opens: '2022-01-01',
      closes: '2022-12-31',
      minimumAge: 16,
      languages: ['en', 'ur'],
      communities: [{ id: 'south-asian', name: en('South Asian'), hint: ur('مثلاً') }],
      audiences: [],
      stages: [],
      objectives: [],
      organisations: [{ id: 'ccg', name: en('CCG'), role: 'stakeholder', successor: 'icb' }],
      notices: [{ purpose: 'analysis', version: 2, hash: 'hash-ur', wording: ur('آپ پڑھ سکتے ہیں'), required: true, consentMonths: 24 }],
      support: [{ id: 'samaritans', name: en('Samaritans'), what: en('Talk'), phone: '116 123', urgent: true }],
    })
  })

  it('leaves out an entry whose wording was withdrawn, and the whole programme when that was', () => {
    const without = (ref: string) => new Map([...open].filter(([key]) => key !== ref))
    expect(viewOf(rows, without('c'), 'en')?.communities).toStrictEqual([])
    expect(viewOf(rows, without('n'), 'en')?.notices).toStrictEqual([])
    expect(viewOf(rows, without('p'), 'en')).toBe(undefined)
  })

  it('needs exactly the wording it shows', () => {
    expect(refsOf(rows)).toStrictEqual(['p', 'c', 'o', 's', 'n'])
  })
})

describe('languages', () => {
  it.each([
    ['ur', 'ur'],
    ['ur-PK', 'ur'],
    ['pl', 'en'],
    ['__proto__', 'en'],
  ])('for %s are spoken in %s', (asked, spoken) => {
    expect(closest(['en', 'ur'], asked)).toBe(spoken)
  })

  it('of a wording fall back to English', () => {
    expect(inLanguage({ en: 'One' }, 'ur')).toStrictEqual(en('One'))
  })
})

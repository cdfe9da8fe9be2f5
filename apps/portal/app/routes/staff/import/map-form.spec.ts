import { ImportMap, type ImportMapInput } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { mapFromForm, partIn, printTranslation, roleIn, translationIn } from './map-form.ts'

const written: ImportMapInput = {
  layout: { skip: 1 },
  parts: [
    { id: 'question-2', texts: [{ column: 'Good', field: 'worked' }], stages: ['diagnosis'] },
    { id: 'question-3', texts: [{ column: 'Bad', field: 'gotInTheWay' }] },
  ],
  sourceId: ['Id'],
  person: ['Who'],
  community: { column: 'Group', translate: { A: 'south-asian' }, untranslated: 'reject' },
  stages: { constant: ['treatment'] },
  language: { constant: 'en' },
  day: { column: 'When', order: 'day-month-year' },
  labels: [
    { kind: 'one-hot', columns: ['Access'], marks: ['1'] },
    { kind: 'columns', columns: ['Tags'], separator: ';' },
  ],
  renameLabels: { acces: 'Access' },
  attributes: [{ column: 'Site', name: 'Hospital' }],
  constants: { wave: '2' },
  leaveOut: [{ column: 'Test', equals: ['x'] }],
  deidentified: true,
}
const map = ImportMap.parse(written)
const columns = ['Id', 'Who', 'Good', 'Bad', 'Group', 'When', 'Access', 'Tags', 'Site', 'Test']

const fields: Readonly<Record<string, readonly string[]>> = {
  'community-translate': ['A = south-asian'],
  'community-untranslated': ['reject'],
  'stage-constant': ['treatment'],
  'language-constant': ['en'],
  'day-order': ['day-month-year'],
  'day-unreadable': ['leave-out'],
  'label-separator': [';'],
  deidentified: ['yes'],
}
const formWith = (changed: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, readonly string[]>> = {}) => {
  const all = { ...fields, ...more }
  return {
    columns,
    roles: columns.map((column) => changed[column] ?? roleIn(map, column)),
    parts: columns.map((column) => partIn(map, column)),
    value: (name: string) => all[name]?.[0] ?? '',
    values: (name: string) => all[name] ?? [],
  }
}

describe('an import map as a form', () => {
  it('comes back as it was when nothing is changed', () => expect(ImportMap.parse(mapFromForm(map, formWith()))).toStrictEqual(map))
  it('gives a column another role, and leaves out what it was', () => {
    const changed = ImportMap.parse(mapFromForm(map, formWith({ Bad: '', Site: 'words.happened', Group: '' })))
    expect(changed.parts).toStrictEqual([
      {
        id: 'question-2',
        texts: [
          { column: 'Good', field: 'worked' },
          { column: 'Site', field: 'happened' },
        ],
        stages: ['diagnosis'],
      },
    ])
    expect([changed.community, changed.attributes]).toStrictEqual([undefined, []])
  })
  it('says which columns answer a conversation, and comes back so', () => {
    const [conversation, question, row] = ['0', '1', '2'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`)
    const roles = { Good: `answer.${question}`, Bad: `answer.${question}.${row}` }
    const changed = ImportMap.parse(mapFromForm(map, formWith(roles, { conversation: [conversation ?? ''] })))
    expect([changed.parts, changed.answers]).toStrictEqual([
      [],
      {
        conversation,
        columns: [
          { column: 'Good', question },
          { column: 'Bad', question, row },
        ],
      },
    ])
    expect(['Good', 'Bad'].map((column) => roleIn(changed, column))).toStrictEqual([roles.Good, roles.Bad])
  })
  it('asks how alike rows count only where no column is the number of the row', () =>
    expect(ImportMap.parse(mapFromForm(map, formWith({ Id: '' }, { alike: ['each'] }))).alike).toBe('each'))
  it('takes one value for all rows where no column says it', () =>
    expect(ImportMap.parse(mapFromForm(map, formWith({ Group: '' }, { 'community-constant': ['south-asian'] }))).community).toStrictEqual({
      constant: 'south-asian',
    }))
})

it('writes translations a line each, and reads them again', () => {
  const translate = { F: 'female', 'a = b': 'c' }
  expect(printTranslation(translate)).toBe('F = female\na = b = c')
  expect(translationIn(printTranslation(translate))).toStrictEqual(translate)
  expect(translationIn('nothing\n= x\n\nF=female')).toStrictEqual({ F: 'female' })
})

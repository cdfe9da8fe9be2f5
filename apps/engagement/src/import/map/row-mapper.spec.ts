import { ImportMap, type ImportMapInput } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { createRowMapper, MapDoesNotFit } from './row-mapper.ts'

const known = { stages: ['diagnosis', 'treatment'], communities: ['south-asian', 'eastern-european'] }
const simple: ImportMapInput = { parts: [{ id: 'main', texts: [{ column: 'text', field: 'happened' }] }], deidentified: false }

const map = (more: Partial<ImportMapInput>, header: readonly string[], cells: readonly string[]) =>
  createRowMapper(ImportMap.parse({ ...simple, ...more }), header, { known })({ row: 7, cells })

const contributionsOf = (mapped: ReturnType<typeof map>) => (mapped.outcome === 'mapped' ? mapped.contributions : mapped)
const problemsOf = (mapped: ReturnType<typeof map>) =>
  mapped.outcome === 'rejected' ? mapped.problems.map(({ row, column, code }) => [row, column, code]) : mapped.outcome

const plain = {
  row: 7,
  part: 'main',
  words: { happened: ' It was good.\r\n' },
  community: undefined,
  stages: [],
  language: 'en',
  day: undefined,
  labels: [],
  attributes: {},
}

describe('a row', () => {
  it('becomes a contribution whose words are untouched', () => {
    expect(map({}, ['id', 'text'], ['1', ' It was good.\r\n'])).toStrictEqual({
      outcome: 'mapped',
      contributions: [plain],
      sourceId: undefined,
      person: undefined,
      content: '[["id","1"],["text"," It was good.\\r\\n"]]',
      dayLeftOut: false,
    })
  })
  it('may be shorter than the header', () => expect(contributionsOf(map({}, ['text', 'more'], [' It was good.\r\n']))).toStrictEqual([plain]))
  it('is the same content whatever the order of its columns, empty ones aside', () => {
    const one = map({}, ['a', 'text', 'empty'], ['1', 'x', ''])
    const other = map({}, ['text', 'a'], ['x', '1'])
    expect(one.outcome === 'mapped' && one.content).toBe(other.outcome === 'mapped' && other.content)
  })
  it('brings community, stages, language, day, labels and attributes along', () => {
    const mapped = map(
      {
        sourceId: ['id'],
        person: ['who'],
        community: { column: 'group' },
        stages: { column: 'stage', separator: ';' },
        language: { column: 'lang', translate: { Urdu: 'ur' } },
        day: { column: 'when', order: 'day-month-year' },
        labels: [{ kind: 'columns', columns: ['themes'], separator: ';' }],
        renameLabels: { wait: 'Waiting' },
        ignoreLabels: ['none'],
        attributes: [{ column: 'sex', name: 'Sex', translate: { F: 'female' } }],
        constants: { source: 'survey' },
      },
      ['id', 'who', 'group', 'stage', 'lang', 'when', 'themes', 'sex', 'text'],
      ['a1', 'r1', 'South Asian', 'Diagnosis; treatment', 'Urdu', '02/03/2021', 'wait; none ;Staff;wait', 'F', ' It was good.\r\n'],
    )
    expect(mapped).toMatchObject({ sourceId: '["a1"]', person: '["r1"]' })
    expect(contributionsOf(mapped)).toStrictEqual([
      {
        ...plain,
        community: 'south-asian',
        stages: ['diagnosis', 'treatment'],
        language: 'ur',
        day: '2021-03-02',
        labels: ['Waiting', 'Staff'],
        attributes: { source: 'survey', Sex: 'female' },
      },
    ])
  })
  it('takes labels from marked columns by their header', () => {
    const labels: ImportMapInput['labels'] = [{ kind: 'one-hot', columns: ['Staff', 'Food', 'Parking'] }]
    expect(contributionsOf(map({ labels }, ['text', 'Staff', 'Food', 'Parking'], ['x', '1', '0', 'Yes']))).toMatchObject([
      { labels: ['Staff', 'Parking'] },
    ])
  })
  it('joins texts of one field and makes a contribution of each part that has any', () => {
    const parts = [
      {
        id: 'first',
        texts: [
          { column: 'a', field: 'happened' as const },
          { column: 'b', field: 'happened' as const },
          { column: 'c', field: 'worked' as const },
        ],
      },
      { id: 'second', texts: [{ column: 'd', field: 'happened' as const }], stages: ['treatment'] },
    ]
    const header = ['a', 'b', 'c', 'd']
    expect(contributionsOf(map({ parts }, header, ['one', 'two', 'three', 'four']))).toMatchObject([
      { part: 'first', words: { happened: 'one\n\ntwo', worked: 'three' }, stages: [] },
      { part: 'second', words: { happened: 'four' }, stages: ['treatment'] },
    ])
    expect(contributionsOf(map({ parts }, header, ['', ' ', '', 'four']))).toMatchObject([{ part: 'second' }])
  })
  it('is left out by a rule of the map, whatever else is in it', () => {
    expect(map({ leaveOut: [{ column: 'use', equals: ['no'] }] }, ['text', 'use'], ['', ' no '])).toStrictEqual({ outcome: 'left-out' })
    expect(map({ leaveOut: [{ column: 'use', empty: true }] }, ['text', 'use'], ['x', ''])).toStrictEqual({ outcome: 'left-out' })
  })
  it('comes without a day that cannot be read, unless the map refuses it', () => {
    const day = { column: 'when', order: 'day-month-year' as const }
    expect(map({ day }, ['text', 'when'], ['x', '1/14/2022'])).toMatchObject({ outcome: 'mapped', dayLeftOut: true })
    expect(problemsOf(map({ day: { ...day, unreadable: 'reject' } }, ['text', 'when'], ['x', '1/14/2022']))).toStrictEqual([[7, 'when', 'bad-day']])
  })
})

describe('a row is rejected, with every reason at once,', () => {
  it('when it has no words', () => expect(problemsOf(map({}, ['text'], [' \n']))).toStrictEqual([[7, 'text', 'no-words']]))
  it('when it has more cells than the header', () => {
    expect(problemsOf(map({}, ['text'], ['a', 'b']))).toStrictEqual([[7, undefined, 'too-many-cells']])
    expect(map({}, ['text'], ['a', ' ']).outcome).toBe('mapped')
  })
  it('when an answer is too long', () => expect(problemsOf(map({}, ['text'], ['x'.repeat(10_001)]))).toStrictEqual([[7, 'text', 'too-long']]))
  it('when something in it cannot be understood', () => {
    const strange: Partial<ImportMapInput> = {
      sourceId: ['id'],
      community: { column: 'group' },
      stages: { column: 'stage' },
      language: { column: 'lang' },
      labels: [{ kind: 'columns', columns: ['label'] }],
      attributes: [
        { column: 'long', name: 'long' },
        { column: 'sex', name: 'sex', translate: { F: 'female' }, untranslated: 'reject' },
      ],
    }
    const header = ['id', 'group', 'stage', 'lang', 'label', 'long', 'sex', 'text']
    expect(problemsOf(map(strange, header, ['', 'Martian', 'afterlife', 'Klingon!', 'y'.repeat(201), 'x'.repeat(201), 'Q', '']))).toStrictEqual([
      [7, 'id', 'no-source-id'],
      [7, 'group', 'unknown-community'],
      [7, 'lang', 'bad-language'],
      [7, 'label', 'value-too-long'],
      [7, 'long', 'value-too-long'],
      [7, 'sex', 'unknown-value'],
      [7, 'stage', 'unknown-stage'],
      [7, 'text', 'no-words'],
    ])
  })
})

describe('a map', () => {
  it('does not fit a table without its columns', () => {
    expect(() => map({ person: ['who'] }, ['txt'], [''])).toThrow(new MapDoesNotFit(['text', 'who']))
  })
})

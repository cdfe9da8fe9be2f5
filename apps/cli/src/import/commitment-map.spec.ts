import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CommitmentMap, columnsOf, mapRow, organisationsBy } from './commitment-map.ts'

const map = CommitmentMap.parse(
  JSON.parse(readFileSync(new URL('../../../../programmes/demonstrations/council-climate.map.json', import.meta.url), 'utf8')),
)
const organisations = organisationsBy([{ id: 'anytown', name: { text: 'Anytown City Council' } }])
const row = {
  'local-authority-code': 'ANY',
  council: ' anytown city council ',
  scope: 'Whole area',
  target: '2030.0',
  wording: 'Net zero, by 2030.',
  source_name: 'Our plan',
  source_url: 'https://anytown.example/plan',
}
const of = (more: Partial<typeof row>) => mapRow(map, organisations, { ...row, ...more })

describe('a row of published promises', () => {
  it('becomes a promise of the organisation that it names, due at the end of its year', () =>
    expect(of({})).toEqual({
      taken: {
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
        organisation: 'anytown',
        objective: 'whole-area',
        madeOn: '2022-01-01',
        due: '2030-12-31',
        measure: 'Compare it with what the council publishes at https://anytown.example/plan',
        text: 'Net zero, by 2030.',
        source: 'Our plan, https://anytown.example/plan',
      },
    }))
  it('is the same promise whatever else changed in it, and another one in another row', () => {
    const keyOf = (more: Partial<typeof row>) => {
      const mapped = of(more)
      return 'taken' in mapped ? mapped.taken.key : undefined
    }
    expect(keyOf({ wording: 'Net zero.', target: '2031' })).toBe(keyOf({}))
    expect(keyOf({ scope: 'Council operations' })).not.toBe(keyOf({}))
  })
  it('is left out where the map says so', () => expect(of({ scope: 'No promise' })).toEqual({ leftOut: true }))
  it.each([
    [{ council: 'Nowhere Council' }, 'the organisation is not one of the programme'],
    [{ scope: 'Something' }, 'the map says no objective for this'],
    [{ target: '' }, 'there is no day and no year by which it is due'],
    [{ wording: ' ' }, 'there are no words, or more than fit'],
    [{ target: 'soon', wording: '' }, 'there is no day and no year by which it is due; there are no words, or more than fit'],
  ])('is rejected with the reason: %o', (more, rejected) => expect(of(more)).toEqual({ rejected }))
  it('needs the columns that the map names', () =>
    expect(new Set(columnsOf(map))).toEqual(new Set(['local-authority-code', 'scope', 'council', 'wording', 'source_name', 'source_url', 'target'])))
})

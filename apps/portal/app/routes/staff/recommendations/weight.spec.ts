import { describe, expect, it } from 'vitest'
import { weightWords } from './weight.ts'

describe('what a recommendation rests on, in words', () => {
  it('are people, where their words came from, and the communities that they named', () =>
    expect(
      weightWords(
        {
          people: 1204,
          contributions: 1310,
          origins: [
            { origin: 'import', contributions: 1309 },
            { origin: 'story', contributions: 1 },
          ],
          communities: [
            { community: 'south-asian', people: 12 },
            { community: 'gone', people: 1 },
          ],
        },
        [{ id: 'south-asian', name: { text: 'South Asian' } }],
      ),
    ).toStrictEqual(['1,204 people in 1,310 contributions', 'from 1,309 imported texts, 1 story', 'communities named: South Asian (12), gone (1)']))
  it('say where nobody named one', () =>
    expect(weightWords({ people: 1, contributions: 1, origins: [{ origin: 'gathering', contributions: 1 }], communities: [] }, [])).toStrictEqual([
      '1 person in 1 contribution',
      'from 1 note from a gathering',
      'nobody named a community',
    ]))
  it('are short where there is nothing', () =>
    expect(weightWords({ people: 0, contributions: 0, origins: [], communities: [] }, [])).toStrictEqual([
      '0 people in 0 contributions',
      'nobody named a community',
    ]))
})

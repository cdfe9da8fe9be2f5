import type { ProgrammeView } from '@heard/contracts/engagement'
import type { PublicTables } from '@heard/contracts/reporting'
import { expect, it } from 'vitest'
import { someRecommendation } from '../../../accountability/accountability.fixture.ts'
import { programmeInWords } from '../../../ledger/entries.fixture.ts'
import { assessedFrom } from './assessment.ts'

const name = (text: string) => ({ status: 'open', language: 'en', text }) as const
const programme: ProgrammeView = {
  ...programmeInWords,
  communities: [
    { id: 'a', name: { language: 'en', text: 'A' } },
    { id: 'b', name: { language: 'en', text: 'B' } },
  ],
}
const themes = ['waiting', 'kindness', 'cost'].map((theme) => ({ theme, name: name(theme), depth: 0 }))
const released: PublicTables = {
  programme: programme.id,
  themes,
  tables: [
    {
      id: 'theme-by-community',
      columns: ['a', 'b'],
      rows: [
        { theme: 'waiting', people: 30, cells: [10, null] },
        { theme: 'kindness', people: 40, cells: [25, 15] },
        { theme: 'cost', people: null, cells: [null, null] },
      ],
    },
  ],
  reach: { people: 60, tables: [{ id: 'community', columns: ['a', 'b'], cells: [40, null] }] },
  populations: [],
}

it('has what is public of each community, and what was recommended because of it', () => {
  const [onWaiting, onCost, withdrawn] = [
    someRecommendation({ themes: ['waiting'] }),
    someRecommendation({ themes: ['cost'] }),
    someRecommendation({ themes: ['kindness'], asked: [{ organisation: 'council', standing: 'withdrawn' }] }),
  ]
  expect(assessedFrom(released, [onWaiting, onCost, withdrawn], programme)).toStrictEqual([
    {
      column: 'a',
      name: 'A',
      people: 40,
      themes: [
        { theme: themes[1], people: 25 },
        { theme: themes[0], people: 10 },
      ],
      recommendations: [onWaiting],
    },
    { column: 'b', name: 'B', people: null, themes: [{ theme: themes[1], people: 15 }], recommendations: [] },
  ])
  expect(assessedFrom({ ...released, reach: undefined }, [], programme)).toStrictEqual([])
})

import { describe, expect, it } from 'vitest'
import type { Histories } from '../accountability/report.view.ts'
import { toldOfThemes } from './told.ts'

const programme = 'luton'
const wording = { ref: 'w', binding: 'b' }
const history = (recommendation: string, people: number | null, ...themes: string[]): Histories['recommendations'][number] => [
  {
    type: 'RecommendationDrafted',
    at: '2026-01-01',
    data: { programme, recommendation, organisations: ['icb'], themes, excerpts: [], title: wording, text: wording },
  },
  {
    type: 'RecommendationPublished',
    at: '2026-01-02',
    data: { programme, recommendation, organisations: ['icb'], askedOn: '2026-01-02', dueBy: '2026-06-01', people },
  },
]
const report = (at: string, recommendation: string, people: number | null): Histories['reports'][number] => ({
  type: 'ReportPublished',
  at,
  data: { programme, report: 'p1', edition: 1, on: at, counts: [{ recommendation, people }] },
})

describe('what recommendations told of a theme', () => {
  it('is each number of one that rests on a theme alone', () =>
    expect(
      toldOfThemes(
        {
          recommendations: [history('r1', 15, 't1'), history('r2', 40, 't1', 't2'), history('r3', null, 't3')],
          reports: [report('2026-02-01', 'r1', 20), report('2026-03-01', 'r3', null)],
        },
        ({ themes }) => themes.length === 1,
      ),
    ).toStrictEqual([
      { theme: 't1', people: 15, at: '2026-01-02' },
      { theme: 't1', people: 20, at: '2026-02-01' },
    ]))
})

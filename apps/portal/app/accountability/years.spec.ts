import type { CommitmentStep } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { someCommitment, worded } from './accountability.fixture.ts'
import { withoutPromises, yearsAtAGlance } from './years.ts'

const claimed = (on: string): CommitmentStep => ({
  what: 'outcome-claimed',
  at: `${on}T09:00:00.000Z`,
  by: 'trust',
  on,
  level: 'complete',
  text: worded('Done'),
  links: [],
  files: [],
})
const under = (objective: string | null, ...commitments: string[]) => ({ objective, recommendations: [], commitments, years: [] })

describe('what was done, year by year', () => {
  it('leaves out that something was promised, and years in which nothing else happened', () => {
    const made = { what: 'made', commitment: 'a', on: '2024-03-01' } as const
    const progress = { what: 'progress', commitment: 'a', on: '2025-03-01', state: 'under-way', note: worded('Half') } as const
    const years = [
      { year: 2025, steps: [progress, { ...made, on: '2025-04-01' }] },
      { year: 2024, steps: [made] },
    ]
    expect(withoutPromises(years)).toStrictEqual([{ year: 2025, steps: [progress] }])
  })
})

describe('five years on one line', () => {
  it('adds up what was promised and what is said to be done, by the end of each year', () => {
    const commitments = [
      someCommitment({ id: 'a', madeOn: '2024-03-01', history: [claimed('2025-02-01')] }),
      someCommitment({ id: 'b', madeOn: '2025-06-01' }),
      someCommitment({ id: 'c', madeOn: '2024-01-01' }),
    ]
    expect(yearsAtAGlance({ today: '2026-05-01', commitments, objectives: [under('care', 'a', 'b'), under('value')] })).toStrictEqual([
      {
        objective: 'care',
        years: [
          { year: 2024, promised: 1, done: 0 },
          { year: 2025, promised: 2, done: 1 },
          { year: 2026, promised: 2, done: 1 },
        ],
      },
      { objective: 'value', years: [2024, 2025, 2026].map((year) => ({ year, promised: 0, done: 0 })) },
    ])
  })

  it('goes back no further than five years', () => {
    const commitments = [someCommitment({ id: 'a', madeOn: '2019-03-01' })]
    const [line] = yearsAtAGlance({ today: '2026-05-01', commitments, objectives: [under('care', 'a')] })
    expect(line?.years.map(({ year, promised }) => [year, promised])).toStrictEqual([2022, 2023, 2024, 2025, 2026].map((year) => [year, 1]))
  })

  it('is this year alone where nothing was promised', () =>
    expect(yearsAtAGlance({ today: '2026-05-01', commitments: [], objectives: [under(null)] })).toStrictEqual([
      { objective: null, years: [{ year: 2026, promised: 0, done: 0 }] },
    ]))
})

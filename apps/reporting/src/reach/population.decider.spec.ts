import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { populationDecider, type SetPopulation } from './population.decider.ts'
import type { PopulationFact } from './population.events.ts'

const { given } = specify(populationDecider)
const programme = 'luton'
const population = { by: 'community', column: 'south-asian' } as const
const figure = { people: 68_000, year: 2021, source: { ref: 's', binding: 'b' } }
const set = (more: Partial<SetPopulation> = {}): SetPopulation => ({
  type: 'Set',
  programme,
  population,
  ...figure,
  isKnown: true,
  today: '2026-11-30',
  ...more,
})
const wasSet: PopulationFact = { type: 'PopulationSet', data: { programme, population, ...figure } }
const takenBack: PopulationFact = { type: 'PopulationTakenBack', data: { programme, population } }

describe('a population figure', () => {
  it('is kept with its source and year', () => given().when(set()).then(wasSet))
  it('may be of this year', () =>
    given()
      .when(set({ year: 2026 }))
      .then({ type: 'PopulationSet', data: { programme, population, ...figure, year: 2026 } }))
  it('is not of a year to come', () =>
    given()
      .when(set({ year: 2027 }))
      .thenRefused('year-in-future'))
  it('is of somebody whom the programme names', () =>
    given()
      .when(set({ isKnown: false }))
      .thenRefused('unknown-group'))
  it('is taken back once', () => {
    const back = { type: 'TakeBack', programme, population } as const
    given(wasSet).when(back).then(takenBack)
    given(wasSet, takenBack).when(back).thenRefused('no-figure')
    given().when(back).thenRefused('no-figure')
    given(wasSet)
      .when({ ...back, population: { by: 'ward', column: 'south-asian' } })
      .thenRefused('no-figure')
  })
})

import type { EqualityTable } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import type { FiguresFact } from './equality.events.ts'
import { type FiguresCommand, figuresDecider } from './figures.decider.ts'

const { given } = specify(figuresDecider)
const table = (people: number | null): EqualityTable => ({ question: 'sex', answered: people, options: [{ option: 'female', people }] })
const counted = (on: string, people: number | null = 30): FiguresFact => ({
  type: 'EqualityCounted',
  data: { programme: 'luton', on, rule: 'r/1', tables: [table(people)] },
})
const count = (on: string): FiguresCommand => ({ type: 'Count', programme: 'luton', on, rule: 'r/1', tables: [table(30)] })
const release: FiguresCommand = { type: 'Release', programme: 'luton', release: 'x', hash: (tables) => JSON.stringify(tables) }
const released = (number: number, on: string, people: number): FiguresFact => ({
  type: 'EqualityReleased',
  data: { programme: 'luton', release: 'x', number, counted: on, rule: 'r/1', tables: [table(people)], hash: JSON.stringify([table(people)]) },
})

describe('counting', () => {
  it('is recorded', () => given().when(count('2026-03-01')).then(counted('2026-03-01')))
  it('happens once a day at most', () => given(counted('2026-03-01')).when(count('2026-03-01')).then())
  it('happens again on another day', () => given(counted('2026-03-01')).when(count('2026-03-02')).then(counted('2026-03-02')))
})

describe('releasing', () => {
  it('freezes what was counted last', () =>
    given(counted('2026-03-01'), counted('2026-03-02', 35))
      .when(release)
      .then(released(1, '2026-03-02', 35)))
  it('counts the releases', () =>
    given(counted('2026-03-01'), released(1, '2026-03-01', 30), counted('2026-03-02', 35))
      .when(release)
      .then(released(2, '2026-03-02', 35)))
  it('refuses what says nothing', () => {
    given().when(release).thenRefused('nothing-to-release')
    given(counted('2026-03-01', null)).when(release).thenRefused('nothing-to-release')
  })
  it('refuses what is released already', () =>
    given(counted('2026-03-01'), released(1, '2026-03-01', 30))
      .when(release)
      .thenRefused('nothing-changed'))
})

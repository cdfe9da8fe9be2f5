import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { doubleDecider } from './double.decider.ts'
import type { DoubleFact } from './double.events.ts'

const { given } = specify(doubleDecider)
const of = { programme: 'luton', sample: 's1' }
const contributions = ['c1', 'c2', 'c3', 'c4', 'c5'].map((contribution, index) => ({ contribution, themes: index < 2 ? ['a'] : ['b'] }))
const drawn: DoubleFact = { type: 'DoubleCodingDrawn', data: { ...of, themes: ['a', 'b'], contributions } }
const again = (contribution: string, ...themes: string[]): DoubleFact => ({ type: 'CodedAgain', data: { ...of, contribution, themes } })
const settled = (contribution: string, theme: string, has: boolean): DoubleFact => ({
  type: 'DifferenceSettled',
  data: { ...of, contribution, theme, has },
})
const ids = contributions.map(({ contribution }) => contribution)
const code = (contribution: string, themes: string[], by = 'second', readable = ids) =>
  ({ type: 'CodeAgain', ...of, contribution, themes, readable, knownTo: new Set(['first']), by }) as const
const settle = (contribution: string, theme: string, has: boolean, readable = ids) =>
  ({ type: 'Settle', ...of, contribution, theme, has, readable, senses: new Map() }) as const
const others = [again('c2', 'a'), again('c3', 'b'), again('c4', 'b'), again('c5', 'b')]

describe('a sample', () => {
  it('keeps what the first coding was', () =>
    given()
      .when({ type: 'Draw', ...of, themes: ['a', 'b'], contributions })
      .then(drawn))
  it('needs five contributions and a theme', () => {
    given()
      .when({ type: 'Draw', ...of, themes: ['a'], contributions: contributions.slice(1) })
      .thenRefused('too-little-coded')
    given()
      .when({ type: 'Draw', ...of, themes: [], contributions })
      .thenRefused('too-little-coded')
  })
})

describe('coding it again', () => {
  it('records the themes, none too', () => {
    given(drawn)
      .when(code('c1', ['b', 'b']))
      .then(again('c1', 'b'))
    given(drawn).when(code('c1', [])).then(again('c1'))
  })
  it('is for somebody else', () =>
    given(drawn)
      .when(code('c1', ['a'], 'first'))
      .thenRefused('own-coding'))
  it('happens once', () =>
    given(drawn, again('c1', 'a'))
      .when(code('c1', ['b']))
      .thenRefused('coded-again-already'))
  it('knows the themes of the day that it was drawn', () =>
    given(drawn)
      .when(code('c1', ['z']))
      .thenRefused('unknown-theme'))
  it('needs words that can be read: what cannot be read has no theme for nobody', () =>
    given(drawn)
      .when(code('c1', [], 'second', ids.slice(1)))
      .thenRefused('not-readable'))
  it('needs a contribution of the sample', () =>
    given(drawn)
      .when(code('c9', ['a']))
      .thenRefused('not-in-sample'))
})

describe('settling a difference', () => {
  it('decides whether the contribution has the theme', () =>
    given(drawn, again('c1', 'b'), ...others)
      .when(settle('c1', 'a', true))
      .then(settled('c1', 'a', true)))
  it('happens once', () =>
    given(drawn, again('c1', 'b'), ...others, settled('c1', 'a', true))
      .when(settle('c1', 'a', false))
      .thenRefused('settled-already'))
  it('waits until all that can be read is coded twice, so that nobody codes by it', () => {
    given(drawn, again('c1', 'b'))
      .when(settle('c1', 'a', true))
      .thenRefused('not-coded-twice')
    given(drawn, again('c1', 'b'))
      .when(settle('c1', 'a', true, ['c1']))
      .then(settled('c1', 'a', true))
  })
  it('needs words that can be read', () =>
    given(drawn, again('c1', 'b'), ...others)
      .when(settle('c1', 'a', true, ids.slice(1)))
      .thenRefused('not-readable'))
  it('needs a difference', () => {
    given(drawn, again('c1', 'a'), ...others)
      .when(settle('c1', 'a', true))
      .thenRefused('no-difference')
    given(drawn, again('c1', 'a'), ...others)
      .when(settle('c9', 'a', true))
      .thenRefused('not-in-sample')
  })
  it('goes by what themes count as now: two that were merged do not differ, and do again once that is undone', () => {
    const merged = new Map([['b', { countsAs: 'a', splits: [] }]])
    given(drawn, again('c1', 'b'), ...others)
      .when({ ...settle('c1', 'a', true), senses: merged })
      .thenRefused('no-difference')
    given(drawn, again('c1'), ...others, settled('c1', 'b', true))
      .when({ ...settle('c1', 'a', false), senses: merged })
      .thenRefused('settled-already')
  })
})

import type { Excerpt } from '@heard/contracts/reporting'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeContribution } from './coding.decide.ts'
import { type CodingCommand, codingDecider } from './coding.decider.ts'
import type { CodingFact } from './coding.events.ts'

const { given } = specify(codingDecider)
const of = { programme: 'luton', contribution: 'c1' }
const coded = (coding: string, theme: string, excerpt?: Excerpt): CodingFact => ({
  type: 'ContributionCoded',
  data: { ...of, coding, theme, ...(excerpt ? { excerpt } : {}), origin: 'person' },
})
const undone = (coding: string, theme: string): CodingFact => ({ type: 'CodingUndone', data: { ...of, coding, theme, origin: 'person' } })
const labelUndone = (theme: string): CodingFact => ({ type: 'CodingUndone', data: { ...of, coding: `import.${theme}`, theme, origin: 'import' } })
const code = (theme: string, more: Partial<CodeContribution> = {}): CodeContribution => ({
  type: 'CodeContribution',
  ...of,
  coding: 'k9',
  theme,
  themeIs: 'current',
  labels: [],
  lengths: { happened: 20 },
  ...more,
})
const excerpt: Excerpt = { field: 'happened', from: 3, to: 9 }

describe('coding a contribution', () => {
  it('records the theme for the whole of it', () => given().when(code('waiting')).then(coded('k9', 'waiting')))
  it('records the theme for an excerpt, also where the whole has it', () =>
    given(coded('k1', 'waiting'))
      .when(code('waiting', { excerpt }))
      .then(coded('k9', 'waiting', excerpt)))
  it('refuses a theme that is not in the codebook', () =>
    given()
      .when(code('waiting', { themeIs: 'unknown' }))
      .thenRefused('unknown-theme'))
  it('refuses a retired theme', () =>
    given()
      .when(code('waiting', { themeIs: 'retired' }))
      .thenRefused('theme-retired'))
  it('refuses the same theme twice', () => given(coded('k1', 'waiting')).when(code('waiting')).thenRefused('already-coded'))
  it('refuses the same theme twice on one excerpt', () =>
    given(coded('k1', 'waiting', excerpt))
      .when(code('waiting', { excerpt: { ...excerpt } }))
      .thenRefused('already-coded'))
  it('refuses what the import labelled already', () =>
    given()
      .when(code('waiting', { labels: ['waiting'] }))
      .thenRefused('already-coded'))
  it('puts back by hand a label that was taken back', () =>
    given(labelUndone('waiting'))
      .when(code('waiting', { labels: ['waiting'] }))
      .then(coded('k9', 'waiting')))
  it('puts back a coding that was taken back', () =>
    given(coded('k1', 'waiting'), undone('k1', 'waiting')).when(code('waiting')).then(coded('k9', 'waiting')))
  it.each<[string, Excerpt]>([
    ['is empty', { field: 'happened', from: 4, to: 4 }],
    ['runs backwards', { field: 'happened', from: 9, to: 4 }],
    ['ends after the text', { field: 'happened', from: 4, to: 21 }],
    ['is of an answer that was not given', { field: 'worked', from: 0, to: 1 }],
  ])('refuses an excerpt that %s', (_, wrong) =>
    given()
      .when(code('waiting', { excerpt: wrong }))
      .thenRefused('excerpt-outside-text'),
  )
})

describe('taking a coding back', () => {
  it('records it', () =>
    given(coded('k1', 'waiting'))
      .when({ type: 'UndoCoding', ...of, coding: 'k1', labels: [] })
      .then(undone('k1', 'waiting')))
  it('works for a label that the import brought', () =>
    given()
      .when({ type: 'UndoCoding', ...of, coding: 'import.waiting', labels: ['staff', 'waiting'] })
      .then(labelUndone('waiting')))
  it('refuses a coding that nobody made', () =>
    given(coded('k1', 'waiting'))
      .when({ type: 'UndoCoding', ...of, coding: 'k2', labels: [] })
      .thenRefused('nothing-to-undo'))
  it('refuses to take it back twice', () =>
    given(coded('k1', 'waiting'), undone('k1', 'waiting'))
      .when({ type: 'UndoCoding', ...of, coding: 'k1', labels: [] })
      .thenRefused('nothing-to-undo'))
  it('refuses to take a label back twice', () =>
    given(labelUndone('waiting'))
      .when({ type: 'UndoCoding', ...of, coding: 'import.waiting', labels: ['waiting'] })
      .thenRefused('nothing-to-undo'))
})

describe('whatever is asked', () => {
  const theme = fc.constantFrom('a', 'b', 'c')
  const labels = ['a']
  const command = (index: number): fc.Arbitrary<CodingCommand> =>
    fc.oneof(
      theme.map((each) => code(each, { coding: `k${index}`, labels })),
      fc
        .oneof(
          theme.map((each) => `import.${each}`),
          fc.nat(20).map((each) => `k${each}`),
        )
        .map((coding): CodingCommand => ({ type: 'UndoCoding', ...of, coding, labels })),
    )
  it('a theme is on the whole of a contribution once at most, and what was taken back stays in the record', () =>
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 20 }, (_, index) => command(index))), (commands) => {
        const facts: CodingFact[] = []
        for (const each of commands) {
          const decision = codingDecider.decide(each, fold(codingDecider, facts))
          if ('accepted' in decision) facts.push(...decision.accepted)
          const { codings, undoneImports } = fold(codingDecider, facts)
          const themes = [...[...codings.values()].map((held) => held.theme), ...labels.filter((label) => !undoneImports.has(label))]
          expect(new Set(themes).size).toBe(themes.length)
        }
      }),
    ))
})

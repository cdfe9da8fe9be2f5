import type { Excerpt } from '@heard/contracts/reporting'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import type { CodebookFact } from '../codebook/codebook.events.ts'
import type { CodeContribution, SortCoding } from './coding.decide.ts'
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
const defined = (theme: string): CodebookFact => ({
  type: 'ThemeDefined',
  data: { programme: 'luton', theme, name: { ref: 'n', binding: 'b' }, order: 0, origin: 'person' },
})
const after = (...facts: CodebookFact[]) => fold(codebookDecider, facts)
const ofTheme = (theme: string) => ({ programme: 'luton', theme })
const retired = (theme: string): CodebookFact => ({ type: 'ThemeRetired', data: ofTheme(theme) })
const merged = (theme: string, into: string): CodebookFact => ({ type: 'ThemeMerged', data: { ...ofTheme(theme), into } })
const all = ['waiting', 'letters', 'a', 'b', 'c'].map(defined)
const codebook = after(...all)
const code = (theme: string, more: Partial<CodeContribution> = {}): CodeContribution => ({
  type: 'CodeContribution',
  ...of,
  coding: 'k9',
  theme,
  codebook,
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
      .when(code('waiting', { codebook: new Map() }))
      .thenRefused('unknown-theme'))
  it('refuses a retired theme', () =>
    given()
      .when(code('waiting', { codebook: after(defined('waiting'), retired('waiting')) }))
      .thenRefused('theme-retired'))
  it('refuses a theme that counts as another one', () =>
    given()
      .when(code('waiting', { codebook: after(...all, merged('waiting', 'letters')) }))
      .thenRefused('theme-merged'))
  it('refuses a theme that it has by one that was merged into it', () =>
    given(coded('k1', 'letters'))
      .when(code('waiting', { codebook: after(...all, merged('letters', 'waiting')) }))
      .thenRefused('already-coded'))
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

describe('sorting a coding of a split theme', () => {
  const parts = ['long', 'alone']
  const split: CodebookFact = { type: 'ThemeSplit', data: { ...ofTheme('waiting'), split: 's1', parts } }
  const finished: CodebookFact = { type: 'SplitFinished', data: { ...ofTheme('waiting'), split: 's1' } }
  const open = [...all, ...parts.map(defined), split]
  const sorted = (coding: string, ...to: string[]): CodingFact => ({ type: 'CodingSorted', data: { ...of, coding, split: 's1', parts: to } })
  const sort = (to: string[], more: Partial<SortCoding> = {}): SortCoding => ({
    type: 'SortCoding',
    ...of,
    coding: 'k1',
    split: 's1',
    parts: to,
    labels: [],
    codebook: after(...open),
    ...more,
  })
  it('says which parts it means, each once', () =>
    given(coded('k1', 'waiting'))
      .when(sort(['long', 'alone', 'long']))
      .then(sorted('k1', 'long', 'alone')))
  it('keeps it with the theme', () => given(coded('k1', 'waiting')).when(sort([])).then(sorted('k1')))
  it('takes one that counts as the theme, and a label of an import', () => {
    given(coded('k1', 'letters'))
      .when(sort(['long'], { codebook: after(...open, merged('letters', 'waiting')) }))
      .then(sorted('k1', 'long'))
    given()
      .when(sort(['long'], { coding: 'import.waiting', labels: ['waiting'] }))
      .then(sorted('import.waiting', 'long'))
  })
  it('can be done again by somebody who saw where it was', () => {
    given(coded('k1', 'waiting'), sorted('k1', 'long'))
      .when(sort(['alone'], { before: ['long'] }))
      .then(sorted('k1', 'alone'))
    given(coded('k1', 'waiting'), sorted('k1', 'long'))
      .when(sort(['long'], { before: ['long'] }))
      .then()
  })
  it('refuses where somebody else sorted it meanwhile', () =>
    given(coded('k1', 'waiting'), sorted('k1', 'long'))
      .when(sort(['alone']))
      .thenRefused('sorted-meanwhile'))
  it('refuses a split that is not there, or undone', () =>
    given(coded('k1', 'waiting'))
      .when(sort(['long'], { codebook }))
      .thenRefused('no-such-split'))
  it('refuses once the split is finished', () =>
    given(coded('k1', 'waiting'))
      .when(sort(['long'], { codebook: after(...open, finished) }))
      .thenRefused('split-finished'))
  it('refuses a coding of another theme, and one that was taken back', () => {
    given(coded('k1', 'letters'))
      .when(sort(['long']))
      .thenRefused('nothing-to-sort')
    given(coded('k1', 'waiting'), undone('k1', 'waiting'))
      .when(sort(['long']))
      .thenRefused('nothing-to-sort')
  })
  it('refuses what is not a part in use', () => {
    given(coded('k1', 'waiting'))
      .when(sort(['letters']))
      .thenRefused('not-a-part')
    given(coded('k1', 'waiting'))
      .when(sort(['long'], { codebook: after(...open, retired('long')) }))
      .thenRefused('not-a-part')
  })
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

import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodebookCommand, codebookDecider } from './codebook.decider.ts'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, isInUse } from './codebook.state.ts'
import { meaningOf, type Sorted } from './meaning.ts'

const { given } = specify(codebookDecider)
const programme = 'luton'
const name = { ref: 'n', binding: 'b' }
const of = (theme: string) => ({ programme, theme })
const defined = (theme: string, order: number, parent?: string): CodebookFact => ({
  type: 'ThemeDefined',
  data: { ...of(theme), ...(parent === undefined ? {} : { parent }), name, order, origin: 'person' },
})
const retired = (theme: string): CodebookFact => ({ type: 'ThemeRetired', data: of(theme) })
const merged = (theme: string, into: string): CodebookFact => ({ type: 'ThemeMerged', data: { ...of(theme), into } })
const unmerged = (theme: string): CodebookFact => ({ type: 'ThemeMergeUndone', data: of(theme) })
const splitUp: CodebookFact = { type: 'ThemeSplit', data: { ...of('a'), split: 's1', parts: ['x', 'y'] } }
const finished: CodebookFact = { type: 'SplitFinished', data: { ...of('a'), split: 's1' } }
const undone: CodebookFact = { type: 'SplitUndone', data: { ...of('a'), split: 's1' } }
const two = [defined('a', 0), defined('b', 1)]
const divided = [...two, defined('x', 2), defined('y', 3), splitUp]

describe('merging a theme', () => {
  const merge = (theme: string, into: string, seen?: number, seenInto?: number) =>
    ({ type: 'MergeTheme', programme, theme, into, seen, seenInto }) as const
  it('counts it as the other one', () =>
    given(...two)
      .when(merge('a', 'b', 1, 1))
      .then(merged('a', 'b')))
  it('refuses what is not in the codebook', () => {
    given(...two)
      .when(merge('c', 'b'))
      .thenRefused('unknown-theme')
    given(...two)
      .when(merge('a', 'c'))
      .thenRefused('unknown-target')
  })
  it('refuses itself', () =>
    given(...two)
      .when(merge('a', 'a'))
      .thenRefused('same-theme'))
  it('refuses what is retired or merged already', () => {
    given(...two, retired('a'))
      .when(merge('a', 'b'))
      .thenRefused('theme-retired')
    given(...two, merged('a', 'b'))
      .when(merge('a', 'b'))
      .thenRefused('theme-merged')
    given(...two, retired('b'))
      .when(merge('a', 'b'))
      .thenRefused('target-retired')
    given(...two, merged('b', 'a'))
      .when(merge('a', 'b'))
      .thenRefused('target-retired')
  })
  it('refuses while themes lie in it', () =>
    given(...two, defined('c', 0, 'a'))
      .when(merge('a', 'b'))
      .thenRefused('theme-has-themes'))
  it('refuses while it is being sorted', () =>
    given(...divided)
      .when(merge('a', 'b'))
      .thenRefused('split-open'))
  it('refuses where somebody changed one of the two meanwhile', () => {
    given(...two)
      .when(merge('a', 'b', 2, 1))
      .thenRefused('theme-changed')
    given(...two)
      .when(merge('a', 'b', 1, 2))
      .thenRefused('theme-changed')
  })
})

describe('undoing it', () => {
  const undo = (theme: string, seen?: number) => ({ type: 'UndoMerge', programme, theme, seen }) as const
  it('counts the theme as itself again', () =>
    given(...two, merged('a', 'b'))
      .when(undo('a', 2))
      .then(unmerged('a')))
  it('refuses what is not merged', () => {
    given(...two)
      .when(undo('a'))
      .thenRefused('not-merged')
    given(...two, merged('a', 'b'), unmerged('a'))
      .when(undo('a'))
      .thenRefused('not-merged')
    given().when(undo('a')).thenRefused('unknown-theme')
  })
  it('refuses a part of a split that was undone', () =>
    given(...divided, undone)
      .when(undo('x'))
      .thenRefused('not-merged'))
  it('refuses while the theme around it is not used', () =>
    given(defined('p', 0), defined('a', 0, 'p'), defined('b', 1), merged('a', 'b'), retired('p'))
      .when(undo('a'))
      .thenRefused('parent-retired'))
  it('refuses where somebody changed it meanwhile', () =>
    given(...two, merged('a', 'b'))
      .when(undo('a', 1))
      .thenRefused('theme-changed'))
})

describe('splitting a theme', () => {
  const parts = [
    { theme: 'x', name },
    { theme: 'y', name, definition: name },
  ]
  const divide = (theme: string, seen?: number) => ({ type: 'SplitTheme', programme, theme, split: 's1', parts, seen }) as const
  it('defines its parts beside it, and says so', () =>
    given(...two)
      .when(divide('a', 1))
      .then(
        defined('x', 2),
        { type: 'ThemeDefined', data: { ...of('y'), name, definition: name, order: 3, origin: 'person' } },
        { type: 'ThemeSplit', data: { ...of('a'), split: 's1', parts: ['x', 'y'] } },
      ))
  it('refuses a theme that is not in use', () => {
    given(...two)
      .when(divide('c'))
      .thenRefused('unknown-theme')
    given(...two, retired('a'))
      .when(divide('a'))
      .thenRefused('theme-retired')
    given(...two, merged('a', 'b'))
      .when(divide('a'))
      .thenRefused('theme-merged')
  })
  it('refuses a second split before the first is finished', () =>
    given(...divided)
      .when(divide('a'))
      .thenRefused('split-open'))
  it('refuses parts that are there already', () =>
    given(...two, defined('x', 2))
      .when(divide('a'))
      .thenRefused('theme-exists'))
  it('refuses where somebody changed it meanwhile', () =>
    given(...two)
      .when(divide('a', 2))
      .thenRefused('theme-changed'))
  it('keeps it from being retired before it is sorted', () =>
    given(...divided)
      .when({ type: 'RetireTheme', ...of('a') })
      .thenRefused('split-open'))
})

describe('the end of a split', () => {
  const finish = { type: 'FinishSplit', ...of('a'), split: 's1' } as const
  const undo = { type: 'UndoSplit', ...of('a'), split: 's1' } as const
  it('is said by a person, once', () => {
    given(...divided)
      .when(finish)
      .then(finished)
    given(...divided, finished)
      .when(finish)
      .thenRefused('split-finished')
    given(...two)
      .when(finish)
      .thenRefused('no-such-split')
    given().when(finish).thenRefused('unknown-theme')
  })
  it('can be undone before and after', () => {
    given(...divided)
      .when(undo)
      .then(undone)
    given(...divided, finished)
      .when(undo)
      .then(undone)
    given(...divided, undone)
      .when(undo)
      .thenRefused('no-such-split')
  })
  it.each<[string, CodebookFact]>([
    ['merged', merged('x', 'b')],
    ['retired', retired('y')],
    ['given a theme', defined('z', 0, 'x')],
    ['merged with another', merged('b', 'x')],
    ['split', { type: 'ThemeSplit', data: { ...of('x'), split: 's2', parts: ['q', 'r'] } }],
  ])('cannot be undone after a part was %s', (_, fact) =>
    given(...divided, fact)
      .when(undo)
      .thenRefused('parts-changed'),
  )
  it('cannot be undone while the theme is not in use', () => {
    given(...two)
      .when({ ...undo, theme: 'c' })
      .thenRefused('unknown-theme')
    given(...divided, finished, retired('a'))
      .when(undo)
      .thenRefused('theme-retired')
    given(...divided, finished, merged('a', 'b'))
      .when(undo)
      .thenRefused('theme-merged')
  })
})

const themes = ['a', 'b', 'c', 'd']
const partsOf = (split: string): [string, string] => [`${split}x`, `${split}y`]
const splits = ['s1', 's2', 's3']
const any = fc.constantFrom(...themes, ...splits.flatMap(partsOf))
const place = { parent: fc.option(any, { nil: undefined }) }
const inProgramme = { programme: fc.constant(programme) }
const anySplit = fc.constantFrom(...splits)
const type = <T extends string>(one: T) => fc.constant(one)
const commands: fc.Arbitrary<CodebookCommand> = fc.oneof(
  fc.record({
    type: type('DefineTheme'),
    ...inProgramme,
    theme: fc.constantFrom(...themes),
    ...place,
    name: fc.constant(name),
    origin: fc.constant('person' as const),
  }),
  fc.record({ type: type('MoveTheme'), ...inProgramme, theme: any, ...place }),
  fc.record({ type: type('RetireTheme'), ...inProgramme, theme: any }),
  fc.record({ type: type('BringBackTheme'), ...inProgramme, theme: any }),
  fc.record({ type: type('MergeTheme'), ...inProgramme, theme: any, into: any }),
  fc.record({ type: type('UndoMerge'), ...inProgramme, theme: any }),
  fc.tuple(any, anySplit).map(([theme, split]) => ({
    type: 'SplitTheme' as const,
    programme,
    theme,
    split,
    parts: partsOf(split).map((part) => ({ theme: part, name })),
  })),
  fc.record({ type: type('FinishSplit'), ...inProgramme, theme: any, split: anySplit }),
  fc.record({ type: type('UndoSplit'), ...inProgramme, theme: any, split: anySplit }),
)
const start = themes.map((theme, order) => defined(theme, order))
/** Where each coding was sorted to, whatever splits there are. */
const sortings: fc.Arbitrary<Sorted> = fc
  .tuple(...splits.map((split) => fc.subarray(partsOf(split)).map((parts) => [split, parts] as const)))
  .map((chosen) => new Map(chosen))

const everyMeaning = (state: CodebookState, sorted: Sorted): ReadonlyMap<string, readonly string[]> =>
  new Map([...themes, ...splits.flatMap(partsOf)].map((theme) => [theme, meaningOf(state, theme, sorted)]))

describe('whatever is asked', () => {
  it('no theme lies in itself, none in use lies in one that is not, and every coding means something', () =>
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), sortings, (asked, sorted) => {
        const facts = [...start]
        for (const each of asked) {
          const decision = codebookDecider.decide(each, fold(codebookDecider, facts))
          if ('accepted' in decision) facts.push(...decision.accepted)
          const state = fold(codebookDecider, facts)
          const above = (id: string, line: readonly string[] = []): readonly string[] => {
            const parent = state.get(id)?.parent
            return parent === undefined || line.length > state.size ? line : above(parent, [...line, parent])
          }
          for (const [id, held] of state) {
            expect(above(id)).not.toContain(id)
            if (isInUse(held)) expect(above(id).filter((outer) => !isInUse(state.get(outer) ?? held))).toStrictEqual([])
          }
          for (const meant of everyMeaning(state, sorted).values()) {
            expect(meant.length).toBeGreaterThan(0)
            expect(meant.filter((theme) => state.get(theme)?.countsAs !== undefined)).toStrictEqual([])
          }
        }
        expect(fold(codebookDecider, [...facts])).toStrictEqual(fold(codebookDecider, facts))
      }),
      { numRuns: 300 },
    ))

  it('undoing brings back what every coding meant', () => {
    let undoings = 0
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), commands, sortings, (asked, last, sorted) => {
        let state = fold(codebookDecider, start)
        const run = (each: CodebookCommand): boolean => {
          const decision = codebookDecider.decide(each, state)
          if ('refused' in decision) return false
          state = decision.accepted.reduce((held, fact) => codebookDecider.evolve(held, fact), state)
          return true
        }
        for (const each of asked) run(each)
        const before = state
        if (!run(last)) return
        const undo: CodebookCommand | undefined =
          last.type === 'MergeTheme'
            ? { type: 'UndoMerge', programme, theme: last.theme }
            : last.type === 'SplitTheme'
              ? { type: 'UndoSplit', programme, theme: last.theme, split: last.split }
              : last.type === 'RetireTheme'
                ? { type: 'BringBackTheme', programme, theme: last.theme }
                : undefined
        if (!undo) return
        undoings += 1
        expect(run(undo)).toBe(true)
        const parts: readonly string[] = last.type === 'SplitTheme' ? partsOf(last.split) : []
        const known = (meanings: ReadonlyMap<string, readonly string[]>) => [...meanings].filter(([theme]) => !parts.includes(theme))
        expect(known(everyMeaning(state, sorted))).toStrictEqual(known(everyMeaning(before, sorted)))
      }),
      { numRuns: 1500 },
    )
    expect(undoings).toBeGreaterThan(20)
  })
})

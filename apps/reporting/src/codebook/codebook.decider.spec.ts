import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodebookCommand, codebookDecider } from './codebook.decider.ts'
import type { CodebookFact } from './codebook.events.ts'
import type { CodebookState } from './codebook.state.ts'

const { given } = specify(codebookDecider)
const programme = 'luton'
const name = { ref: 'n', binding: 'b' }
const definition = { ref: 'd', binding: 'b' }
const defined = (theme: string, order: number, parent?: string): CodebookFact => ({
  type: 'ThemeDefined',
  data: { programme, theme, ...(parent === undefined ? {} : { parent }), name, order, origin: 'person' },
})
const retired = (theme: string): CodebookFact => ({ type: 'ThemeRetired', data: { programme, theme } })

describe('bringing in a codebook', () => {
  const brought = (theme: string, parent?: string) => ({ theme, name, ...(parent === undefined ? {} : { parent }) })
  const imported = (theme: string, order: number, parent?: string): CodebookFact => ({
    type: 'ThemeDefined',
    data: { programme, theme, ...(parent === undefined ? {} : { parent }), name, order, origin: 'import' },
  })
  it('defines its themes in their places, and leaves those that are there', () =>
    given(defined('a', 0))
      .when({ type: 'ImportThemes', programme, themes: [brought('b'), brought('c', 'b'), brought('a'), brought('d', 'b')] })
      .then(imported('b', 1), imported('c', 0, 'b'), imported('d', 1, 'b')))
  it('defines none when one cannot stand where it should', () =>
    given(defined('a', 0), retired('a'))
      .when({ type: 'ImportThemes', programme, themes: [brought('b'), brought('c', 'a')] })
      .thenRefused('parent-retired'))
  it('records nothing when all are there', () =>
    given(defined('a', 0))
      .when({ type: 'ImportThemes', programme, themes: [brought('a')] })
      .then())
})

describe('defining a theme', () => {
  it('puts it at the end of its siblings', () =>
    given(defined('a', 0), defined('b', 4), defined('c', 9, 'a'))
      .when({ type: 'DefineTheme', programme, theme: 'd', name, definition, origin: 'person' })
      .then({ type: 'ThemeDefined', data: { programme, theme: 'd', definition, name, order: 5, origin: 'person' } }))
  it('puts it inside another, where it was asked to be', () =>
    given(defined('a', 0))
      .when({ type: 'DefineTheme', programme, theme: 'd', parent: 'a', order: 3, name, origin: 'person' })
      .then({ type: 'ThemeDefined', data: { programme, theme: 'd', parent: 'a', name, order: 3, origin: 'person' } }))
  it('refuses a second one under the same id', () =>
    given(defined('a', 0)).when({ type: 'DefineTheme', programme, theme: 'a', name, origin: 'person' }).thenRefused('theme-exists'))
  it('leaves a theme that an earlier import brought as it is', () =>
    given(defined('a', 0), retired('a')).when({ type: 'DefineTheme', programme, theme: 'a', name, origin: 'import' }).then())
  it('refuses to put it inside a theme that nobody defined', () =>
    given().when({ type: 'DefineTheme', programme, theme: 'd', parent: 'a', name, origin: 'person' }).thenRefused('unknown-parent'))
  it('refuses to put it inside a retired theme', () =>
    given(defined('a', 0), retired('a'))
      .when({ type: 'DefineTheme', programme, theme: 'd', parent: 'a', name, origin: 'person' })
      .thenRefused('parent-retired'))
})

describe('rewording a theme', () => {
  it('records the new words', () =>
    given(defined('a', 0))
      .when({ type: 'RewordTheme', programme, theme: 'a', name, definition })
      .then({ type: 'ThemeReworded', data: { programme, theme: 'a', name, definition } }))
  it('refuses an unknown theme', () => given().when({ type: 'RewordTheme', programme, theme: 'a', name }).thenRefused('unknown-theme'))
  it('refuses a retired theme', () =>
    given(defined('a', 0), retired('a')).when({ type: 'RewordTheme', programme, theme: 'a', name }).thenRefused('theme-retired'))
})

describe('moving a theme', () => {
  const tree = [defined('a', 0), defined('b', 0, 'a'), defined('c', 0, 'b'), defined('x', 1)]
  it('takes it to the top', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'c' })
      .then({ type: 'ThemeMoved', data: { programme, theme: 'c', order: 2 } }))
  it('puts it inside another', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'x', parent: 'b' })
      .then({ type: 'ThemeMoved', data: { programme, theme: 'x', parent: 'b', order: 1 } }))
  it('records nothing when it is there already', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'x', order: 1 })
      .then())
  it('refuses to put it inside itself', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'a', parent: 'a' })
      .thenRefused('theme-would-contain-itself'))
  it('refuses to put it inside a theme that lies in it', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'a', parent: 'c' })
      .thenRefused('theme-would-contain-itself'))
  it('refuses an unknown theme', () => given().when({ type: 'MoveTheme', programme, theme: 'a' }).thenRefused('unknown-theme'))
  it('refuses a retired theme', () =>
    given(defined('a', 0), retired('a')).when({ type: 'MoveTheme', programme, theme: 'a', order: 2 }).thenRefused('theme-retired'))
  it('refuses an unknown place', () =>
    given(...tree)
      .when({ type: 'MoveTheme', programme, theme: 'a', parent: 'z' })
      .thenRefused('unknown-parent'))
  it('refuses a retired place', () =>
    given(...tree, retired('x'))
      .when({ type: 'MoveTheme', programme, theme: 'c', parent: 'x' })
      .thenRefused('parent-retired'))
})

describe('retiring a theme', () => {
  it('stops its use', () => given(defined('a', 0)).when({ type: 'RetireTheme', programme, theme: 'a' }).then(retired('a')))
  it('refuses while themes in use lie in it', () =>
    given(defined('a', 0), defined('b', 0, 'a'))
      .when({ type: 'RetireTheme', programme, theme: 'a' })
      .thenRefused('theme-has-themes'))
  it('goes when those are retired too', () =>
    given(defined('a', 0), defined('b', 0, 'a'), retired('b'))
      .when({ type: 'RetireTheme', programme, theme: 'a' })
      .then(retired('a')))
  it('refuses an unknown theme', () => given().when({ type: 'RetireTheme', programme, theme: 'a' }).thenRefused('unknown-theme'))
  it('refuses a theme that is retired already', () =>
    given(defined('a', 0), retired('a')).when({ type: 'RetireTheme', programme, theme: 'a' }).thenRefused('theme-retired'))
})

describe('whatever is asked', () => {
  const theme = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const place = { parent: fc.option(theme, { nil: undefined }), order: fc.option(fc.nat(5), { nil: undefined }) }
  const command: fc.Arbitrary<CodebookCommand> = fc.oneof(
    fc.record({
      type: fc.constant('DefineTheme' as const),
      programme: fc.constant(programme),
      theme,
      ...place,
      name: fc.constant(name),
      origin: fc.constantFrom('person' as const, 'import' as const),
    }),
    fc.record({ type: fc.constant('MoveTheme' as const), programme: fc.constant(programme), theme, ...place }),
    fc.record({ type: fc.constant('RetireTheme' as const), programme: fc.constant(programme), theme }),
  )
  const above = (state: CodebookState, id: string): string[] => {
    const line: string[] = []
    for (let at = state.get(id)?.parent; at !== undefined && line.length <= state.size; at = state.get(at)?.parent) line.push(at)
    return line
  }
  it('no theme lies inside itself, and no theme in use inside one that is retired', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const facts: CodebookFact[] = []
        for (const each of commands) {
          const decision = codebookDecider.decide(each, fold(codebookDecider, facts))
          if ('accepted' in decision) facts.push(...decision.accepted)
          const state = fold(codebookDecider, facts)
          for (const [id, held] of state) {
            expect(above(state, id)).not.toContain(id)
            if (!held.retired) expect(above(state, id).filter((outer) => state.get(outer)?.retired !== false)).toEqual([])
          }
        }
      }),
    ))
})

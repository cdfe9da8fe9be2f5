import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { codebookDecider } from './codebook.decider.ts'
import type { CodebookFact } from './codebook.events.ts'

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

describe('taking a retirement back', () => {
  const bringBack = { type: 'BringBackTheme', programme, theme: 'a' } as const
  const back: CodebookFact = { type: 'ThemeBroughtBack', data: { programme, theme: 'a' } }
  it('brings the theme back to its place', () => given(defined('a', 0), retired('a')).when(bringBack).then(back))
  it('refuses a theme that is not retired, or that nobody defined', () => {
    given(defined('a', 0)).when(bringBack).thenRefused('not-retired')
    given(defined('a', 0), retired('a'), back).when(bringBack).thenRefused('not-retired')
    given().when(bringBack).thenRefused('unknown-theme')
  })
  it('refuses while the theme around it is retired', () =>
    given(defined('p', 0), defined('a', 0, 'p'), retired('a'), retired('p'))
      .when(bringBack)
      .thenRefused('parent-retired'))
})

describe('rewording what somebody else changed meanwhile', () => {
  const reworded: CodebookFact = { type: 'ThemeReworded', data: { programme, theme: 'a', name } }
  const reword = (seen: number) => ({ type: 'RewordTheme', programme, theme: 'a', name, seen }) as const
  it('is refused, so that nobody overwrites what they did not see', () =>
    given(defined('a', 0), reworded).when(reword(1)).thenRefused('theme-changed'))
  it('goes on once it was seen', () => given(defined('a', 0), reworded).when(reword(2)).then(reworded))
})

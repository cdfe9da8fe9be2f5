import { given, type Sealed } from '@heard/contracts'
import type { CodedBy } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, evolve, isInUse, lineage, openSplit } from './codebook.state.ts'

export type OfTheme = { readonly programme: string; readonly theme: string }
/** Who changes a theme may say in which version they saw it. */
export type Seen = { readonly seen?: number | undefined }
type Place = { readonly parent?: string | undefined; readonly order?: number | undefined }
export type Words = { readonly name: Sealed; readonly definition?: Sealed | undefined }

export type DefineTheme = OfTheme & Place & Words & { readonly type: 'DefineTheme'; readonly origin: CodedBy }
/** Those of a file: together or not at all, and those that are there already are left as they are. */
export type ImportThemes = {
  readonly type: 'ImportThemes'
  readonly programme: string
  readonly themes: readonly (Words & { readonly theme: string; readonly parent?: string | undefined })[]
}
export type RewordTheme = OfTheme & Seen & Words & { readonly type: 'RewordTheme' }
export type MoveTheme = OfTheme & Place & { readonly type: 'MoveTheme' }
export type RetireTheme = OfTheme & { readonly type: 'RetireTheme' }
export type BringBackTheme = OfTheme & { readonly type: 'BringBackTheme' }

export type DefineThemeRefusal = 'theme-exists' | 'unknown-parent' | 'parent-retired'
export type ThemeProblem = 'unknown-theme' | 'theme-retired' | 'theme-merged'
export type RewordThemeRefusal = ThemeProblem | 'theme-changed'
export type MoveThemeRefusal = ThemeProblem | 'unknown-parent' | 'parent-retired' | 'theme-would-contain-itself'
export type RetireThemeRefusal = ThemeProblem | 'theme-has-themes' | 'split-open'
export type BringBackThemeRefusal = 'unknown-theme' | 'not-retired' | 'parent-retired'

export const parentProblem = (state: CodebookState, parent: string | undefined): 'unknown-parent' | 'parent-retired' | undefined => {
  if (parent === undefined) return undefined
  const held = state.get(parent)
  if (!held) return 'unknown-parent'
  return isInUse(held) ? undefined : 'parent-retired'
}

export const themeProblem = (state: CodebookState, theme: string): ThemeProblem | undefined => {
  const held = state.get(theme)
  if (!held) return 'unknown-theme'
  if (held.countsAs !== undefined) return 'theme-merged'
  return held.retired ? 'theme-retired' : undefined
}

export const hasChanged = (state: CodebookState, theme: string, seen: number | undefined): boolean =>
  seen !== undefined && seen !== state.get(theme)?.version

export const hasThemes = (state: CodebookState, theme: string): boolean => [...state.values()].some((held) => held.parent === theme && isInUse(held))

export const atTheEnd = (state: CodebookState, parent: string | undefined, besides: string): number =>
  [...state].reduce((end, [theme, held]) => (held.parent === parent && theme !== besides ? Math.max(end, held.order + 1) : end), 0)

/** An import names its labels again in every batch: a theme it brought before is left as people have arranged it since. */
export const decideDefineTheme = (command: DefineTheme, state: CodebookState): Decision<CodebookFact, DefineThemeRefusal> => {
  const { programme, theme, parent, name, definition, origin } = command
  if (state.has(theme)) return origin === 'import' ? accept() : refuse('theme-exists')
  const problem = parentProblem(state, parent)
  if (problem) return refuse(problem)
  const order = command.order ?? atTheEnd(state, parent, theme)
  return accept<CodebookFact>({ type: 'ThemeDefined', data: { programme, theme, ...given({ parent, definition }), name, order, origin } })
}

export const decideImportThemes = ({ programme, themes }: ImportThemes, state: CodebookState): Decision<CodebookFact, DefineThemeRefusal> => {
  let held = state
  const facts: CodebookFact[] = []
  for (const theme of themes) {
    const decision = decideDefineTheme({ type: 'DefineTheme', programme, origin: 'import', ...theme }, held)
    if ('refused' in decision) return decision
    held = decision.accepted.reduce(evolve, held)
    facts.push(...decision.accepted)
  }
  return accept(...facts)
}

export const decideRewordTheme = (command: RewordTheme, state: CodebookState): Decision<CodebookFact, RewordThemeRefusal> => {
  const { programme, theme, name, definition } = command
  const problem = themeProblem(state, theme) ?? (hasChanged(state, theme, command.seen) ? 'theme-changed' : undefined)
  return problem ? refuse(problem) : accept<CodebookFact>({ type: 'ThemeReworded', data: { programme, theme, name, ...given({ definition }) } })
}

export const decideMoveTheme = (command: MoveTheme, state: CodebookState): Decision<CodebookFact, MoveThemeRefusal> => {
  const { programme, theme, parent } = command
  const problem = themeProblem(state, theme) ?? parentProblem(state, parent)
  if (problem) return refuse(problem)
  if (parent !== undefined && lineage(state, parent).includes(theme)) return refuse('theme-would-contain-itself')
  const order = command.order ?? atTheEnd(state, parent, theme)
  const held = state.get(theme)
  if (held?.parent === parent && held?.order === order) return accept()
  return accept<CodebookFact>({ type: 'ThemeMoved', data: { programme, theme, ...given({ parent }), order } })
}

export const decideRetireTheme = ({ programme, theme }: RetireTheme, state: CodebookState): Decision<CodebookFact, RetireThemeRefusal> => {
  const problem = themeProblem(state, theme)
  if (problem) return refuse(problem)
  if (hasThemes(state, theme)) return refuse('theme-has-themes')
  const held = state.get(theme)
  if (held && openSplit(held)) return refuse('split-open')
  return accept<CodebookFact>({ type: 'ThemeRetired', data: { programme, theme } })
}

/** It comes back to its place, which has to be there. */
export const decideBringBackTheme = ({ programme, theme }: BringBackTheme, state: CodebookState): Decision<CodebookFact, BringBackThemeRefusal> => {
  const held = state.get(theme)
  if (!held) return refuse('unknown-theme')
  if (!held.retired) return refuse('not-retired')
  if (parentProblem(state, held.parent)) return refuse('parent-retired')
  return accept<CodebookFact>({ type: 'ThemeBroughtBack', data: { programme, theme } })
}

import { given, type Sealed } from '@heard/contracts'
import type { CodedBy } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, evolve, lineage } from './codebook.state.ts'

type OfTheme = { readonly programme: string; readonly theme: string }
type Place = { readonly parent?: string | undefined; readonly order?: number | undefined }
type Words = { readonly name: Sealed; readonly definition?: Sealed | undefined }

export type DefineTheme = OfTheme & Place & Words & { readonly type: 'DefineTheme'; readonly origin: CodedBy }
/** Those of a file: together or not at all, and those that are there already are left as they are. */
export type ImportThemes = {
  readonly type: 'ImportThemes'
  readonly programme: string
  readonly themes: readonly (Words & { readonly theme: string; readonly parent?: string | undefined })[]
}
export type RewordTheme = OfTheme & Words & { readonly type: 'RewordTheme' }
export type MoveTheme = OfTheme & Place & { readonly type: 'MoveTheme' }
export type RetireTheme = OfTheme & { readonly type: 'RetireTheme' }

export type DefineThemeRefusal = 'theme-exists' | 'unknown-parent' | 'parent-retired'
export type RewordThemeRefusal = 'unknown-theme' | 'theme-retired'
export type MoveThemeRefusal = RewordThemeRefusal | 'unknown-parent' | 'parent-retired' | 'theme-would-contain-itself'
export type RetireThemeRefusal = RewordThemeRefusal | 'theme-has-themes'

const parentProblem = (state: CodebookState, parent: string | undefined): 'unknown-parent' | 'parent-retired' | undefined => {
  if (parent === undefined) return undefined
  const held = state.get(parent)
  if (!held) return 'unknown-parent'
  return held.retired ? 'parent-retired' : undefined
}

const themeProblem = (state: CodebookState, theme: string): RewordThemeRefusal | undefined => {
  const held = state.get(theme)
  if (!held) return 'unknown-theme'
  return held.retired ? 'theme-retired' : undefined
}

const atTheEnd = (state: CodebookState, parent: string | undefined, besides: string): number =>
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
  const problem = themeProblem(state, theme)
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
  if ([...state.values()].some((held) => held.parent === theme && !held.retired)) return refuse('theme-has-themes')
  return accept<CodebookFact>({ type: 'ThemeRetired', data: { programme, theme } })
}

import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { hasChanged, hasThemes, type OfTheme, parentProblem, type Seen, type ThemeProblem, themeProblem } from './codebook.decide.ts'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, openSplit } from './codebook.state.ts'

export type MergeTheme = OfTheme &
  Seen & { readonly type: 'MergeTheme'; readonly into: string /** The other one's version. */; readonly seenInto?: number | undefined }
export type UndoMerge = OfTheme & Seen & { readonly type: 'UndoMerge' }

export type MergeThemeRefusal =
  | ThemeProblem
  | 'unknown-target'
  | 'target-retired'
  | 'same-theme'
  | 'theme-has-themes'
  | 'split-open'
  | 'theme-changed'
export type UndoMergeRefusal = 'unknown-theme' | 'not-merged' | 'parent-retired' | 'theme-changed'

const targetProblem = (state: CodebookState, { theme, into }: MergeTheme): MergeThemeRefusal | undefined => {
  if (into === theme) return 'same-theme'
  const problem = themeProblem(state, into)
  if (problem === undefined) return undefined
  return problem === 'unknown-theme' ? 'unknown-target' : 'target-retired'
}

/** Both are in use, so none counts as the other already: no way of counting ever comes back to where it began. */
export const decideMergeTheme = (command: MergeTheme, state: CodebookState): Decision<CodebookFact, MergeThemeRefusal> => {
  const { programme, theme, into, seen, seenInto } = command
  const problem = themeProblem(state, theme) ?? targetProblem(state, command)
  if (problem) return refuse(problem)
  if (hasThemes(state, theme)) return refuse('theme-has-themes')
  const held = state.get(theme)
  if (held && openSplit(held)) return refuse('split-open')
  if (hasChanged(state, theme, seen) || hasChanged(state, into, seenInto)) return refuse('theme-changed')
  return accept<CodebookFact>({ type: 'ThemeMerged', data: { programme, theme, into } })
}

export const decideUndoMerge = ({ programme, theme, seen }: UndoMerge, state: CodebookState): Decision<CodebookFact, UndoMergeRefusal> => {
  const held = state.get(theme)
  if (!held) return refuse('unknown-theme')
  if (held.countsAs === undefined || held.takenBack) return refuse('not-merged')
  if (parentProblem(state, held.parent)) return refuse('parent-retired')
  if (hasChanged(state, theme, seen)) return refuse('theme-changed')
  return accept<CodebookFact>({ type: 'ThemeMergeUndone', data: { programme, theme } })
}

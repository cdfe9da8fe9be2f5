import { given } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { atTheEnd, hasChanged, type OfTheme, type Seen, type ThemeProblem, themeProblem, type Words } from './codebook.decide.ts'
import type { CodebookFact } from './codebook.events.ts'
import { type CodebookState, isInUse, openSplit } from './codebook.state.ts'

export type SplitTheme = OfTheme &
  Seen & { readonly type: 'SplitTheme'; readonly split: string; readonly parts: readonly (Words & { readonly theme: string })[] }
export type FinishSplit = OfTheme & { readonly type: 'FinishSplit'; readonly split: string }
export type UndoSplit = OfTheme & { readonly type: 'UndoSplit'; readonly split: string }

export type SplitThemeRefusal = ThemeProblem | 'split-open' | 'theme-exists' | 'theme-changed'
export type FinishSplitRefusal = 'unknown-theme' | 'no-such-split' | 'split-finished'
export type UndoSplitRefusal = ThemeProblem | 'no-such-split' | 'parts-changed'

/** The parts stand beside the theme, at the end. */
export const decideSplitTheme = (command: SplitTheme, state: CodebookState): Decision<CodebookFact, SplitThemeRefusal> => {
  const { programme, theme, split, parts, seen } = command
  const problem = themeProblem(state, theme)
  if (problem) return refuse(problem)
  const held = state.get(theme)
  if (held && openSplit(held)) return refuse('split-open')
  if (parts.some((part) => state.has(part.theme))) return refuse('theme-exists')
  if (hasChanged(state, theme, seen)) return refuse('theme-changed')
  const place = given({ parent: held?.parent })
  const end = atTheEnd(state, held?.parent, theme)
  const after = Math.max(end, (held?.order ?? 0) + 1)
  return accept<CodebookFact>(
    ...parts.map(
      ({ theme: part, name, definition }, index): CodebookFact => ({
        type: 'ThemeDefined',
        data: { programme, theme: part, ...place, ...given({ definition }), name, order: after + index, origin: 'person' },
      }),
    ),
    { type: 'ThemeSplit', data: { programme, theme, split, parts: parts.map((part) => part.theme) } },
  )
}

export const decideFinishSplit = ({ programme, theme, split }: FinishSplit, state: CodebookState): Decision<CodebookFact, FinishSplitRefusal> => {
  const held = state.get(theme)
  if (!held) return refuse('unknown-theme')
  const found = held.splits.find((one) => one.split === split)
  if (!found) return refuse('no-such-split')
  return found.finished ? refuse('split-finished') : accept<CodebookFact>({ type: 'SplitFinished', data: { programme, theme, split } })
}

/** Nothing was done with a part but coding: then everything that counts as it goes back to the theme, and nothing else does. */
const isAsItWas = (state: CodebookState, part: string): boolean => {
  const held = state.get(part)
  const touching = [...state.values()].some(({ parent, countsAs }) => parent === part || countsAs === part)
  return held !== undefined && isInUse(held) && held.splits.length === 0 && !touching
}

export const decideUndoSplit = ({ programme, theme, split }: UndoSplit, state: CodebookState): Decision<CodebookFact, UndoSplitRefusal> => {
  const problem = themeProblem(state, theme)
  if (problem) return refuse(problem)
  const found = state.get(theme)?.splits.find((one) => one.split === split)
  if (!found) return refuse('no-such-split')
  if (!found.parts.every((part) => isAsItWas(state, part))) return refuse('parts-changed')
  return accept<CodebookFact>({ type: 'SplitUndone', data: { programme, theme, split } })
}

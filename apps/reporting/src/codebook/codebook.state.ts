import type { CodebookFact } from './codebook.events.ts'
import type { Sense, Split } from './meaning.ts'

export type HeldSplit = Split & { readonly finished: boolean }
export type HeldTheme = Pick<Sense, 'countsAs'> & {
  readonly parent: string | undefined
  readonly order: number
  readonly retired: boolean
  /** Splits that were not undone, the oldest first. */
  readonly splits: readonly HeldSplit[]
  /** A part of a split that was undone: it counts as the theme that was split, for good. */
  readonly takenBack: boolean
  /** How often it was changed: who changes it says what they saw. */
  readonly version: number
}
export type CodebookState = ReadonlyMap<string, HeldTheme>

export const initial: CodebookState = new Map()

const holding = (state: CodebookState, theme: string, change: Partial<HeldTheme>): CodebookState => {
  const held = state.get(theme)
  return held ? new Map(state).set(theme, { ...held, ...change }) : state
}

const splitsAfter = (held: HeldTheme | undefined, split: string, change: (one: HeldSplit) => readonly HeldSplit[]): readonly HeldSplit[] =>
  held?.splits.flatMap((one) => (one.split === split ? change(one) : [one])) ?? []

const changed = (state: CodebookState, { type, data }: CodebookFact): CodebookState => {
  const held = state.get(data.theme)
  switch (type) {
    case 'ThemeDefined': {
      const { parent, order } = data
      return new Map(state).set(data.theme, { parent, order, retired: false, countsAs: undefined, splits: [], takenBack: false, version: 0 })
    }
    case 'ThemeMoved':
      return holding(state, data.theme, { parent: data.parent, order: data.order })
    case 'ThemeRetired':
      return holding(state, data.theme, { retired: true })
    case 'ThemeBroughtBack':
      return holding(state, data.theme, { retired: false })
    case 'ThemeMerged':
      return holding(state, data.theme, { countsAs: data.into })
    case 'ThemeMergeUndone':
      return holding(state, data.theme, { countsAs: undefined })
    case 'ThemeSplit':
      return holding(state, data.theme, { splits: [...(held?.splits ?? []), { split: data.split, parts: data.parts, finished: false }] })
    case 'SplitFinished':
      return holding(state, data.theme, { splits: splitsAfter(held, data.split, (one) => [{ ...one, finished: true }]) })
    case 'SplitUndone': {
      const parts = held?.splits.find(({ split }) => split === data.split)?.parts ?? []
      const without = holding(state, data.theme, { splits: splitsAfter(held, data.split, () => []) })
      return parts.reduce((rest, part) => holding(rest, part, { countsAs: data.theme, takenBack: true }), without)
    }
    case 'ThemeReworded':
      return state
  }
}

export const evolve = (state: CodebookState, fact: CodebookFact): CodebookState => {
  const after = changed(state, fact)
  const { theme } = fact.data
  return holding(after, theme, { version: (after.get(theme)?.version ?? 0) + 1 })
}

/** Whether something can be coded with it, or placed inside it. */
export const isInUse = ({ retired, countsAs }: Pick<HeldTheme, 'retired' | 'countsAs'>): boolean => !retired && countsAs === undefined

export const openSplit = ({ splits }: HeldTheme): HeldSplit | undefined => splits.find(({ finished }) => !finished)

/** The theme itself and every theme it lies in, innermost first. */
export const lineage = (state: CodebookState, theme: string): readonly string[] => {
  const line: string[] = []
  for (let at: string | undefined = theme; at !== undefined; at = state.get(at)?.parent) line.push(at)
  return line
}

import type { CodebookFact } from './codebook.events.ts'

export type HeldTheme = { readonly parent: string | undefined; readonly order: number; readonly retired: boolean }
export type CodebookState = ReadonlyMap<string, HeldTheme>

export const initial: CodebookState = new Map()

const holding = (state: CodebookState, theme: string, change: Partial<HeldTheme>): CodebookState => {
  const held = state.get(theme)
  return held ? new Map(state).set(theme, { ...held, ...change }) : state
}

export const evolve = (state: CodebookState, { type, data }: CodebookFact): CodebookState => {
  switch (type) {
    case 'ThemeDefined':
      return new Map(state).set(data.theme, { parent: data.parent, order: data.order, retired: false })
    case 'ThemeMoved':
      return holding(state, data.theme, { parent: data.parent, order: data.order })
    case 'ThemeRetired':
      return holding(state, data.theme, { retired: true })
    case 'ThemeReworded':
      return state
  }
}

/** The theme itself and every theme it lies in, innermost first. */
export const lineage = (state: CodebookState, theme: string): readonly string[] => {
  const line: string[] = []
  for (let at: string | undefined = theme; at !== undefined; at = state.get(at)?.parent) line.push(at)
  return line
}

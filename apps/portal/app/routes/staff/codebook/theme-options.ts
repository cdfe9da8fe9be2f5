import type { ThemeView } from '@heard/contracts/reporting'
import { indented, themeNames } from '../contributions/names.ts'

/** Where a theme may be placed: at the top, or in a theme in use that is neither itself nor inside it. */
export const placesFor = (themes: readonly ThemeView[], moving?: string): { value: string; label: string }[] => {
  const inside = new Set(moving === undefined ? [] : [moving])
  for (const { id, parent } of themes) if (parent !== undefined && inside.has(parent)) inside.add(id)
  const free = themes.filter(({ id, retired }) => !retired && !inside.has(id))
  return [{ value: '', label: 'At the top' }, ...themeNames(free).map((theme) => ({ value: theme.id, label: indented(theme) }))]
}

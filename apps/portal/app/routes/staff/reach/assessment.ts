import type { ProgrammeView } from '@heard/contracts/engagement'
import { isWithdrawn, type PublicRecommendation, type PublicTables } from '@heard/contracts/reporting'
import { type NamedReach, namedReach } from './reach-names.ts'

type Theme = PublicTables['themes'][number]

/** What is public of one community: how many were heard, on what, and what was recommended because of that. */
export type Assessed = NamedReach & {
  readonly themes: readonly { readonly theme: Theme; readonly people: number }[]
  readonly recommendations: readonly PublicRecommendation[]
}

/** Themes that the release shows for a community, those of most people first. */
const themesOf = ({ tables, themes }: PublicTables, community: string): Assessed['themes'] => {
  const table = tables.find(({ id }) => id === 'theme-by-community')
  const column = table?.columns.indexOf(community) ?? -1
  const shown = (table?.rows ?? []).flatMap((row) => {
    const theme = themes.find((each) => each.theme === row.theme)
    const people = row.cells[column] ?? null
    return theme && people !== null ? [{ theme, people }] : []
  })
  return shown.toSorted((one, other) => other.people - one.people)
}

/** The newest release, community by community, with what was recommended on its themes; what is withdrawn asks nobody any more. */
export const assessedFrom = (released: PublicTables, asked: readonly PublicRecommendation[], programme: ProgrammeView): Assessed[] => {
  const table = released.reach?.tables.find(({ id }) => id === 'community')
  return (table ? namedReach(table, programme, released.populations) : []).map((row) => {
    const themes = themesOf(released, row.column)
    const spoken = new Set(themes.map(({ theme }) => theme.theme))
    return {
      ...row,
      themes,
      recommendations: asked.filter((each) => !isWithdrawn(each) && each.themes.some((theme) => spoken.has(theme))),
    }
  })
}

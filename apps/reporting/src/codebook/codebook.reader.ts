import type { CodedBy } from '@heard/contracts/reporting'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

export type ThemeRow = {
  readonly theme: string
  readonly parent: string | null
  readonly sort: number
  readonly name: string
  readonly definition: string | null
  readonly origin: CodedBy
  readonly retired: number
}
export type PlacedTheme = ThemeRow & { readonly depth: number }

/** Each theme before the themes in it. Where a parent is not there, its themes stand at the top. */
const inTreeOrder = (rows: readonly ThemeRow[]): readonly PlacedTheme[] => {
  const known = new Set(rows.map(({ theme }) => theme))
  const under = Map.groupBy(rows, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const walk = (parent: string | null, depth: number): readonly PlacedTheme[] =>
    (under.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.theme, depth + 1)])
  return walk(null, 0)
}

/** The codebook from the read model. */
@Injectable()
export class CodebookReader {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  themes(programme: string): readonly PlacedTheme[] {
    return inTreeOrder(
      this.model.query<ThemeRow>(
        'SELECT theme, parent, sort, name, definition, origin, retired FROM themes WHERE programme = ? ORDER BY sort, defined',
        programme,
      ),
    )
  }

  /** The ids of those that are not retired. */
  inUse(programme: string): readonly string[] {
    return this.themes(programme).flatMap(({ theme, retired }) => (retired === 0 ? [theme] : []))
  }

  /** These themes and all that lie in them. */
  withNested(programme: string, themes: readonly string[]): readonly string[] {
    const all = new Set(themes)
    for (const { theme, parent } of this.themes(programme)) if (parent !== null && all.has(parent)) all.add(theme)
    return [...all]
  }
}

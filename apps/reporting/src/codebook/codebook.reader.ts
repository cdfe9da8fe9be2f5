import type { CodedBy } from '@heard/contracts/reporting'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { HeldSplit } from './codebook.state.ts'
import type { Recounting } from './lineage.ts'
import { countedAs, type Sense, type Senses } from './meaning.ts'

export type ThemeRow = {
  readonly theme: string
  readonly parent: string | null
  readonly sort: number
  readonly name: string
  readonly definition: string | null
  readonly origin: CodedBy
  /** Not used any more: retired, or counted as another one. */
  readonly retired: number
  readonly counts_as: string | null
  readonly taken_back: number
  readonly version: number
}
export type PlacedTheme = ThemeRow & { readonly depth: number }
type SplitRow = { readonly split: string; readonly theme: string; readonly parts: string; readonly finished: number }
export type ThemeSplit = HeldSplit & { readonly theme: string }

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
        `SELECT theme, parent, sort, name, definition, origin, iif(counts_as IS NULL, retired, 1) AS retired, counts_as, taken_back, version
         FROM themes WHERE programme = ? ORDER BY sort, defined`,
        programme,
      ),
    )
  }

  /** Splits that were not undone, the oldest first. */
  splits(programme: string): readonly ThemeSplit[] {
    return this.model
      .query<SplitRow>('SELECT split, theme, parts, finished FROM theme_splits WHERE programme = ? ORDER BY begun', programme)
      .map(({ split, theme, parts, finished }) => ({ split, theme, parts: JSON.parse(parts) as string[], finished: finished === 1 }))
  }

  /** What made themes count otherwise, in its order. */
  recountings(programme: string): readonly (Recounting & { readonly at: string })[] {
    return this.model
      .query<{ type: string; data: string; at: string }>('SELECT type, data, at FROM recountings WHERE programme = ? ORDER BY position', programme)
      .map(({ type, data, at }) => ({ type, data: JSON.parse(data), at }) as Recounting & { readonly at: string })
  }

  /** What each theme counts as. */
  senses(programme: string): Senses {
    const splits = Map.groupBy(this.splits(programme), ({ theme }) => theme)
    return new Map(
      this.themes(programme).map(({ theme, counts_as }): [string, Sense] => [
        theme,
        { countsAs: counts_as ?? undefined, splits: splits.get(theme) ?? [] },
      ]),
    )
  }

  /** The ids of those that are not retired. */
  inUse(programme: string): readonly string[] {
    return this.themes(programme).flatMap(({ theme, retired }) => (retired === 0 ? [theme] : []))
  }

  /** What these themes count as now, and all that lie in them. */
  inside(programme: string, themes: readonly string[]): readonly string[] {
    const senses = this.senses(programme)
    const all = new Set(themes.map((theme) => countedAs(senses, theme)))
    for (const { theme, parent } of this.themes(programme)) if (parent !== null && all.has(parent)) all.add(theme)
    return [...all]
  }

  /** The same with the parts that any of these themes was split into: they are what it was. */
  withNested(programme: string, themes: readonly string[]): readonly string[] {
    const senses = this.senses(programme)
    const all = new Set(themes)
    for (const theme of all) for (const { parts } of senses.get(countedAs(senses, theme))?.splits ?? []) for (const part of parts) all.add(part)
    return this.inside(programme, [...all])
  }
}

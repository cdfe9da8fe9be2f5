import type { CitedExcerpt, PublicCount } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import { Inject, Injectable } from '@nestjs/common'
import type { Grounds } from '../accountability/grounds.ts'
import { HistoryReader } from '../accountability/history.reader.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { excerptAsShown, excerptInOriginal } from '../analysis/contribution-text.ts'
import { findContribution, type IndexedContribution } from '../analysis/contributions.query.ts'
import { type Count, countBehind, type Spread, spreadBehind } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { lineageOf } from '../codebook/lineage.ts'
import { earlierTables, seenBefore, tornIn } from '../tables/seen.ts'
import { withheldThemes } from '../tables/tables.view.ts'
import { type ToldOfTheme, toldOfThemes } from '../tables/told.ts'

/** What recommendations rest on, as the index has it now. */
@Injectable()
export class Evidence {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
  ) {}

  /** Everybody whose contribution is coded with one of the themes or one inside them, or is cited. */
  count(programme: string, { themes, contributions }: Pick<Grounds, 'themes' | 'contributions'>): Count {
    return countBehind(this.index, programme, this.codebook.withNested(programme, themes), contributions)
  }

  /** The same by where it came from and by community, for those who judge how much speaks for it. */
  spread(programme: string, { themes, contributions }: Pick<Grounds, 'themes' | 'contributions'>): Spread {
    return spreadBehind(this.index, programme, this.codebook.withNested(programme, themes), contributions)
  }

  /**
   * What the public may know of it: no number where the newest release withholds all people of one of these themes, as the two could be compared. Nor
   * where a theme was split, or counts fewer than it did in a release.
   */
  disclosed(programme: string, grounds: Pick<Grounds, 'themes' | 'contributions'>): PublicCount {
    const counted = this.codebook.withNested(programme, grounds.themes)
    const isSplit = counted.length > this.codebook.inside(programme, grounds.themes).length
    const untold = this.untold(programme)
    if (isSplit || counted.some((theme) => untold.has(theme))) return null
    return publicCount(this.count(programme, grounds).people)
  }

  /** Numbers that recommendations told of one theme alone. */
  told(programme: string): readonly ToldOfTheme[] {
    const recountings = this.codebook.recountings(programme)
    return toldOfThemes(this.histories.ofProgramme(programme), (grounds) => this.isThemeAlone(programme, grounds)).map((told) => ({
      ...told,
      recountings: recountings.filter(({ at }) => at <= told.at).length,
    }))
  }

  /** Themes of which the public may not know the people: withheld in the newest release, or counted with others in an earlier one. */
  private untold(programme: string): ReadonlySet<string> {
    const releases = this.histories.releases(programme)
    const newest = releases.at(-1)?.data
    const withheld = withheldThemes(newest?.tables ?? [])
    const recountings = this.codebook.recountings(programme)
    if (recountings.length === 0) return withheld
    const lineage = lineageOf(recountings)
    const seen = seenBefore(releases.map(earlierTables), this.told(programme), lineage)
    const now = [...withheld].flatMap((theme) => [...lineage(theme, newest?.recountings ?? 0, recountings.length)])
    return new Set([...now, ...tornIn(seen, lineage, recountings.length)])
  }

  /** Whether it counts the people of one theme, so that its number tells theirs. */
  isThemeAlone(programme: string, { themes, contributions }: Pick<Grounds, 'themes' | 'contributions'>): boolean {
    if (this.codebook.inside(programme, themes).length !== 1) return false
    return this.count(programme, { themes, contributions }).people === this.count(programme, { themes, contributions: [] }).people
  }

  /** Excerpts of de-identified texts as offsets into the originals; nothing when one does not lie inside such a text. */
  inOriginals(programme: string, excerpts: readonly CitedExcerpt[]): readonly CitedExcerpt[] | undefined {
    const found = excerpts.flatMap(({ contribution, ...excerpt }) => {
      const held = this.readable(programme, contribution)
      const original = held && excerptInOriginal(held, excerpt)
      return original ? [{ contribution, ...original }] : []
    })
    return found.length === excerpts.length ? found : undefined
  }

  /** The other way round; an excerpt whose contribution was withdrawn is left out. */
  asShown(programme: string, excerpts: readonly CitedExcerpt[]): CitedExcerpt[] {
    return excerpts.flatMap(({ contribution, ...excerpt }) => {
      const held = this.readable(programme, contribution)
      return held ? [{ contribution, ...excerptAsShown(held, excerpt) }] : []
    })
  }

  private readable(programme: string, contribution: string): IndexedContribution | undefined {
    const held = findContribution(this.index, programme, contribution)
    return held && held.summary.state !== 'withdrawn' && held.textVersion > 0 ? held : undefined
  }
}

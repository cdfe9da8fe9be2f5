import type { CitedExcerpt } from '@heard/contracts/reporting'
import { Inject, Injectable } from '@nestjs/common'
import type { Grounds } from '../accountability/grounds.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { excerptAsShown, excerptInOriginal } from '../analysis/contribution-text.ts'
import { findContribution, type IndexedContribution } from '../analysis/contributions.query.ts'
import { type Count, countBehind } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'

/** What recommendations rest on, as the index has it now. */
@Injectable()
export class Evidence {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
  ) {}

  /** Everybody whose contribution is coded with one of the themes or one inside them, or is cited. */
  count(programme: string, { themes, contributions }: Pick<Grounds, 'themes' | 'contributions'>): Count {
    return countBehind(this.index, programme, this.codebook.withNested(programme, themes), contributions)
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

import type { ReportContent } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import { Inject, Injectable } from '@nestjs/common'
import { groundsOf } from '../accountability/grounds.ts'
import { HistoryReader } from '../accountability/history.reader.ts'
import { type NextVersion, reportContent } from '../accountability/report.view.ts'
import type { Words } from '../accountability/words.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Evidence } from '../recommendation/evidence.ts'
import type { SealedReportWords } from './report.state.ts'

/** The report as it would be published now. */
@Injectable()
export class NextReport {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  /** People behind every published recommendation, as the public may know of them. */
  counts(programme: string): NextVersion['counts'] {
    return this.histories
      .ofProgramme(programme)
      .recommendations.filter((facts) => facts.some(({ type }) => type === 'RecommendationPublished'))
      .flatMap((facts) => groundsOf(facts) ?? [])
      .map((grounds) => ({ recommendation: grounds.recommendation, people: this.evidence.disclosed(programme, grounds) }))
  }

  content(programme: string, today: string, written: readonly SealedReportWords[], words: Words): ReportContent {
    const objectives = this.terms.known(programme, 'objective')
    const next = { words: written, counts: this.counts(programme) }
    return reportContent(programme, objectives, this.histories.ofProgramme(programme), { words, today, disclose: publicCount }, next)
  }
}

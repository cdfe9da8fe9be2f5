import { given } from '@heard/contracts'
import type { ReportContent, showReportDesk } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, Platform } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { reportWords } from '../accountability/report-words.ts'
import type { Words } from '../accountability/words.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { Wordings } from '../wordings.ts'
import { changesBetween } from './changes.ts'
import { NextReport } from './next-report.ts'
import { reportDecider } from './report.decider.ts'
import { reportStream } from './report.events.ts'
import type { ReportDraft, ReportState } from './report.state.ts'
import { ReportDocuments } from './report-documents.ts'

type Desk = AnswerOf<typeof showReportDesk>

export class ReportDeskQuery extends Query<Desk> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ReportDeskQuery)
export class ReportDeskHandler implements IQueryHandler<ReportDeskQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(NextReport) private readonly next: NextReport,
    @Inject(ReportDocuments) private readonly documents: ReportDocuments,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: ReportDeskQuery): Promise<Desk> {
    this.terms.require(programme)
    const state = await loadState(this.platform.store, reportDecider, reportStream(programme))
    const words = await this.wordings.wordsIn(this.histories.ofProgramme(programme), state)
    const preview = this.next.content(programme, dayOf(caller.at), state.draft?.words ?? [], words)
    return {
      published: state.edition,
      preview,
      ...given({ draft: state.draft && this.draft(state.draft, words), proposal: await this.proposal(state, preview, caller) }),
    }
  }

  private draft({ report, saves, words: written, putBack }: ReportDraft, words: Words): NonNullable<Desk['draft']> {
    return { report, saves, words: reportWords(written, words), ...given({ putBack: putBack && words(putBack) }) }
  }

  private async proposal({ draft, proposal }: ReportState, now: ReportContent, { actor }: Caller): Promise<Desk['proposal']> {
    if (!proposal) return undefined
    const { programme, report, asOf, hash, document, proposedBy } = proposal
    const read = await this.documents.read(programme, { document, hash, words: draft?.words })
    const about = { report, asOf, hash, mine: proposedBy === actor }
    return read.kept === 'yes' ? { ...about, content: read.content, moved: changesBetween(read.content, now) } : { ...about, moved: [] }
  }
}

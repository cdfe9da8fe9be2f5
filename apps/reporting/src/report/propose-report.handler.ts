import type { approveReport, proposeReport, putBackReport } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countLeft } from '../analysis/counts.query.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { hashOf } from '../tables/tables.view.ts'
import { Telling } from '../tables/telling.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { NextReport } from './next-report.ts'
import { reportDecider } from './report.decider.ts'
import { freezing } from './report.document.ts'
import { reportStream } from './report.events.ts'

export class ProposeReportRequest extends Command<Answered<AnswerOf<typeof proposeReport>>> {
  constructor(
    readonly input: InputOf<typeof proposeReport>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ProposeReportRequest)
export class ProposeReportHandler implements ICommandHandler<ProposeReportRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(NextReport) private readonly next: NextReport,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: ProposeReportRequest): Promise<Answered<AnswerOf<typeof proposeReport>>> {
    const { programme } = params
    this.terms.require(programme)
    const stream = reportStream(programme)
    const { draft } = await loadState(this.platform.store, reportDecider, stream)
    const today = dayOf(caller.at)
    const { words, freeze } = freezing()
    // At one moment with the document: what comes while it is sealed is what an approval is refused for.
    const counted = {
      counts: this.next.counts(programme),
      commitments: this.histories.ofProgramme(programme).commitments.length,
      left: countLeft(this.index, programme),
      releases: this.histories.releases(programme).length,
    }
    const content = freeze(this.next.content(programme, today, draft?.words ?? [], words))
    const [document] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: 'report.document', payload: content }], caller)
    const command = {
      type: 'Propose',
      programme,
      saves: body.saves,
      by: caller.actor,
      today,
      document: needed(document),
      hash: hashOf(content as object),
      ...counted,
    } as const
    const { position, accepted } = await this.commands.run(reportDecider, stream, command, caller)
    return answered({ report: accepted[0]?.data.report ?? draft?.report ?? '' }, position)
  }
}

export class ApproveReportRequest extends Command<Answered<AnswerOf<typeof approveReport>>> {
  constructor(
    readonly params: InputOf<typeof approveReport>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ApproveReportRequest)
export class ApproveReportHandler implements ICommandHandler<ApproveReportRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(Telling) private readonly telling: Telling,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, report }, caller }: ApproveReportRequest): Promise<Answered<AnswerOf<typeof approveReport>>> {
    this.terms.require(programme)
    return this.telling.inTurn(programme, async () => {
      const command = {
        type: 'Approve',
        programme,
        report,
        by: caller.actor,
        today: dayOf(caller.at),
        left: countLeft(this.index, programme),
        releases: this.histories.releases(programme).length,
      } as const
      const { position } = await this.commands.run(reportDecider, reportStream(programme), command, caller)
      return answered({ report }, position)
    })
  }
}

export class PutBackReportRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof putBackReport>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PutBackReportRequest)
export class PutBackReportHandler implements ICommandHandler<PutBackReportRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: PutBackReportRequest): Promise<Answered<undefined>> {
    const { programme, report } = params
    this.terms.require(programme)
    const sealed = await this.wordings.seal(programme, 'report', { reason: body.reason }, body.language, caller)
    const command = { type: 'PutBack', programme, report, reason: needed(sealed.reason) } as const
    const { position } = await this.commands.run(reportDecider, reportStream(programme), command, caller)
    return answered(undefined, position)
  }
}

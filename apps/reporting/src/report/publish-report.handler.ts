import type { publishReport } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { groundsOf } from '../accountability/grounds.ts'
import { HistoryReader } from '../accountability/history.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Evidence } from '../recommendation/evidence.ts'
import { dayOf } from '../today.ts'
import { Wordings } from '../wordings.ts'
import { type PublishReport, reportDecider } from './report.decider.ts'
import { reportStream } from './report.events.ts'

export class PublishReportRequest extends Command<Answered<AnswerOf<typeof publishReport>>> {
  constructor(
    readonly input: InputOf<typeof publishReport>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PublishReportRequest)
export class PublishReportHandler implements ICommandHandler<PublishReportRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: PublishReportRequest): Promise<Answered<AnswerOf<typeof publishReport>>> {
    const { programme } = params
    this.terms.require(programme)
    const report = caller.newId()
    const { summary } = await this.wordings.seal(programme, 'report', { summary: body.summary }, body.language, caller)
    const { counts, commitments } = this.contentOf(programme)
    const command = { programme, report, today: dayOf(caller.at), summary, counts, commitments }
    const { position } = await this.commands.run(reportDecider, reportStream(programme), command, caller)
    return answered({ report }, position)
  }

  private contentOf(programme: string): Pick<PublishReport, 'counts' | 'commitments'> {
    const { recommendations, commitments } = this.histories.ofProgramme(programme)
    const counts = recommendations
      .filter((facts) => facts.some(({ type }) => type === 'RecommendationPublished'))
      .flatMap((facts) => groundsOf(facts) ?? [])
      .map((grounds) => ({ recommendation: grounds.recommendation, people: this.evidence.disclosed(programme, grounds) }))
    return { counts, commitments: commitments.length }
  }
}

import type { commitmentHistory, publicReport, recommendationHistory } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, type Caller, type InputOf, Refused, viewed } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { refuseIfCurrent } from '../view-tag.ts'
import { HistoryReader } from './history.reader.ts'
import { commitmentViews, publicRecommendations, reportView } from './report.view.ts'
import { ThemeNames } from './theme-names.ts'
import { Accountability } from './viewing.ts'

export class PublicReportQuery extends Query<Answered<AnswerOf<typeof publicReport>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(PublicReportQuery)
export class PublicReportHandler implements IQueryHandler<PublicReportQuery> {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Accountability) private readonly accountability: Accountability,
    @Inject(ThemeNames) private readonly names: ThemeNames,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: PublicReportQuery): Promise<Answered<AnswerOf<typeof publicReport>>> {
    this.terms.require(programme)
    const objectives = this.terms.known(programme, 'objective')
    const dependsOn = ['report/4', programme, this.reader.version(programme), dayOf(caller.at), ...objectives]
    const tag = refuseIfCurrent(dependsOn, caller)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const report = reportView(programme, objectives, histories, viewing)
    return viewed({ ...report, themes: await this.names.behind(programme, report.recommendations) }, tag)
  }
}

export class RecommendationHistoryQuery extends Query<Answered<AnswerOf<typeof recommendationHistory>>> {
  constructor(
    readonly input: InputOf<typeof recommendationHistory>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(RecommendationHistoryQuery)
export class RecommendationHistoryHandler implements IQueryHandler<RecommendationHistoryQuery> {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Accountability) private readonly accountability: Accountability,
    @Inject(ThemeNames) private readonly names: ThemeNames,
  ) {}

  async execute({ input: { params }, caller }: RecommendationHistoryQuery): Promise<Answered<AnswerOf<typeof recommendationHistory>>> {
    const { programme } = params
    const tag = refuseIfCurrent(['recommendation/3', params.recommendation, this.reader.version(programme), dayOf(caller.at)], caller)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const recommendation = publicRecommendations(histories, viewing).find(({ id }) => id === params.recommendation)
    if (!recommendation) throw new Refused('not-found')
    const commitments = commitmentViews(histories, viewing).filter((each) => each.recommendation === recommendation.id)
    return viewed({ recommendation, commitments, themes: await this.names.behind(programme, [recommendation]) }, tag)
  }
}

export class CommitmentHistoryQuery extends Query<Answered<AnswerOf<typeof commitmentHistory>>> {
  constructor(
    readonly input: InputOf<typeof commitmentHistory>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(CommitmentHistoryQuery)
export class CommitmentHistoryHandler implements IQueryHandler<CommitmentHistoryQuery> {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Accountability) private readonly accountability: Accountability,
  ) {}

  async execute({ input: { params }, caller }: CommitmentHistoryQuery): Promise<Answered<AnswerOf<typeof commitmentHistory>>> {
    const { programme } = params
    const tag = refuseIfCurrent(['commitment/2', params.commitment, this.reader.version(programme), dayOf(caller.at)], caller)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const commitment = commitmentViews(histories, viewing).find(({ id }) => id === params.commitment)
    if (!commitment) throw new Refused('not-found')
    return viewed({ commitment }, tag)
  }
}

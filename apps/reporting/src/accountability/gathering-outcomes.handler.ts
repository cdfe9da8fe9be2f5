import type { gatheringOutcomes } from '@heard/contracts/reporting'
import type { AnswerOf, Caller, InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { fromGathering } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { groundsOf } from './grounds.ts'
import { HistoryReader } from './history.reader.ts'
import { commitmentViews, publicRecommendations } from './report.view.ts'
import { ThemeNames } from './theme-names.ts'
import { Accountability } from './viewing.ts'

export class GatheringOutcomesQuery extends Query<AnswerOf<typeof gatheringOutcomes>> {
  constructor(
    readonly params: InputOf<typeof gatheringOutcomes>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What came of a gathering. A theme that one table alone spoke of is not listed: it could be somebody's. */
@QueryHandler(GatheringOutcomesQuery)
export class GatheringOutcomesHandler implements IQueryHandler<GatheringOutcomesQuery> {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Accountability) private readonly accountability: Accountability,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(ThemeNames) private readonly names: ThemeNames,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, gathering }, caller }: GatheringOutcomesQuery): Promise<AnswerOf<typeof gatheringOutcomes>> {
    this.terms.require(programme)
    const { contributions, themes } = fromGathering(this.index, programme, gathering)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const resting = this.restingOn(programme, new Set(contributions), new Set(themes))
    const recommendations = publicRecommendations(histories, viewing).filter(({ id }) => resting.has(id))
    const commitments = commitmentViews(histories, viewing).filter(
      ({ recommendation }) => recommendation !== undefined && resting.has(recommendation),
    )
    return { today: viewing.today, themes: await this.names.behind(programme, [{ themes }]), recommendations, commitments }
  }

  /** By a theme, or one inside it, or by an excerpt of what was noted there. */
  private restingOn(programme: string, contributions: ReadonlySet<string>, themes: ReadonlySet<string>): ReadonlySet<string> {
    const grounds = this.reader.ofProgramme(programme).recommendations.flatMap((facts) => groundsOf(facts) ?? [])
    const rests = grounds.filter(
      (each) =>
        each.contributions.some((contribution) => contributions.has(contribution)) ||
        this.codebook.withNested(programme, each.themes).some((theme) => themes.has(theme)),
    )
    return new Set(rests.map(({ recommendation }) => recommendation))
  }
}

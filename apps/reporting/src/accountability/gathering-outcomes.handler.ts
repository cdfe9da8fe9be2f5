import type { gatheringOutcomes } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, type InputOf, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { fromGathering } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { groundsOf } from './grounds.ts'
import { isHeard } from './heard-gatherings.query.ts'
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
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ params: { programme, gathering }, caller }: GatheringOutcomesQuery): Promise<AnswerOf<typeof gatheringOutcomes>> {
    this.terms.require(programme)
    const { contributions, themes } = this.spokenOf(programme, gathering)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const resting = this.restingOn(programme, new Set(contributions), new Set(themes))
    const recommendations = publicRecommendations(histories, viewing).filter(({ id }) => resting.has(id))
    const commitments = commitmentViews(histories, viewing).filter(
      ({ recommendation }) => recommendation !== undefined && resting.has(recommendation),
    )
    return { today: viewing.today, themes: await this.names.behind(programme, [{ themes }]), recommendations, commitments }
  }

  /** Nothing before it is told what was heard, and nothing where too few came for that to be told. */
  private spokenOf(programme: string, gathering: string): ReturnType<typeof fromGathering> {
    if (!isHeard(this.model, programme, gathering)) return { contributions: [], themes: [] }
    const inUse = this.codebook.themes(programme).flatMap(({ theme, retired }) => (retired === 0 ? [theme] : []))
    return fromGathering(this.index, programme, gathering, inUse)
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

import { given } from '@heard/contracts'
import type { CodingView, listContributions as listRoute, showContribution } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { groundsOf } from '../accountability/grounds.ts'
import { HistoryReader } from '../accountability/history.reader.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { AnalysisIndex } from './analysis-index.ts'
import { ContributionTexts, excerptAsShown } from './contribution-text.ts'
import { findContribution, type IndexedContribution, listContributions, translationOf } from './contributions.query.ts'

export class ListContributionsQuery extends Query<AnswerOf<typeof listRoute>> {
  constructor(readonly input: InputOf<typeof listRoute>) {
    super()
  }
}

@QueryHandler(ListContributionsQuery)
export class ListContributionsHandler implements IQueryHandler<ListContributionsQuery> {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, query } }: ListContributionsQuery): Promise<AnswerOf<typeof listRoute>> {
    this.terms.require(params.programme)
    const { after, limit, ...filter } = query
    return listContributions(this.index, params.programme, filter, { after, limit })
  }
}

export class ShowContributionQuery extends Query<AnswerOf<typeof showContribution>> {
  constructor(
    readonly input: InputOf<typeof showContribution>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowContributionQuery)
export class ShowContributionHandler implements IQueryHandler<ShowContributionQuery> {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ContributionTexts) private readonly texts: ContributionTexts,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
  ) {}

  async execute({ input: { params, query }, caller }: ShowContributionQuery): Promise<AnswerOf<typeof showContribution>> {
    const held = findContribution(this.index, params.programme, params.contribution)
    if (!held) throw new Refused('not-found')
    const warned = held.summary.hard === true && held.summary.state !== 'withdrawn' && query.despite === undefined
    const words = warned ? ({ status: 'hard' } as const) : await this.texts.read(held, query.text, caller.actor)
    const original = words.status === 'open' && words.text === 'original'
    const shown = ({ excerpt, ...coding }: CodingView): CodingView => ({
      ...coding,
      ...given({ excerpt: excerpt && (original ? excerpt : excerptAsShown(held, excerpt)) }),
    })
    return {
      ...held.summary,
      ...given({ answers: held.answers }),
      words,
      ...given({ translation: words.status === 'open' ? translationOf(this.index, params.contribution) : undefined }),
      codings: words.status === 'withdrawn' ? [] : held.codings.map(shown),
      recommendations: words.status === 'withdrawn' ? [] : this.restingOn(params.programme, held),
    }
  }

  private restingOn(programme: string, { summary }: IndexedContribution): string[] {
    return this.histories.ofProgramme(programme).recommendations.flatMap((facts) => {
      const grounds = groundsOf(facts)
      if (!grounds) return []
      const themes = this.codebook.withNested(programme, grounds.themes)
      const rests = grounds.contributions.includes(summary.contribution) || summary.themes.some((theme) => themes.includes(theme))
      return rests ? [grounds.recommendation] : []
    })
  }
}

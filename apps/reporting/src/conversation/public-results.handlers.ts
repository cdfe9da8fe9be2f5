import { given } from '@heard/contracts'
import type { listConversationResults, PublicResults, publicConversationResults } from '@heard/contracts/reporting'
import { type AnswerOf, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { releaseOf } from '../tables/tables.view.ts'
import { AskedConversations } from './asked.reader.ts'
import { WordedResults } from './worded-results.ts'

export class PublicResultsQuery extends Query<PublicResults> {
  constructor(readonly input: Pick<InputOf<typeof publicConversationResults>, 'params' | 'query'>) {
    super()
  }
}

@QueryHandler(PublicResultsQuery)
export class PublicResultsHandler implements IQueryHandler<PublicResultsQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(AskedConversations) private readonly asked: AskedConversations,
    @Inject(WordedResults) private readonly worded: WordedResults,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, query } }: PublicResultsQuery): Promise<PublicResults> {
    const { programme, conversation } = params
    this.terms.require(programme)
    const [earlier, release] = [undefined, ...this.histories.resultsOf(programme, conversation)].slice(-2)
    if (!release) throw new Refused('not-found')
    const reader = { language: query.language, easyRead: false }
    return {
      title: await this.asked.title(programme, conversation, reader),
      release: releaseOf(release),
      ...given({ earlier: earlier && releaseOf(earlier) }),
      ...(await this.worded.of(release.data.results, params, reader)),
    }
  }
}

type Listed = AnswerOf<typeof listConversationResults>

export class ListResultsQuery extends Query<Listed> {
  constructor(readonly input: InputOf<typeof listConversationResults>) {
    super()
  }
}

@QueryHandler(ListResultsQuery)
export class ListResultsHandler implements IQueryHandler<ListResultsQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(AskedConversations) private readonly asked: AskedConversations,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, query } }: ListResultsQuery): Promise<Listed> {
    this.terms.require(params.programme)
    const newest = this.histories.results(params.programme).flatMap((releases) => releases.at(-1) ?? [])
    const listed = newest
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
      .map(async ({ at, data: { conversation, number } }) => {
        const title = await this.asked.title(params.programme, conversation, { language: query.language, easyRead: false })
        return { conversation, title, number, at }
      })
    return { conversations: await Promise.all(listed) }
  }
}

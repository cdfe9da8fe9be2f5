import { given } from '@heard/contracts'
import type { conversationResults } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { hashOf, releaseOf } from '../tables/tables.view.ts'
import { dayOf } from '../today.ts'
import { AskedConversations } from './asked.reader.ts'
import { CountedResponses } from './counted-responses.ts'
import { CountedResults } from './counted-results.ts'
import { WordedResults } from './worded-results.ts'

type Results = AnswerOf<typeof conversationResults>

export class ConversationResultsQuery extends Query<Results> {
  constructor(
    readonly params: InputOf<typeof conversationResults>['params'],
    readonly caller: Pick<Caller, 'at'>,
  ) {
    super()
  }
}

@QueryHandler(ConversationResultsQuery)
export class ConversationResultsHandler implements IQueryHandler<ConversationResultsQuery> {
  constructor(
    @Inject(CountedResults) private readonly counted: CountedResults,
    @Inject(WordedResults) private readonly worded: WordedResults,
    @Inject(AskedConversations) private readonly asked: AskedConversations,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CountedResponses) private readonly responses: CountedResponses,
  ) {}

  async execute({ params, caller }: ConversationResultsQuery): Promise<Results> {
    const { programme, conversation } = params
    const counts = await this.counted.of(programme, conversation)
    const released = this.histories.resultsOf(programme, conversation).at(-1)
    return {
      ...(await this.worded.of(counts, params, { language: 'en', easyRead: false })),
      responses: await this.responses.of(programme, conversation, counts),
      rests: this.asked.rests(programme, conversation, dayOf(caller.at)) ?? false,
      hash: hashOf(counts),
      ...given({ released: released && releaseOf(released) }),
    }
  }
}

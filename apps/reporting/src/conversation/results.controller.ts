import {
  conversationResults,
  listConversationResults,
  publicConversationResults,
  publicConversationResultsFile,
  releaseConversationResults,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ListResultsQuery, PublicResultsQuery } from './public-results.handlers.ts'
import { ReleaseResultsRequest } from './release-results.handler.ts'
import { resultsCsv } from './results.csv.ts'
import { ConversationResultsQuery } from './results.handler.ts'

@Controller()
export class ConversationResultsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(conversationResults)
  show(@Input() { params }: InputOf<typeof conversationResults>, @From() caller: Caller) {
    return this.queries.execute(new ConversationResultsQuery(params, caller))
  }

  @Implements(releaseConversationResults)
  release(@Input() input: InputOf<typeof releaseConversationResults>, @From() caller: Caller) {
    return this.commands.execute(new ReleaseResultsRequest(input, caller))
  }

  @Implements(publicConversationResults)
  public(@Input() input: InputOf<typeof publicConversationResults>) {
    return this.queries.execute(new PublicResultsQuery(input))
  }

  @Implements(publicConversationResultsFile)
  async file(@Input() input: InputOf<typeof publicConversationResultsFile>) {
    const results = await this.queries.execute(new PublicResultsQuery(input))
    return { name: `results-${input.params.programme}-release-${results.release.number}.csv`, csv: resultsCsv(results) }
  }

  @Implements(listConversationResults)
  list(@Input() input: InputOf<typeof listConversationResults>) {
    return this.queries.execute(new ListResultsQuery(input))
  }
}

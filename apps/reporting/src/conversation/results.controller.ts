import { conversationResults } from '@heard/contracts/reporting'
import { Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { ConversationResultsQuery } from './results.handler.ts'

@Controller()
export class ConversationResultsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(conversationResults)
  show(@Input() { params }: InputOf<typeof conversationResults>) {
    return this.queries.execute(new ConversationResultsQuery(params))
  }
}

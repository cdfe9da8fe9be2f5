import { recordOfProcessing, reviewRopa } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { RecordOfProcessing, ReviewRopa } from './ropa.handlers.ts'

@Controller()
export class RopaController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(recordOfProcessing)
  show(@Input() { params, query }: InputOf<typeof recordOfProcessing>, @From() caller: Caller) {
    return this.queries.execute(new RecordOfProcessing(params.programme, query.language, caller.at.slice(0, 10)))
  }

  @Implements(reviewRopa)
  review(@Input() { params, body }: InputOf<typeof reviewRopa>, @From() caller: Caller) {
    return this.commands.execute(new ReviewRopa(params.programme, body.nextReview, caller))
  }
}

import { myContribution } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../limits.ts'
import { MyContributionQuery } from './my-contribution.handler.ts'

@Controller()
export class MyContributionController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(myContribution)
  show(@Input() { body }: InputOf<typeof myContribution>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.queries.execute(new MyContributionQuery(body.receipt, caller))
  }
}

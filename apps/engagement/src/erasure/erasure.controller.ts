import { eraseContribution, eraseMyContribution, listErasures } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../story/limits.ts'
import { EraseByStaff, EraseMine, ListErasures } from './erasure.handlers.ts'

@Controller()
export class ErasureController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(eraseMyContribution)
  mine(@Input() { body }: InputOf<typeof eraseMyContribution>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new EraseMine(body.receipt, caller))
  }

  @Implements(eraseContribution)
  byStaff(@Input() { params, body }: InputOf<typeof eraseContribution>, @From() caller: Caller) {
    return this.commands.execute(new EraseByStaff(params, body.way, caller))
  }

  @Implements(listErasures)
  list(@Input() { params }: InputOf<typeof listErasures>, @From() caller: Caller) {
    return this.queries.execute(new ListErasures(params.programme, caller))
  }
}

import { acceptApplication, applyAsChampion, declineApplication, listApplications } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Apply, Decide, ListApplications } from './application.handlers.ts'

@Controller()
export class ApplicationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(applyAsChampion)
  apply(@Input() { params, body }: InputOf<typeof applyAsChampion>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at))
    return this.commands.execute(new Apply(params.programme, body, caller))
  }

  @Implements(listApplications)
  list(@Input() { params }: InputOf<typeof listApplications>, @From() caller: Caller) {
    return this.queries.execute(new ListApplications(params.programme, caller))
  }

  @Implements(acceptApplication)
  accept(@Input() { params }: InputOf<typeof acceptApplication>, @From() caller: Caller) {
    return this.commands.execute(new Decide(params.programme, params.application, undefined, caller))
  }

  @Implements(declineApplication)
  decline(@Input() { params, body }: InputOf<typeof declineApplication>, @From() caller: Caller) {
    return this.commands.execute(new Decide(params.programme, params.application, body.reason, caller))
  }
}

import {
  acceptApplication,
  applyAsChampion,
  declineApplication,
  endVolunteering,
  listApplications,
  myApplication,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Apply, Decide, End, ListApplications } from './application.handlers.ts'
import { MyApplicationQuery, WithdrawMyApplication } from './my-application.handlers.ts'

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

  @Implements(myApplication)
  mine(@Input() { body }: InputOf<typeof myApplication>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at))
    return this.queries.execute(new MyApplicationQuery(body.receipt))
  }

  @Implements(withdrawMyApplication)
  withdraw(@Input() { body }: InputOf<typeof withdrawMyApplication>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at))
    return this.commands.execute(new WithdrawMyApplication(body.receipt, caller))
  }

  @Implements(listApplications)
  list(@Input() { params, query }: InputOf<typeof listApplications>, @From() caller: Caller) {
    return this.queries.execute(new ListApplications(params.programme, query.application, caller))
  }

  @Implements(acceptApplication)
  accept(@Input() { params }: InputOf<typeof acceptApplication>, @From() caller: Caller) {
    return this.commands.execute(new Decide(params.programme, params.application, undefined, caller))
  }

  @Implements(declineApplication)
  decline(@Input() { params, body }: InputOf<typeof declineApplication>, @From() caller: Caller) {
    return this.commands.execute(new Decide(params.programme, params.application, body.reason, caller))
  }

  @Implements(endVolunteering)
  end(@Input() { params, body }: InputOf<typeof endVolunteering>, @From() caller: Caller) {
    return this.commands.execute(new End(params.programme, params.application, body.why, caller))
  }
}

import { actOnConcern, askForCall, cancelCall, listColleagues, listConcerns, myCalls, raiseConcern, showConcern } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { callCost, submissionCost } from '../story/limits.ts'
import { AskForCall, CancelCall, MyCalls } from './calls.handlers.ts'
import { ActOnConcernRequest, RaiseConcernRequest } from './concern.handlers.ts'
import { ListColleagues, ListConcerns, ShowConcern } from './concern.queries.ts'

@Controller()
export class SafeguardingController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(askForCall)
  ask(@Input() { params, body }: InputOf<typeof askForCall>, @From() caller: Caller) {
    this.pay(caller, callCost)
    return this.commands.execute(new AskForCall(params.programme, body, caller))
  }

  @Implements(myCalls)
  mine(@Input() { body }: InputOf<typeof myCalls>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyCalls(body.receipt))
  }

  @Implements(cancelCall)
  cancel(@Input() { body }: InputOf<typeof cancelCall>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new CancelCall(body, caller))
  }

  @Implements(raiseConcern)
  raise(@Input() { params, body }: InputOf<typeof raiseConcern>, @From() caller: Caller) {
    return this.commands.execute(new RaiseConcernRequest(params.programme, body, caller))
  }

  @Implements(listConcerns)
  list(@Input() { params }: InputOf<typeof listConcerns>, @From() caller: Caller) {
    return this.queries.execute(new ListConcerns(params.programme, caller))
  }

  @Implements(listColleagues)
  colleagues(@Input() { params }: InputOf<typeof listColleagues>, @From() caller: Caller) {
    return this.queries.execute(new ListColleagues(params.programme, 'safeguarding.manage', caller))
  }

  @Implements(showConcern)
  show(@Input() { params }: InputOf<typeof showConcern>, @From() caller: Caller) {
    return this.queries.execute(new ShowConcern(params.programme, params.concern, caller))
  }

  @Implements(actOnConcern)
  act(@Input() { params, body }: InputOf<typeof actOnConcern>, @From() caller: Caller) {
    return this.commands.execute(new ActOnConcernRequest(params.programme, params.concern, body, caller))
  }

  private pay(caller: Caller, cost = submissionCost): void {
    this.limiter.take(caller.address, Date.parse(caller.at), cost)
  }
}

import { actOnCase, askForRight, complain, listCases, myCases, recordBreach, showCase } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../story/limits.ts'
import { OpenCaseRequest, RecordBreach, StepCaseRequest } from './register.handlers.ts'
import { ListCases, MyCases, ShowCase } from './register.queries.ts'

@Controller()
export class RegisterController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(askForRight)
  ask(@Input() { params, body }: InputOf<typeof askForRight>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new OpenCaseRequest(params.programme, body, caller))
  }

  @Implements(complain)
  complain(@Input() { params, body }: InputOf<typeof complain>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new OpenCaseRequest(params.programme, body, caller))
  }

  @Implements(recordBreach)
  breach(@Input() { params, body }: InputOf<typeof recordBreach>, @From() caller: Caller) {
    return this.commands.execute(new RecordBreach(params.programme, body, caller))
  }

  @Implements(actOnCase)
  act(@Input() { params, body }: InputOf<typeof actOnCase>, @From() caller: Caller) {
    return this.commands.execute(new StepCaseRequest(params.programme, params.case, body, caller))
  }

  @Implements(listCases)
  list(@Input() { params }: InputOf<typeof listCases>, @From() caller: Caller) {
    return this.queries.execute(new ListCases(params.programme, caller))
  }

  @Implements(showCase)
  show(@Input() { params }: InputOf<typeof showCase>, @From() caller: Caller) {
    return this.queries.execute(new ShowCase(params.programme, params.case, caller))
  }

  @Implements(myCases)
  mine(@Input() { body }: InputOf<typeof myCases>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.queries.execute(new MyCases(body.receipt, caller))
  }
}

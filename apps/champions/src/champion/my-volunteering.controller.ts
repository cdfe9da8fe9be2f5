import { linkApplication, myVolunteering, stepMyVolunteering } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { LinkApplication, MyVolunteeringQuery, StepMyVolunteering } from './my-volunteering.handlers.ts'

/** What champions do who are signed in. */
@Controller()
export class MyVolunteeringController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(myVolunteering)
  show(@Input() { params }: InputOf<typeof myVolunteering>, @From() caller: Caller) {
    return this.queries.execute(new MyVolunteeringQuery(params.programme, caller))
  }

  @Implements(linkApplication)
  link(@Input() { params, body }: InputOf<typeof linkApplication>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at))
    return this.commands.execute(new LinkApplication(params.programme, body.receipt, caller))
  }

  @Implements(stepMyVolunteering)
  step(@Input() { params, body }: InputOf<typeof stepMyVolunteering>, @From() caller: Caller) {
    return this.commands.execute(new StepMyVolunteering(params.programme, body, caller))
  }
}

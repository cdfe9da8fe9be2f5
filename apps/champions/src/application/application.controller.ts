import {
  acceptOffer,
  applyAsChampion,
  endVolunteering,
  equalTreatment,
  listApplications,
  myApplication,
  renewReceipt,
  showApplication,
  stepApplication,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Apply, End } from './application.handlers.ts'
import { ListApplications, ShowApplication } from './application.queries.ts'
import { EqualTreatmentQuery } from './equal-treatment.query.ts'
import { MyApplicationQuery, SayByReceipt } from './my-application.handlers.ts'
import { RenewReceipt } from './renew-receipt.handler.ts'
import { StepApplicationRequest } from './step.handler.ts'

/** What applicants do, with a receipt once they have one. */
@Controller()
export class ApplicationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(applyAsChampion)
  apply(@Input() { params, body }: InputOf<typeof applyAsChampion>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new Apply(params.programme, body, caller))
  }

  @Implements(myApplication)
  mine(@Input() { body }: InputOf<typeof myApplication>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyApplicationQuery(body.receipt))
  }

  @Implements(acceptOffer)
  accept(@Input() { body }: InputOf<typeof acceptOffer>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new SayByReceipt(body.receipt, 'Accept', caller))
  }

  @Implements(withdrawMyApplication)
  withdraw(@Input() { body }: InputOf<typeof withdrawMyApplication>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new SayByReceipt(body.receipt, 'Withdraw', caller))
  }

  private pay({ address, at }: Caller): void {
    this.limiter.take(address, Date.parse(at))
  }
}

/** What staff do with applications. */
@Controller()
export class ReviewController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listApplications)
  list(@Input() { params, query }: InputOf<typeof listApplications>) {
    return this.queries.execute(new ListApplications(params.programme, query.state))
  }

  @Implements(showApplication)
  show(@Input() { params }: InputOf<typeof showApplication>, @From() caller: Caller) {
    return this.queries.execute(new ShowApplication(params.programme, params.application, caller))
  }

  @Implements(stepApplication)
  step(@Input() { params, body }: InputOf<typeof stepApplication>, @From() caller: Caller) {
    return this.commands.execute(new StepApplicationRequest(params, body, caller))
  }

  @Implements(renewReceipt)
  renew(@Input() { params, body }: InputOf<typeof renewReceipt>, @From() caller: Caller) {
    return this.commands.execute(new RenewReceipt(params, body.shownBy, caller))
  }

  @Implements(endVolunteering)
  end(@Input() { params, body }: InputOf<typeof endVolunteering>, @From() caller: Caller) {
    return this.commands.execute(new End(params.programme, params.application, body.why, caller))
  }

  @Implements(equalTreatment)
  treatment(@Input() { params }: InputOf<typeof equalTreatment>, @From() caller: Caller) {
    return this.queries.execute(new EqualTreatmentQuery(params.programme, caller))
  }
}

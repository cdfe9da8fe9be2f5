import {
  addToMyEnquiry,
  askConnector,
  downloadMyEnquiry,
  listEnquiries,
  myEnquiry,
  recordEnquiry,
  showEnquiry,
  stepEnquiry,
  withdrawMyEnquiry,
} from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../story/limits.ts'
import { AskConnector, RecordEnquiry } from './ask.handlers.ts'
import { ListEnquiries, ShowEnquiry } from './desk.queries.ts'
import { AddToMyEnquiry, DownloadMyEnquiry, MyEnquiryQuery, WithdrawMyEnquiry } from './my-enquiry.handlers.ts'
import { StepEnquiryRequest } from './step.handler.ts'

/** What residents do, with a receipt once they have one. */
@Controller()
export class EnquiryController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(askConnector)
  ask(@Input() { params, body }: InputOf<typeof askConnector>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new AskConnector(params.programme, body, caller))
  }

  @Implements(myEnquiry)
  mine(@Input() { body }: InputOf<typeof myEnquiry>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyEnquiryQuery(body.receipt))
  }

  @Implements(addToMyEnquiry)
  add(@Input() { body }: InputOf<typeof addToMyEnquiry>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new AddToMyEnquiry(body.receipt, body.words, caller))
  }

  @Implements(withdrawMyEnquiry)
  withdraw(@Input() { body }: InputOf<typeof withdrawMyEnquiry>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new WithdrawMyEnquiry(body.receipt, caller))
  }

  @Implements(downloadMyEnquiry)
  download(@Input() { body }: InputOf<typeof downloadMyEnquiry>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new DownloadMyEnquiry(body.receipt, caller.at))
  }

  private pay(caller: Caller): void {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
  }
}

/** What staff do. */
@Controller()
export class EnquiryDeskController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(recordEnquiry)
  record(@Input() { params, body }: InputOf<typeof recordEnquiry>, @From() caller: Caller) {
    return this.commands.execute(new RecordEnquiry(params.programme, body, caller))
  }

  @Implements(listEnquiries)
  list(@Input() { params, query }: InputOf<typeof listEnquiries>, @From() caller: Caller) {
    return this.queries.execute(new ListEnquiries(params.programme, query.show, query.reference, caller))
  }

  @Implements(showEnquiry)
  show(@Input() { params }: InputOf<typeof showEnquiry>, @From() caller: Caller) {
    return this.queries.execute(new ShowEnquiry(params.programme, params.enquiry, caller))
  }

  @Implements(stepEnquiry)
  step(@Input() { params, body }: InputOf<typeof stepEnquiry>, @From() caller: Caller) {
    return this.commands.execute(new StepEnquiryRequest(params.programme, params.enquiry, body, caller))
  }
}

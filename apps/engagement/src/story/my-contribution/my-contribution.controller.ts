import { consentRecords, downloadMine, myContribution, openingsOfMine } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { ConsentRecordsQuery } from '../consent-record/consent-records.handler.ts'
import { DownloadMineQuery } from '../download/download.handler.ts'
import { submissionCost } from '../limits.ts'
import { OpeningsOfMineQuery } from '../openings/openings.handler.ts'
import { MyContributionQuery } from './my-contribution.handler.ts'

/** What the holder of a receipt may see. */
@Controller()
export class MyContributionController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(myContribution)
  show(@Input() { body }: InputOf<typeof myContribution>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyContributionQuery(body.receipt))
  }

  @Implements(openingsOfMine)
  openings(@Input() { body }: InputOf<typeof openingsOfMine>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new OpeningsOfMineQuery(body.receipt))
  }

  @Implements(downloadMine)
  download(@Input() { body }: InputOf<typeof downloadMine>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new DownloadMineQuery(body, caller.at))
  }

  @Implements(consentRecords)
  consents(@Input() { body }: InputOf<typeof consentRecords>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new ConsentRecordsQuery(body.receipt, body.language))
  }

  private pay(caller: Caller): void {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
  }
}

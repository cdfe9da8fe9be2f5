import {
  agreeReferrals,
  endReferrals,
  listReferrals,
  myReferral,
  openReferral,
  referMyself,
  referralForm,
  showAgreement,
  stepReferral,
  withdrawReferral,
} from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { mailCost, submissionCost } from '../../story/limits.ts'
import { AgreeReferrals, OpenReferral, ReferMyself, StepReferral, WithdrawReferral } from './referral.handlers.ts'
import { ListReferrals, ShowAgreement, ShowMyReferral, ShowReferralForm } from './referral.queries.ts'

@Controller()
export class ReferralController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(agreeReferrals)
  agree(@Input() { params, body }: InputOf<typeof agreeReferrals>, @From() caller: Caller) {
    return this.commands.execute(new AgreeReferrals(params, body, caller))
  }

  @Implements(endReferrals)
  end(@Input() { params }: InputOf<typeof endReferrals>, @From() caller: Caller) {
    return this.commands.execute(new AgreeReferrals(params, undefined, caller))
  }

  @Implements(showAgreement)
  agreement(@Input() { params }: InputOf<typeof showAgreement>) {
    return this.queries.execute(new ShowAgreement(params))
  }

  @Implements(referralForm)
  form(@Input() { params, query }: InputOf<typeof referralForm>, @From() caller: Caller) {
    return this.queries.execute(new ShowReferralForm(params, query.language, caller))
  }

  @Implements(referMyself)
  refer(@Input() { params, body }: InputOf<typeof referMyself>, @From() caller: Caller) {
    this.take(caller, mailCost)
    return this.commands.execute(new ReferMyself(params, body, caller))
  }

  @Implements(myReferral)
  mine(@Input() { body }: InputOf<typeof myReferral>, @From() caller: Caller) {
    this.take(caller, submissionCost)
    return this.queries.execute(new ShowMyReferral(body.receipt, caller))
  }

  @Implements(withdrawReferral)
  withdraw(@Input() { body }: InputOf<typeof withdrawReferral>, @From() caller: Caller) {
    this.take(caller, submissionCost)
    return this.commands.execute(new WithdrawReferral(body.receipt, caller))
  }

  @Implements(openReferral)
  open(@Input() { body }: InputOf<typeof openReferral>, @From() caller: Caller) {
    this.take(caller, submissionCost)
    return this.commands.execute(new OpenReferral(body.token, caller))
  }

  @Implements(listReferrals)
  list(@Input() { params, query }: InputOf<typeof listReferrals>, @From() caller: Caller) {
    return this.queries.execute(new ListReferrals(params.programme, query.page, caller))
  }

  @Implements(stepReferral)
  step(@Input() { params, body }: InputOf<typeof stepReferral>, @From() caller: Caller) {
    return this.commands.execute(new StepReferral(params, body.step, caller))
  }

  private take(caller: Caller, cost: number): void {
    this.limiter.take(caller.address, Date.parse(caller.at), cost)
  }
}

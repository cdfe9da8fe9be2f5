import { answerEquality, myEquality, publicEquality, releaseEquality, showEquality, withdrawEquality } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../story/limits.ts'
import { AnswerEquality, MyEqualityQuery, WithdrawEquality } from './equality.handlers.ts'
import { EqualityQuery, PublicEqualityQuery, ReleaseEquality } from './figures.handlers.ts'

@Controller()
export class EqualityController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(myEquality)
  mine(@Input() { body }: InputOf<typeof myEquality>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyEqualityQuery(body.receipt))
  }

  @Implements(answerEquality)
  answer(@Input() { body }: InputOf<typeof answerEquality>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new AnswerEquality(body, caller))
  }

  @Implements(withdrawEquality)
  withdraw(@Input() { body }: InputOf<typeof withdrawEquality>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new WithdrawEquality(body.receipt))
  }

  @Implements(showEquality)
  show(@Input() { params }: InputOf<typeof showEquality>) {
    return this.queries.execute(new EqualityQuery(params.programme))
  }

  @Implements(releaseEquality)
  release(@Input() { params }: InputOf<typeof releaseEquality>, @From() caller: Caller) {
    return this.commands.execute(new ReleaseEquality(params.programme, caller))
  }

  @Implements(publicEquality)
  public(@Input() { params }: InputOf<typeof publicEquality>) {
    return this.queries.execute(new PublicEqualityQuery(params.programme))
  }

  private pay(caller: Caller): void {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
  }
}

import { evaluationLink, giveEvaluation, listEvaluations, withdrawEvaluation } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter, receiptCost } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { registrationCost } from '../limits.ts'
import { GiveEvaluation, ListEvaluations, ShowEvaluationLink, WithdrawEvaluation } from './evaluation.handlers.ts'

@Controller()
export class EvaluationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(giveEvaluation)
  give(@Input() { params, body }: InputOf<typeof giveEvaluation>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), registrationCost)
    return this.commands.execute(new GiveEvaluation(params, body, caller))
  }

  @Implements(withdrawEvaluation)
  withdraw(@Input() { body }: InputOf<typeof withdrawEvaluation>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), receiptCost)
    return this.commands.execute(new WithdrawEvaluation(body.receipt, caller))
  }

  @Implements(evaluationLink)
  link(@Input() { params }: InputOf<typeof evaluationLink>) {
    return this.queries.execute(new ShowEvaluationLink(params))
  }

  @Implements(listEvaluations)
  list(@Input() { params }: InputOf<typeof listEvaluations>, @From() caller: Caller) {
    return this.queries.execute(new ListEvaluations(params, caller))
  }
}

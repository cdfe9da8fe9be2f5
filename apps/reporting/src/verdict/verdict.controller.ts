import { championVerdicts, giveChampionVerdict, giveMyVerdict, myVerdicts } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter, receiptCost } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ChampionVerdictsQuery, GiveChampionVerdict, GiveMyVerdict, MyVerdictsQuery } from './verdict.handlers.ts'

/** What residents and champions say one by one of what was promised. */
@Controller()
export class VerdictController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(myVerdicts)
  mine(@Input() { body }: InputOf<typeof myVerdicts>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyVerdictsQuery(body.receipt, caller))
  }

  @Implements(giveMyVerdict)
  give(@Input() { body }: InputOf<typeof giveMyVerdict>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new GiveMyVerdict(body, caller))
  }

  @Implements(championVerdicts)
  champions(@Input() { params }: InputOf<typeof championVerdicts>, @From() caller: Caller) {
    return this.queries.execute(new ChampionVerdictsQuery(params.programme, caller))
  }

  @Implements(giveChampionVerdict)
  giveAsChampion(@Input() input: InputOf<typeof giveChampionVerdict>, @From() caller: Caller) {
    return this.commands.execute(new GiveChampionVerdict(input, caller))
  }

  private pay(caller: Caller): void {
    this.limiter.take(caller.address, Date.parse(caller.at), receiptCost)
  }
}

import { listWordings, withdrawWording } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { WithdrawWordingRequest, WordingsQuery } from './wording.handlers.ts'

@Controller()
export class WordingController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listWordings)
  list(@Input() input: InputOf<typeof listWordings>) {
    return this.queries.execute(new WordingsQuery(input))
  }

  @Implements(withdrawWording)
  withdraw(@Input() input: InputOf<typeof withdrawWording>, @From() caller: Caller) {
    return this.commands.execute(new WithdrawWordingRequest(input, caller))
  }
}

import { decideQuarantined, listQuarantined } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { DecideQuarantined, ListQuarantined } from './quarantine.handlers.ts'

@Controller()
export class QuarantineController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listQuarantined)
  list(@Input() { params, query }: InputOf<typeof listQuarantined>, @From() caller: Caller) {
    return this.queries.execute(new ListQuarantined(params.programme, query.limit, caller))
  }

  @Implements(decideQuarantined)
  decide(@Input() input: InputOf<typeof decideQuarantined>, @From() caller: Caller) {
    return this.commands.execute(new DecideQuarantined(input, caller))
  }
}

import { myHeard, passOnHeard } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { MyHeard } from './my-heard.query.ts'
import { PassOn } from './pass-on.handler.ts'

@Controller()
export class HeardController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(passOnHeard)
  passOn(@Input() input: InputOf<typeof passOnHeard>, @From() caller: Caller) {
    return this.commands.execute(new PassOn(input, caller))
  }

  @Implements(myHeard)
  mine(@Input() { params }: InputOf<typeof myHeard>, @From() caller: Caller) {
    return this.queries.execute(new MyHeard(params.programme, caller))
  }
}

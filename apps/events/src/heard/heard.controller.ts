import { publishHeard, showHeard, showReach } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublishHeard, ShowHeard, ShowReach } from './heard.handlers.ts'

@Controller()
export class HeardController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(publishHeard)
  publish(@Input() { params, body }: InputOf<typeof publishHeard>, @From() caller: Caller) {
    return this.commands.execute(new PublishHeard(params, body, caller))
  }

  @Implements(showHeard)
  show(@Input() { params }: InputOf<typeof showHeard>) {
    return this.queries.execute(new ShowHeard(params))
  }

  @Implements(showReach)
  reach(@Input() { params }: InputOf<typeof showReach>) {
    return this.queries.execute(new ShowReach(params))
  }
}

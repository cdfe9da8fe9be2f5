import { announceGathering, cancelGathering, listGatherings } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Announce, Cancel, ListGatherings } from './gathering.handlers.ts'

@Controller()
export class GatheringController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(announceGathering)
  announce(@Input() { params, body }: InputOf<typeof announceGathering>, @From() caller: Caller) {
    return this.commands.execute(new Announce(params.programme, body, caller))
  }

  @Implements(cancelGathering)
  cancel(@Input() { params, body }: InputOf<typeof cancelGathering>, @From() caller: Caller) {
    return this.commands.execute(new Cancel(params.programme, params.gathering, body, caller))
  }

  @Implements(listGatherings)
  async list(@Input() { params }: InputOf<typeof listGatherings>) {
    return { gatherings: await this.queries.execute(new ListGatherings(params.programme)) }
  }
}

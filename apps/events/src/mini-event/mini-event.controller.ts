import { arrangeMiniEventTalk, declineMiniEvent, listMiniEventRequests, requestMiniEvent } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { requestCost } from '../limits.ts'
import { ArrangeTalk, DeclineMiniEvent, ListMiniEventRequests, RequestMiniEvent } from './mini-event.handlers.ts'

@Controller()
export class MiniEventController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(requestMiniEvent)
  ask(@Input() { params, body }: InputOf<typeof requestMiniEvent>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), requestCost)
    return this.commands.execute(new RequestMiniEvent(params.programme, body, caller))
  }

  @Implements(listMiniEventRequests)
  list(@Input() { params }: InputOf<typeof listMiniEventRequests>, @From() caller: Caller) {
    return this.queries.execute(new ListMiniEventRequests(params.programme, caller))
  }

  @Implements(arrangeMiniEventTalk)
  talk(@Input() { params, body }: InputOf<typeof arrangeMiniEventTalk>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeTalk(params, body, caller))
  }

  @Implements(declineMiniEvent)
  decline(@Input() { params, body }: InputOf<typeof declineMiniEvent>, @From() caller: Caller) {
    return this.commands.execute(new DeclineMiniEvent(params.programme, params.request, body.reason, caller))
  }
}

import { liftHold, listHolds, placeHold, reviewHold } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ActOnHold, ListHolds } from './hold.handlers.ts'

@Controller()
export class HoldController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(placeHold)
  place(@Input() { params, body }: InputOf<typeof placeHold>, @From() caller: Caller) {
    const act = { type: 'Place' as const, reviewBy: body.reviewBy, contribution: body.contribution }
    return this.commands.execute(new ActOnHold(params.programme, act, body.reason, caller))
  }

  @Implements(reviewHold)
  review(@Input() { params, body }: InputOf<typeof reviewHold>, @From() caller: Caller) {
    const act = { type: 'Review' as const, reviewBy: body.reviewBy, hold: params.hold }
    return this.commands.execute(new ActOnHold(params.programme, act, body.reason, caller))
  }

  @Implements(liftHold)
  lift(@Input() { params, body }: InputOf<typeof liftHold>, @From() caller: Caller) {
    return this.commands.execute(new ActOnHold(params.programme, { type: 'Lift', hold: params.hold }, body.reason, caller))
  }

  @Implements(listHolds)
  list(@Input() { params }: InputOf<typeof listHolds>, @From() caller: Caller) {
    return this.queries.execute(new ListHolds(params.programme, caller))
  }
}

import { setPopulation, showReach, takePopulationBack } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ReachQuery, SetPopulationRequest, TakePopulationBackRequest } from './reach.handlers.ts'

@Controller()
export class ReachController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showReach)
  show(@Input() { params }: InputOf<typeof showReach>) {
    return this.queries.execute(new ReachQuery(params.programme))
  }

  @Implements(setPopulation)
  set(@Input() input: InputOf<typeof setPopulation>, @From() caller: Caller) {
    return this.commands.execute(new SetPopulationRequest(input, caller))
  }

  @Implements(takePopulationBack)
  takeBack(@Input() input: InputOf<typeof takePopulationBack>, @From() caller: Caller) {
    return this.commands.execute(new TakePopulationBackRequest(input, caller))
  }
}

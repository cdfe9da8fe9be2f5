import { askSupport, myCare, myCertificate, showChampionCare, stepChampionCare } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ShowCare, StepCare } from './care.handlers.ts'
import { MyCare } from './my-care.ts'

@Controller()
export class CareController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(MyCare) private readonly mine: MyCare,
  ) {}

  @Implements(showChampionCare)
  show(@Input() { params }: InputOf<typeof showChampionCare>, @From() caller: Caller) {
    return this.queries.execute(new ShowCare(params, caller))
  }

  @Implements(stepChampionCare)
  step(@Input() { params, body }: InputOf<typeof stepChampionCare>, @From() caller: Caller) {
    return this.commands.execute(new StepCare(params, body, caller))
  }

  @Implements(myCare)
  own(@Input() { params }: InputOf<typeof myCare>, @From() caller: Caller) {
    return this.mine.show(params.programme, caller)
  }

  @Implements(askSupport)
  ask(@Input() { params, body }: InputOf<typeof askSupport>, @From() caller: Caller) {
    return this.mine.ask(params.programme, body, caller)
  }

  @Implements(myCertificate)
  certificate(@Input() { params }: InputOf<typeof myCertificate>, @From() caller: Caller) {
    return this.mine.certificate(params.programme, params.module, caller)
  }
}

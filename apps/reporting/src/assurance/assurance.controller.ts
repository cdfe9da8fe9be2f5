import { endAssurance, listAssurance, recordAssurance, reviseAssurance } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { AssuranceQuery, AssuranceRequest } from './assurance.handlers.ts'

@Controller()
export class AssuranceController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listAssurance)
  list(@Input() { params }: InputOf<typeof listAssurance>, @From() caller: Caller) {
    return this.queries.execute(new AssuranceQuery(params.programme, caller))
  }

  @Implements(recordAssurance)
  record(@Input() record: InputOf<typeof recordAssurance>, @From() caller: Caller) {
    return this.commands.execute(new AssuranceRequest({ record }, caller))
  }

  @Implements(reviseAssurance)
  revise(@Input() revise: InputOf<typeof reviseAssurance>, @From() caller: Caller) {
    return this.commands.execute(new AssuranceRequest({ revise }, caller))
  }

  @Implements(endAssurance)
  end(@Input() end: InputOf<typeof endAssurance>, @From() caller: Caller) {
    return this.commands.execute(new AssuranceRequest({ end }, caller))
  }
}

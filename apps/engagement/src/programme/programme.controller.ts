import { listProgrammes, moveProgramme, showProgramme } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { MoveProgrammeRequest } from './move-programme/move-programme.handler.ts'
import { ListProgrammes, ShowProgramme } from './show-programme/show-programme.handler.ts'

@Controller()
export class ProgrammeController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listProgrammes)
  list(@Input() { query }: InputOf<typeof listProgrammes>, @From() caller: Caller) {
    return this.queries.execute(new ListProgrammes(query.language, caller.ifNoneMatch))
  }

  @Implements(showProgramme)
  show(@Input() { params, query }: InputOf<typeof showProgramme>, @From() caller: Caller) {
    return this.queries.execute(new ShowProgramme(params.programme, query.language, caller.ifNoneMatch))
  }

  @Implements(moveProgramme)
  move(@Input() { params, body }: InputOf<typeof moveProgramme>, @From() caller: Caller) {
    return this.commands.execute(new MoveProgrammeRequest(params.programme, body.to, caller))
  }
}

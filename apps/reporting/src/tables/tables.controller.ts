import { publicTables, releaseTables, showTables } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublicTablesQuery, ReleaseTablesRequest, StaffTablesQuery } from './tables.handlers.ts'

@Controller()
export class TablesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showTables)
  show(@Input() { params }: InputOf<typeof showTables>) {
    return this.queries.execute(new StaffTablesQuery(params.programme))
  }

  @Implements(releaseTables)
  release(@Input() { params }: InputOf<typeof releaseTables>, @From() caller: Caller) {
    return this.commands.execute(new ReleaseTablesRequest(params.programme, caller))
  }

  @Implements(publicTables)
  public(@Input() { params }: InputOf<typeof publicTables>, @From() caller: Caller) {
    return this.queries.execute(new PublicTablesQuery(params.programme, caller))
  }
}

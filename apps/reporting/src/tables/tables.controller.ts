import { proposeTables, publicTables, publicTablesFile, putBackTables, releaseTables, showTables } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ProposeTablesRequest, PutBackTablesRequest, ReleaseTablesRequest } from './propose.handler.ts'
import { PublicTablesFileQuery, PublicTablesQuery, StaffTablesQuery } from './tables.handlers.ts'

@Controller()
export class TablesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showTables)
  show(@Input() { params }: InputOf<typeof showTables>, @From() caller: Caller) {
    return this.queries.execute(new StaffTablesQuery(params.programme, caller))
  }

  @Implements(proposeTables)
  propose(@Input() { params }: InputOf<typeof proposeTables>, @From() caller: Caller) {
    return this.commands.execute(new ProposeTablesRequest(params.programme, caller))
  }

  @Implements(releaseTables)
  release(@Input() { params }: InputOf<typeof releaseTables>, @From() caller: Caller) {
    return this.commands.execute(new ReleaseTablesRequest(params, caller))
  }

  @Implements(putBackTables)
  putBack(@Input() { params }: InputOf<typeof putBackTables>, @From() caller: Caller) {
    return this.commands.execute(new PutBackTablesRequest(params, caller))
  }

  @Implements(publicTables)
  public(@Input() { params }: InputOf<typeof publicTables>, @From() caller: Caller) {
    return this.queries.execute(new PublicTablesQuery(params.programme, caller))
  }

  @Implements(publicTablesFile)
  file(@Input() { params }: InputOf<typeof publicTablesFile>) {
    return this.queries.execute(new PublicTablesFileQuery(params))
  }
}

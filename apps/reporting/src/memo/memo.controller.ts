import { changeMemo, listMemos, removeMemo, writeMemo } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ChangeMemoRequest, ListMemos, RemoveMemoRequest, WriteMemoRequest } from './memo.handlers.ts'

@Controller()
export class MemoController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listMemos)
  list(@Input() input: InputOf<typeof listMemos>, @From() caller: Caller) {
    return this.queries.execute(new ListMemos(input, caller))
  }

  @Implements(writeMemo)
  write(@Input() input: InputOf<typeof writeMemo>, @From() caller: Caller) {
    return this.commands.execute(new WriteMemoRequest(input, caller))
  }

  @Implements(changeMemo)
  change(@Input() input: InputOf<typeof changeMemo>, @From() caller: Caller) {
    return this.commands.execute(new ChangeMemoRequest(input, caller))
  }

  @Implements(removeMemo)
  remove(@Input() input: InputOf<typeof removeMemo>, @From() caller: Caller) {
    return this.commands.execute(new RemoveMemoRequest(input, caller))
  }
}

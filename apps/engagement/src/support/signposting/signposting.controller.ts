import { publicSignposting, recordSignposting, signpostingCounts } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublicSignposting, RecordSignposting, SignpostingCounts } from './signposting.handlers.ts'

@Controller()
export class SignpostingController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(recordSignposting)
  record(@Input() { params, body }: InputOf<typeof recordSignposting>, @From() caller: Caller) {
    return this.commands.execute(new RecordSignposting(params.programme, body, caller))
  }

  @Implements(signpostingCounts)
  counts(@Input() { params }: InputOf<typeof signpostingCounts>) {
    return this.queries.execute(new SignpostingCounts(params.programme))
  }

  @Implements(publicSignposting)
  inPublic(@Input() { params }: InputOf<typeof publicSignposting>) {
    return this.queries.execute(new PublicSignposting(params.programme))
  }
}

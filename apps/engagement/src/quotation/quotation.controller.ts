import { approveQuotation, listQuotations, proposeQuotation, publicQuotations, refuseQuotation } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ApproveQuotation, ProposeQuotation, RefuseQuotation } from './quotation.handlers.ts'
import { ListQuotations, PublicQuotations } from './quotation.queries.ts'

@Controller()
export class QuotationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(proposeQuotation)
  propose(@Input() input: InputOf<typeof proposeQuotation>, @From() caller: Caller) {
    return this.commands.execute(new ProposeQuotation(input, caller))
  }

  @Implements(approveQuotation)
  approve(@Input() { params }: InputOf<typeof approveQuotation>, @From() caller: Caller) {
    return this.commands.execute(new ApproveQuotation(params, caller))
  }

  @Implements(refuseQuotation)
  refuse(@Input() input: InputOf<typeof refuseQuotation>, @From() caller: Caller) {
    return this.commands.execute(new RefuseQuotation(input, caller))
  }

  @Implements(listQuotations)
  list(@Input() { params, query }: InputOf<typeof listQuotations>, @From() caller: Caller) {
    return this.queries.execute(new ListQuotations(params.programme, query, caller))
  }

  @Implements(publicQuotations)
  public(@Input() { params }: InputOf<typeof publicQuotations>) {
    return this.queries.execute(new PublicQuotations(params.programme))
  }
}

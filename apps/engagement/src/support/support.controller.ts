import { findSupport, showSupport } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { FindSupport, ShowSupport } from './support.queries.ts'

@Controller()
export class SupportController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(findSupport)
  find(@Input() { params, query }: InputOf<typeof findSupport>, @From() caller: Caller) {
    return this.queries.execute(new FindSupport(params.programme, query, caller))
  }

  @Implements(showSupport)
  show(@Input() { params, query }: InputOf<typeof showSupport>, @From() caller: Caller) {
    return this.queries.execute(new ShowSupport(params.programme, params.piece, query.language, caller))
  }
}

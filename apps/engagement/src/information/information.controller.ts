import { listInformation } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { ListInformation } from './information.query.ts'

@Controller()
export class InformationController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(listInformation)
  list(@Input() { params, query }: InputOf<typeof listInformation>, @From() caller: Caller) {
    return this.queries.execute(new ListInformation(params.programme, query.language, caller))
  }
}

import { retentionSchedule } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { RetentionSchedule } from './retention.handlers.ts'

@Controller()
export class RetentionController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(retentionSchedule)
  schedule(@Input() { params }: InputOf<typeof retentionSchedule>, @From() caller: Caller) {
    return this.queries.execute(new RetentionSchedule(params.programme, caller.at.slice(0, 10)))
  }
}

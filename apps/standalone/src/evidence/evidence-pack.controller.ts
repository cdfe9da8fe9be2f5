import { evidencePack } from '@heard/contracts/ledger'
import { type AnswerOf, type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { EvidencePackQuery } from './evidence-pack.handler.ts'

@Controller()
export class EvidencePackController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(evidencePack)
  pack(@Input() input: InputOf<typeof evidencePack>, @From() caller: Caller): Promise<AnswerOf<typeof evidencePack>> {
    return this.queries.execute(new EvidencePackQuery(input, caller))
  }
}

import { deidentifyContribution, proposeIdentifiers } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { DeidentifyRequest, ProposeIdentifiers } from './deidentify.handler.ts'

@Controller()
export class DeidentifyController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(proposeIdentifiers)
  propose(@Input() { params }: InputOf<typeof proposeIdentifiers>, @From() caller: Caller) {
    return this.queries.execute(new ProposeIdentifiers(params.programme, params.contribution, caller))
  }

  @Implements(deidentifyContribution)
  deidentify(@Input() { params, body }: InputOf<typeof deidentifyContribution>, @From() caller: Caller) {
    return this.commands.execute(new DeidentifyRequest(params.programme, params.contribution, body.spans, caller))
  }
}

import { codeContribution, undoCoding } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { CodeContributionRequest, UndoCodingRequest } from './coding.handlers.ts'

@Controller()
export class CodingController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Implements(codeContribution)
  code(@Input() input: InputOf<typeof codeContribution>, @From() caller: Caller) {
    return this.commands.execute(new CodeContributionRequest(input, caller))
  }

  @Implements(undoCoding)
  undo(@Input() input: InputOf<typeof undoCoding>, @From() caller: Caller) {
    return this.commands.execute(new UndoCodingRequest(input, caller))
  }
}

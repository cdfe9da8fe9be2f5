import { translateContribution } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { TranslateRequest } from './translate.handler.ts'

@Controller()
export class TranslateController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Implements(translateContribution)
  translate(@Input() input: InputOf<typeof translateContribution>, @From() caller: Caller) {
    return this.commands.execute(new TranslateRequest(input, caller))
  }
}

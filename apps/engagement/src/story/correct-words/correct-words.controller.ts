import { correctWords } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { submissionCost } from '../limits.ts'
import { CorrectWordsRequest } from './correct-words.handler.ts'

@Controller()
export class CorrectWordsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(correctWords)
  correct(@Input() { body }: InputOf<typeof correctWords>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new CorrectWordsRequest(body, caller))
  }
}

import { shareStory } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { submissionCost } from '../limits.ts'
import { ShareStoryRequest } from './share-story.handler.ts'

@Controller()
export class ShareStoryController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(shareStory)
  share(@Input() { params, body }: InputOf<typeof shareStory>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new ShareStoryRequest(params.programme, body, caller))
  }
}

import { changeConsent } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { submissionCost } from '../limits.ts'
import { ChangeConsentRequest } from './change-consent.handler.ts'

@Controller()
export class ChangeConsentController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(changeConsent)
  change(@Input() { body }: InputOf<typeof changeConsent>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new ChangeConsentRequest(body, caller))
  }
}

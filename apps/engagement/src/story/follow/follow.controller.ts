import { confirmFollow, follow, subscribe, unfollow } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { mailCost, submissionCost } from '../limits.ts'
import { ConfirmFollowRequest, FollowRequest, UnfollowRequest } from './follow.handlers.ts'
import { SubscribeRequest } from './subscribe.handler.ts'

@Controller()
export class FollowController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(follow)
  follow(@Input() { body }: InputOf<typeof follow>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), mailCost)
    return this.commands.execute(new FollowRequest(body, caller))
  }

  @Implements(subscribe)
  subscribe(@Input() { params, body }: InputOf<typeof subscribe>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), mailCost)
    return this.commands.execute(new SubscribeRequest(params.programme, body, caller))
  }

  @Implements(confirmFollow)
  confirm(@Input() { body }: InputOf<typeof confirmFollow>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new ConfirmFollowRequest(body.token, caller))
  }

  @Implements(unfollow)
  unfollow(@Input() { body }: InputOf<typeof unfollow>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    return this.commands.execute(new UnfollowRequest(body.token, caller))
  }
}

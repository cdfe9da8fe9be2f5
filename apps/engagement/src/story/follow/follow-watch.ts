import type { Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { TellFollowers } from './tell-followers.handler.ts'

/** Looks every few minutes whether somebody has to be told: looking twice tells once. */
@Injectable()
export class FollowWatch implements Watching {
  readonly everyMs = 300_000
  readonly failed = 'followers.not-told'

  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  async look(): Promise<void> {
    await this.commands.execute(new TellFollowers())
  }
}

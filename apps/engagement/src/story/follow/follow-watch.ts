import { Platform, Watch } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { TellFollowers } from './tell-followers.handler.ts'

const LOOK_EVERY_MS = 300_000

/** Looks every few minutes whether somebody has to be told: looking twice tells once. */
@Injectable()
export class FollowWatch {
  private readonly watch = new Watch(
    () => this.look(),
    (error) => this.platform.log.event('followers.not-told', { error }),
  )

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.watch.start(LOOK_EVERY_MS)
  }

  onApplicationShutdown(): Promise<void> {
    return this.watch.stop()
  }

  private async look(): Promise<void> {
    await this.commands.execute(new TellFollowers())
  }
}

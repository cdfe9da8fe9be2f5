import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { TellFollowers } from './tell-followers.handler.ts'

const LOOK_EVERY_MS = 300_000

/** Looks every few minutes whether somebody has to be told: looking twice tells once. */
@Injectable()
export class FollowWatch {
  private running: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.look())
    }, LOOK_EVERY_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  private async look(): Promise<void> {
    try {
      await this.commands.execute(new TellFollowers())
    } catch (error) {
      this.platform.log.event('followers.not-told', { error })
    }
  }
}

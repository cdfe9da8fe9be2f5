import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ExpireConsents } from './expire-consents.handler.ts'

const LOOK_EVERY_MS = 600_000

/** Once a day by the platform's clock, and at every start: expiring twice records once, so nothing has to be remembered. */
@Injectable()
export class ConsentExpiry {
  private done = ''
  private running: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.look()
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  private look(): void {
    this.running = this.running.then(() => this.expire())
  }

  private async expire(): Promise<void> {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    if (today === this.done) return
    try {
      await this.commands.execute(new ExpireConsents())
      this.done = today
    } catch (error) {
      this.platform.log.event('consents.not-expired', { error })
    }
  }
}

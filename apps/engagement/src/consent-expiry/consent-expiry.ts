import { Platform, Watch } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ExpireConsents } from './expire-consents.handler.ts'

const LOOK_EVERY_MS = 600_000

/** Once a day by the platform's clock, and at every start: expiring twice records once, so nothing has to be remembered. */
@Injectable()
export class ConsentExpiry {
  private done = ''
  private readonly watch = new Watch(
    () => this.expire(),
    (error) => this.platform.log.event('consents.not-expired', { error }),
  )

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    void this.watch.look()
    this.watch.start(LOOK_EVERY_MS)
  }

  onApplicationShutdown(): Promise<void> {
    return this.watch.stop()
  }

  private async expire(): Promise<void> {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    if (today === this.done) return
    await this.commands.execute(new ExpireConsents())
    this.done = today
  }
}

import { Platform, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ExpireConsents } from './expire-consents.handler.ts'

/** Once a day by the platform's clock, and at every start: expiring twice records once, so nothing has to be remembered. */
@Injectable()
export class ConsentExpiry implements Watching {
  private done = ''
  readonly everyMs = 600_000
  readonly atStart = true
  readonly failed = 'consents.not-expired'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  async look(): Promise<void> {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    if (today === this.done) return
    await this.commands.execute(new ExpireConsents())
    this.done = today
  }
}

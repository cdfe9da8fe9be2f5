import type { QuarantineReason } from '@heard/contracts/engagement'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

const QUIET_MS = 600_000

/** Says in the log when stories begin to be held back for a reason, and when ten minutes have passed without one: not each of them, which are facts. */
@Injectable()
export class QuarantineWatch {
  private readonly running = new Map<QuarantineReason, NodeJS.Timeout>()

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'log'>) {}

  heldBack(why: QuarantineReason): void {
    if (!this.running.has(why)) this.platform.log.event('security.quarantine-started', { why })
    clearTimeout(this.running.get(why))
    this.running.set(why, setTimeout(() => this.end(why), QUIET_MS).unref())
  }

  onApplicationShutdown(): void {
    for (const timer of this.running.values()) clearTimeout(timer)
  }

  private end(why: QuarantineReason): void {
    this.running.delete(why)
    this.platform.log.event('security.quarantine-ended', { why })
  }
}

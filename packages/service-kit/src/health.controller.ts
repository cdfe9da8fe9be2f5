import type { AnswerOf } from '@heard/contracts'
import { healthDetail, live, ready } from '@heard/contracts'
import { Controller, Inject } from '@nestjs/common'
import { Files } from './files/files.ts'
import { Implements } from './implements.ts'
import { Outbox } from './outbox/outbox.ts'
import { Platform } from './platform.ts'
import { Refused } from './problems.ts'

@Controller()
export class HealthController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Files) private readonly files: Files,
  ) {}

  @Implements(live)
  live(): AnswerOf<typeof live> {
    return { status: 'alive' }
  }

  /**
   * A follower that is stopped by a dead letter, or whose store is away, does not make the process unready: it is listed, and the rest serves.
   * Nor does work that runs once, which no request waits for. Without the vault hardly anything serves.
   */
  @Implements(ready)
  async ready(): Promise<AnswerOf<typeof ready>> {
    const all = this.platform.readModels.status()
    const degraded = all.filter(({ stoppedAt, interrupted = false }) => stoppedAt !== undefined || interrupted).map(({ name }) => name)
    const waitingFor = all
      .filter(({ ready: there, stoppedAt, runsOnce = false }) => !(there || runsOnce) && stoppedAt === undefined)
      .map(({ name }) => name)
    if (waitingFor.length > 0 || !(await this.platform.vault.answers())) throw new Refused('not-ready', 1)
    return { status: degraded.length > 0 ? 'degraded' : 'ready', waitingFor, degraded }
  }

  @Implements(healthDetail)
  async detail(): Promise<AnswerOf<typeof healthDetail>> {
    const { refused, 'given-up': givenUp, 'not-sent': notSent, ...mails } = await this.outbox.counts()
    const says = this.outbox.canSend ? 'sending' : 'not sent: no mail server configured'
    return {
      followers: this.platform.readModels.status().map(({ name, ready: caughtUp, stoppedAt, interrupted = false, standingBy = false }) => ({
        name,
        caughtUp,
        stopped: stoppedAt !== undefined,
        interrupted,
        standingBy,
      })),
      mail: { says, ...mails, givenUp: givenUp + refused, notSent },
      files: { scanning: await this.files.scanning() },
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { Platform, systemSource } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { FollowEndings } from '../../story/follow/follow-endings.ts'
import { Erasures } from '../erasures.ts'
import { ErasureList, type ListedErasure } from './erasure-list.ts'
import { outstanding } from './replay.ts'

const LOOK_MS = 20
const PATIENCE_MS = 600_000

/** An erasure of the list could not be done again and verified: what was restored must not be opened. */
class ReplayIncomplete extends Error {
  readonly type = 'replay-incomplete'
}

/**
 * Erases again everything on the list that the log does not have as done, and ends the followings whose address it has; answers how many erasures that were,
 * once all are verified. @throws ReplayIncomplete
 */
export class ReplayErasures extends Command<number> {}

@CommandHandler(ReplayErasures)
export class ReplayErasuresHandler implements ICommandHandler<ReplayErasures> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(FollowEndings) private readonly follows: FollowEndings,
  ) {}

  async execute(): Promise<number> {
    const entries = await outstanding(this.list, this.platform.store)
    for (const entry of entries) await this.begin(entry)
    for (const entry of entries) await this.finish(entry)
    await this.follows.endLost(systemSource(this.platform.clock))
    return entries.length
  }

  private async begin(entry: ListedErasure): Promise<void> {
    await this.erasures.ask(entry, systemSource(this.platform.clock))
    await this.erasures.advance(entry.programme, entry.erasure)
  }

  /** The other stores answer by policies of their own. */
  private async finish({ programme, erasure }: ListedErasure): Promise<void> {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const { status, unverified } = await this.erasures.load(programme, erasure)
      if (status === 'erased') return
      if (unverified.length > 0)
        throw new ReplayIncomplete(`the erasure ${erasure} was done again, but something is left in ${unverified.join(', ')}`)
      if (performance.now() > until) throw new ReplayIncomplete(`the erasure ${erasure} was begun again and does not end`)
      await pause(LOOK_MS)
    }
  }
}

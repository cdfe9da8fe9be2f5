import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, ReadModel, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { FollowEndings } from '../story/follow/follow-endings.ts'
import type { ErasureFactOf } from './erasure.events.ts'
import { openErasures } from './erasures.query.ts'
import { Erasures } from './erasures.ts'
import { ErasureList } from './replay-list/erasure-list.ts'
import { outstanding } from './replay-list/replay.ts'

/** The process manager: whenever something happens in an erasure, it goes on. */
@Injectable()
export class ErasureProcess implements Policy {
  readonly name = 'erasure-process'
  readonly types = ['ErasureRequested', 'StorePurged', 'PartChecked']

  constructor(@Inject(Erasures) private readonly erasures: Erasures) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, erasure } = fact.data as ErasureFactOf<'ErasureRequested' | 'StorePurged' | 'PartChecked'>['data']
    await this.erasures.advance(programme, erasure)
  }
}

/** Looks at open erasures from time to time, because no fact tells that a hold is gone or that a check would pass now. */
@Injectable()
export class ErasureWatch implements Watching {
  readonly everyMs = 600_000
  readonly atStart = true
  readonly failed = 'erasures.not-looked-at'

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(FollowEndings) private readonly follows: FollowEndings,
  ) {}

  async look(): Promise<void> {
    for (const { programme, erasure } of openErasures(this.model)) await this.erasures.advance(programme, erasure).catch(() => undefined)
    await this.repeatListed()
  }

  /** The list knows more than the log when somebody put older files back by hand. */
  private async repeatListed(): Promise<void> {
    for (const entry of await outstanding(this.list, this.platform.store)) {
      await this.erasures.ask(entry, systemSource(this.platform.clock))
      await this.erasures.advance(entry.programme, entry.erasure)
    }
    await this.follows.endLost(systemSource(this.platform.clock))
  }
}

import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'
import { EqualityLinks } from './equality-links.ts'
import { WaitingAnswers } from './waiting-answers.ts'

/** Deletes what was answered about equality, at once; that it was is recorded later, with what else waits. */
@Injectable()
export class ForgetEquality {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'clock'>,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(EqualityLinks) private readonly links: EqualityLinks,
    @Inject(WaitingAnswers) private readonly waiting: WaitingAnswers,
  ) {}

  /** Repeated after a crash it does what is missing. Answers how many links that was. */
  async of(contribution: string): Promise<number> {
    const target = await this.links.of(contribution)
    if (!target) return 0
    const { programme, record, person } = target
    await forgetSubject({ list: this.list, vault: this.platform.vault }, { subject: person, purposes: ['equality'] })
    await this.waiting.put({ what: 'withdrawal', programme, record, on: new Date(this.platform.clock.now()).toISOString().slice(0, 10) })
    await this.links.drop(contribution)
    return 1
  }
}

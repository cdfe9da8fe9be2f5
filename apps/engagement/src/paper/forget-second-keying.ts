import type { PaperFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'
import { doubleEntry } from './keyings.ts'

/** Once a form is settled, the second keying is erased with its key; the first one has a key of its own. */
@Injectable()
export class ForgetSecondKeying implements Policy {
  readonly name = 'forget-second-keying'
  readonly types = ['PaperDifferencesSettled']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ErasureList) private readonly list: ErasureList,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { person } = (recorded as RecordedFact<PaperFact<'PaperDifferencesSettled'>>).data
    await forgetSubject({ list: this.list, vault: this.platform.vault }, { subject: person, purposes: [doubleEntry] })
  }
}

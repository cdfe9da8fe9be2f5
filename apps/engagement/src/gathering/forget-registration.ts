import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { Outbox, Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'

/** What somebody told for a place that they gave back, or did not take in time, is erased at once. Doing it again changes nothing. */
@Injectable()
export class ForgetRegistration implements Policy {
  readonly name = 'forget-registration'
  readonly types = ['RegistrationCancelled', 'PlaceLapsed']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ErasureList) private readonly list: ErasureList,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { registration, person } = (recorded as RecordedFact<EventsFact<'RegistrationCancelled' | 'PlaceLapsed'>>).data
    await this.outbox.forget(registration)
    await forgetSubject({ list: this.list, vault: this.platform.vault }, { subject: person, purposes: ['event-care'] })
  }
}

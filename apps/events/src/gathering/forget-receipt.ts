import type { RetentionFact } from '@heard/contracts/engagement'
import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import type { Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Places } from './places.ts'

type Ended = EventsFact<'RegistrationCancelled' | 'PlaceLapsed'>
type Followed = Ended | Extract<RetentionFact, { type: 'RetentionApplied' }>

/** Once a registration has ended or its time is over, its code leads to it no more. Doing it again changes nothing. */
@Injectable()
export class ForgetReceipt implements Policy {
  readonly name = 'forget-registration-receipt'
  readonly types = ['RegistrationCancelled', 'PlaceLapsed', 'RetentionApplied']

  constructor(@Inject(Places) private readonly places: Places) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<Followed>
    if (fact.type === 'RetentionApplied') {
      if (fact.data.kind === 'registration') await this.places.forgetReceipt(fact.data.item, undefined)
      return
    }
    const { programme, gathering, registration } = fact.data
    await this.places.forgetReceipt(registration, { programme, gathering, ended: fact.type === 'PlaceLapsed' ? 'lapsed' : 'cancelled' })
  }
}

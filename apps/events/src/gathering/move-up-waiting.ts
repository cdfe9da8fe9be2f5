import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, Refused, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Places } from './places.ts'

/** When places become free, whoever waits is offered them, the first one first. */
@Injectable()
export class MoveUpWaiting implements Policy {
  readonly name = 'move-up-waiting'
  readonly types = ['RegistrationCancelled', 'RegistrationChanged', 'GatheringChanged', 'PlaceLapsed']

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Places) private readonly places: Places,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, gathering } = fact.data as EventsFact<'RegistrationCancelled' | 'GatheringChanged'>['data']
    const source = systemSource(this.platform.clock, fact.id)
    try {
      await this.places.run({ programme, gathering }, Promise.resolve({ type: 'MoveUp', programme, gathering, at: source.at }), source)
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'unknown-gathering')) throw error
    }
  }
}

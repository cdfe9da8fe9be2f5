import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { type Policy, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { TakenBack } from '../retention/taken-back.ts'

type Followed = EventsFact<'RegistrationCancelled' | 'PlaceLapsed' | 'EvaluationWithdrawn'>
const PATIENCE_MS = 60_000

/** What somebody told for a place that they gave back, or did not take in time, or of how it was and took back, is erased at once, unless a hold keeps it. */
@Injectable()
export class ForgetRegistration implements Policy {
  readonly name = 'forget-registration'
  readonly types = ['RegistrationCancelled', 'PlaceLapsed', 'EvaluationWithdrawn']

  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(TakenBack) private readonly takenBack: TakenBack,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<Followed>
    const { programme, person } = fact.data
    if (person === undefined) return
    // Holds, and concerns, that were recorded before this.
    await this.model.waitFor(fact.position, PATIENCE_MS)
    const what =
      fact.type === 'EvaluationWithdrawn'
        ? ({ purpose: 'event-feedback', kind: 'evaluation', item: person } as const)
        : ({ purpose: 'event-care', kind: 'registration', item: fact.data.registration } as const)
    await this.takenBack.erase(programme, { ...what, person }, fact.id)
  }
}

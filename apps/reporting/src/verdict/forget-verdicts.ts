import type { FactOf } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import type { consentFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import type { Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Verdicts } from './verdicts.ts'
import { Voters } from './voters.ts'

type Left = FactOf<typeof consentFacts, 'ConsentWithdrawn'> | ChampionsFact<'ChampionUnlinked'>

/** What somebody said goes when their words may not be used any more, or when they are a champion no longer. An erasure does that itself. */
@Injectable()
export class ForgetVerdicts implements Policy {
  readonly name = 'forget-verdicts'
  readonly types = ['ConsentWithdrawn', 'ChampionUnlinked'] satisfies readonly Left['type'][]

  constructor(
    @Inject(Verdicts) private readonly verdicts: Verdicts,
    @Inject(Voters) private readonly voters: Voters,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { type, data } = recorded as RecordedFact<Left>
    if (type === 'ChampionUnlinked') return this.verdicts.forget(data.programme, 'champions', data.application)
    const { programme, contribution } = data
    if (await this.voters.isGone(programme, contribution)) await this.verdicts.forget(programme, 'residents', contribution)
  }
}

import type { FactOf } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import type { consentFacts } from '@heard/contracts/engagement'
import type { VerdictBy } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import type { Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CheckAnswers } from '../draft-check/check-answers.ts'
import { Verdicts } from './verdicts.ts'
import { Voters } from './voters.ts'

type Left = FactOf<typeof consentFacts, 'ConsentWithdrawn'> | ChampionsFact<'ChampionUnlinked'>

/** What somebody said of promises and drafts goes when their words may not be used any more, or when they are a champion no longer. An erasure does that itself. */
@Injectable()
export class ForgetVerdicts implements Policy {
  readonly name = 'forget-verdicts'
  readonly types = ['ConsentWithdrawn', 'ChampionUnlinked'] satisfies readonly Left['type'][]

  constructor(
    @Inject(Verdicts) private readonly verdicts: Verdicts,
    @Inject(CheckAnswers) private readonly checks: CheckAnswers,
    @Inject(Voters) private readonly voters: Voters,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { type, data } = recorded as RecordedFact<Left>
    if (type === 'ChampionUnlinked') return this.forget(data.programme, 'champions', data.application)
    const { programme, contribution } = data
    if (await this.voters.isGone(programme, contribution)) await this.forget(programme, 'residents', contribution)
  }

  private async forget(programme: string, from: VerdictBy, voter: string): Promise<void> {
    await this.verdicts.forget(programme, from, voter)
    await this.checks.forget(programme, from, voter)
  }
}

import type { VerdictBy } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { answerErasure, type ErasureStep, Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CheckAnswers } from '../draft-check/check-answers.ts'
import { Verdicts } from '../verdict/verdicts.ts'
import { AnalysisIndex } from './analysis-index.ts'
import { contributionsOf } from './counts.query.ts'
import { concernsIndex } from './index-facts.ts'

/**
 * When an erasure starts, the index forgets the person at once, however far it has read, with the models that were learned from it, and what the person
 * said of promises and drafts goes.
 */
@Injectable()
export class PurgeAnalysisIndex implements Policy {
  readonly name = 'purge-analysis-index'
  readonly types = ['ErasureStarted']

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(Verdicts) private readonly verdicts: Verdicts,
    @Inject(CheckAnswers) private readonly checks: CheckAnswers,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const started = fact as ErasureStep
    const { programme, contribution, person, purposes } = started.data
    const theirs = new Set([contribution, ...contributionsOf(this.index, person)])
    const rows = concernsIndex(purposes) ? this.index.forgetPerson(person) : 0
    if (concernsIndex(purposes)) for (const each of theirs) await this.forget(programme, 'residents', each)
    if (purposes?.includes('volunteering') ?? true) await this.forget(programme, 'champions', contribution)
    await answerErasure(this.platform, started, 'analysis-index', rows)
  }

  private async forget(programme: string, from: VerdictBy, voter: string): Promise<void> {
    await this.verdicts.forget(programme, from, voter)
    await this.checks.forget(programme, from, voter)
  }
}

import type { RecordedFact } from '@heard/event-sourcing'
import { answerErasure, type ErasureStep, Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { SuggestionModels } from '../suggestion/suggestion-models.ts'
import { AnalysisIndex } from './analysis-index.ts'
import { concernsIndex } from './index-facts.ts'

/** When an erasure starts, the index forgets the person at once, however far it has read, and so do the models that were learned from it. */
@Injectable()
export class PurgeAnalysisIndex implements Policy {
  readonly name = 'purge-analysis-index'
  readonly types = ['ErasureStarted']

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(SuggestionModels) private readonly models: SuggestionModels,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const started = fact as ErasureStep
    const rows = concernsIndex(started.data.purposes) ? this.index.forgetPerson(started.data.person) : 0
    this.models.forgetAll()
    await answerErasure(this.platform, started, 'analysis-index', rows)
  }
}

import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type RecommendationFact, recommendationStream } from '../recommendation/recommendation.events.ts'
import { CheckAnswers } from './check-answers.ts'

type Ending = Extract<RecommendationFact, { type: 'RecommendationPublished' | 'RecommendationWithdrawn' }>

/** What people said of a draft leaves the vault once it is a draft no longer. */
@Injectable()
export class ForgetChecks implements Policy {
  readonly name = 'forget-checks'
  readonly types = ['RecommendationPublished', 'RecommendationWithdrawn'] satisfies readonly Ending['type'][]

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, recommendation } = (fact as RecordedFact<Ending>).data
    const rounds: number[] = []
    for await (const { type, data } of this.platform.store.readStream<RecommendationFact>(recommendationStream(programme, recommendation))) {
      if (type === 'DraftCheckAsked') rounds.push(data.round)
    }
    await this.answers.dropAll({ programme, recommendation }, rounds)
  }
}

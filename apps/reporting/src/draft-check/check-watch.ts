import { Commands, Platform, ReadModel, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { loadState } from '../load-state.ts'
import { openCheck } from '../recommendation/check.decide.ts'
import { recommendationDecider } from '../recommendation/recommendation.decider.ts'
import { recommendationStream } from '../recommendation/recommendation.events.ts'
import { dayOf } from '../today.ts'
import { CheckAnswers } from './check-answers.ts'

const UNCLOSED = `
SELECT DISTINCT programme, id AS recommendation FROM histories a
WHERE type = 'DraftCheckAsked' AND json_extract(data, '$.until') < ?
AND NOT EXISTS (SELECT 1 FROM histories c WHERE c.kind = a.kind AND c.id = a.id AND (c.type = 'RecommendationWithdrawn'
  OR (c.type = 'DraftCheckClosed' AND json_extract(c.data, '$.round') = json_extract(a.data, '$.round'))))`

/** Looks every hour for checks whose last day has passed. */
@Injectable()
export class CheckWatch implements Watching {
  readonly everyMs = 3_600_000
  readonly atStart = true
  readonly failed = 'draft-checks.not-closed'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  async look(): Promise<void> {
    const source = systemSource(this.platform.clock)
    const today = dayOf(source.at)
    for (const of of this.model.query<{ programme: string; recommendation: string }>(UNCLOSED, today)) {
      const stream = recommendationStream(of.programme, of.recommendation)
      await this.answers.ending(of, async (counted) => {
        const open = openCheck(await loadState(this.platform.store, recommendationDecider, stream))
        if (open && open.until < today)
          await this.commands.run(recommendationDecider, stream, { type: 'CloseDraftCheck', ...of, today, counted }, source)
      })
    }
  }
}

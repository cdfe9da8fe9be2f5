import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Platform, type Policy, ReadModel, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { dayOf } from '../today.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import { type RecommendationFact, recommendationStream } from './recommendation.events.ts'

const UNANSWERED = `
SELECT DISTINCT programme, p.id FROM histories p, json_each(p.data, '$.organisations') o
WHERE p.type = 'RecommendationPublished' AND json_extract(p.data, '$.dueBy') < ?
AND NOT EXISTS (SELECT 1 FROM histories h WHERE h.kind = p.kind AND h.id = p.id AND (h.type = 'RecommendationWithdrawn'
  OR (h.type IN ('ResponseGiven', 'SilenceRecorded') AND json_extract(h.data, '$.organisation') = o.value)))`

/** Records that an organisation let the day for its answer pass. The decider has the last word: asking too often changes nothing. */
@Injectable()
export class Silences {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async record(programme: string, recommendation: string): Promise<void> {
    const source = systemSource(this.platform.clock)
    const command = { type: 'RecordSilence' as const, programme, recommendation, today: dayOf(source.at) }
    await this.commands.run(recommendationDecider, recommendationStream(programme, recommendation), command, source)
  }
}

/** Published with a day that has passed already: silent from the start. */
@Injectable()
export class SilenceOnPublication implements Policy {
  readonly name = 'silence-on-publication'
  readonly types = ['RecommendationPublished']

  constructor(@Inject(Silences) private readonly silences: Silences) {}

  handle(fact: RecordedFact): Promise<void> {
    const { programme, recommendation } = fact.data as Extract<RecommendationFact, { type: 'RecommendationPublished' }>['data']
    return this.silences.record(programme, recommendation)
  }
}

/** Looks every hour, because no fact tells that a day has passed. */
@Injectable()
export class SilenceWatch implements Watching {
  readonly everyMs = 3_600_000
  readonly atStart = true
  readonly failed = 'silences.not-recorded'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Silences) private readonly silences: Silences,
  ) {}

  async look(): Promise<void> {
    const today = dayOf(new Date(this.platform.clock.now()).toISOString())
    for (const { programme, id } of this.model.query<{ programme: string; id: string }>(UNANSWERED, today)) await this.silences.record(programme, id)
  }
}

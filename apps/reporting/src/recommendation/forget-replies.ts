import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type RecommendationFact, recommendationStream } from './recommendation.events.ts'

type Ending = Extract<RecommendationFact, { type: 'DraftReplied' | 'RecommendationPublished' | 'RecommendationWithdrawn' }>
type Reply = Extract<RecommendationFact, { type: 'DraftReplied' }>['data']

/** Whether a reply that came before this fact is of no use to anybody after it. */
const isOver = ({ type, data }: Ending, reply: Reply): boolean => {
  if (type === 'DraftReplied') return reply.organisation === data.organisation
  if (type === 'RecommendationPublished') return !(data.replies ?? []).some(({ text }) => text?.ref === reply.text.ref)
  return !data.published
}

/** Words of a reply leave the vault once another takes their place, or once the draft is none any more and they are not shown beside what came of it. */
@Injectable()
export class ForgetReplies implements Policy {
  readonly name = 'forget-replies'
  readonly types = ['DraftReplied', 'RecommendationPublished', 'RecommendationWithdrawn']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(fact: RecordedFact): Promise<void> {
    const ending = fact as RecordedFact<Ending>
    const { programme, recommendation } = ending.data
    const over: string[] = []
    for await (const before of this.platform.store.readStream<RecommendationFact>(recommendationStream(programme, recommendation))) {
      if (before.position >= fact.position) break
      if (before.type === 'DraftReplied' && isOver(ending, before.data)) over.push(before.data.text.ref)
    }
    await this.platform.vault.withdraw(over)
  }
}

import type { AudienceResponses, ConversationCounts } from '@heard/contracts/reporting'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countAudienceChannels } from './answers.query.ts'
import { responsesOf } from './responses.view.ts'

const INVITED = 'SELECT audience, people FROM conversation_invitations WHERE programme = ? AND conversation = ?'

/** How many answered of those who were invited, under the same rule as the results. */
@Injectable()
export class CountedResponses {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async of(programme: string, conversation: string, counts: Pick<ConversationCounts, 'audiences' | 'channels'>): Promise<AudienceResponses[]> {
    const rows = this.model.query<{ audience: string; people: number }>(INVITED, programme, conversation)
    return responsesOf(counts, {
      people: await countAudienceChannels(this.index, programme, conversation),
      invited: new Map(rows.map(({ audience, people }) => [audience, people])),
    })
  }
}

import type { AnswerOf } from '@heard/contracts'
import type { paperToKeyAgain } from '@heard/contracts/engagement'
import { type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { PaperReader } from './paper.reader.ts'

type ToKeyAgain = AnswerOf<typeof paperToKeyAgain>

export class PaperToKeyAgainQuery extends Query<ToKeyAgain> {
  constructor(readonly input: InputOf<typeof paperToKeyAgain>) {
    super()
  }
}

/** Questions alone: nothing that the first keying says is opened. */
@QueryHandler(PaperToKeyAgainQuery)
export class PaperToKeyAgainHandler implements IQueryHandler<PaperToKeyAgainQuery> {
  constructor(
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  async execute({ input: { params, query } }: PaperToKeyAgainQuery): Promise<ToKeyAgain> {
    const of = { ...params, form: query.form }
    const { contribution } = await this.paper.keyed(of)
    if ((await this.paper.stateOf(of)).takenBack) throw new Refused('unknown-form')
    const { held } = await this.contributions.read(params.programme, contribution)
    if (held.answers === undefined) throw new Refused('unknown-form')
    const asked = await this.conversations.readUpTo(params.programme, params.conversation, held.answers.questionnaire)
    return { form: query.form, content: await this.conversations.words(asked.content) }
  }
}

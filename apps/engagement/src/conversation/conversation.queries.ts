import type { ConversationSummary, listConversations, listOwnConversations, showConversation, showQuestionnaire } from '@heard/contracts/engagement'
import { type ConversationStage, hasEasyRead, questionnaireFor, type SealedWords } from '@heard/contracts/engagement'
import { type AnswerOf, type InputOf, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { ConversationReader } from './conversation.reader.ts'
import type { ConversationState } from './conversation.state.ts'

type Row = {
  readonly conversation: string
  readonly stage: ConversationStage
  readonly opened: string | null
  readonly closes: string | null
  readonly words: string
}

/** A conversation is over when its last day is, whether somebody said so or not. */
const stageOn = (today: string, stage: ConversationStage, closes: string | null | undefined): ConversationStage =>
  stage !== 'draft' && typeof closes === 'string' && closes < today ? 'closed' : stage

const dates = (opened: string | null | undefined, closes: string | null | undefined) => ({
  ...(opened ? { opened } : {}),
  ...(closes ? { closes } : {}),
})

const sql = 'SELECT conversation, stage, opened, closes, words FROM conversations WHERE programme = ?'

export class ListConversations extends Query<AnswerOf<typeof listOwnConversations>> {
  constructor(
    readonly programme: string,
    readonly language: InputOf<typeof listConversations>['query']['language'],
    readonly drafts: boolean,
  ) {
    super()
  }
}

@QueryHandler(ListConversations)
export class ListConversationsHandler implements IQueryHandler<ListConversations> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme, language, drafts }: ListConversations): Promise<AnswerOf<typeof listOwnConversations>> {
    this.programmes.conversationRules(programme)
    const rows = this.model.query<Row>(
      `${sql} ${drafts ? '' : "AND stage <> 'draft'"} ORDER BY coalesce(opened, '9999') DESC, drafted_at DESC`,
      programme,
    )
    return { conversations: await Promise.all(rows.map((row) => this.summary(row, language))) }
  }

  private async summary({ conversation, stage, opened, closes, words }: Row, language: string): Promise<ConversationSummary> {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    const content = await this.conversations.words({ words: JSON.parse(words) as SealedWords[], sections: [] })
    const { title, intro } = questionnaireFor(content, { language, easyRead: false })
    return { conversation, stage: stageOn(today, stage, closes), ...dates(opened, closes), title, ...(intro ? { intro } : {}) }
  }
}

const standing = (conversation: string, { stage, opened, closes, questionnaire }: ConversationState, today: string) => {
  if (stage === 'none') throw new Refused('unknown-conversation')
  return { conversation, stage: stageOn(today, stage, closes), ...dates(opened, closes), questionnaire }
}

export class ShowConversation extends Query<AnswerOf<typeof showConversation>> {
  constructor(
    readonly input: InputOf<typeof showConversation>,
    readonly today: string,
  ) {
    super()
  }
}

@QueryHandler(ShowConversation)
export class ShowConversationHandler implements IQueryHandler<ShowConversation> {
  constructor(@Inject(ConversationReader) private readonly conversations: ConversationReader) {}

  async execute({ input: { params, query }, today }: ShowConversation): Promise<AnswerOf<typeof showConversation>> {
    const state = await this.conversations.read(params.programme, params.conversation)
    if (state.stage === 'draft') throw new Refused('unknown-conversation')
    const content = await this.conversations.words(state.content)
    return {
      ...standing(params.conversation, state, today),
      hasEasyRead: hasEasyRead(content),
      ...questionnaireFor(content, { language: query.language, easyRead: query.easyRead === 'yes' }),
    }
  }
}

export class ShowQuestionnaire extends Query<AnswerOf<typeof showQuestionnaire>> {
  constructor(
    readonly params: InputOf<typeof showQuestionnaire>['params'],
    readonly today: string,
  ) {
    super()
  }
}

@QueryHandler(ShowQuestionnaire)
export class ShowQuestionnaireHandler implements IQueryHandler<ShowQuestionnaire> {
  constructor(@Inject(ConversationReader) private readonly conversations: ConversationReader) {}

  async execute({ params, today }: ShowQuestionnaire): Promise<AnswerOf<typeof showQuestionnaire>> {
    const state = await this.conversations.read(params.programme, params.conversation)
    const { stage } = state
    if (stage === 'none') throw new Refused('unknown-conversation')
    return {
      ...standing(params.conversation, state, today),
      stage,
      over: stageOn(today, stage, state.closes) === 'closed',
      asked: [...state.asked.keys()],
      invited: [...state.invited].map(([audience, people]) => ({ audience, people })),
      content: await this.conversations.words(state.content),
    }
  }
}

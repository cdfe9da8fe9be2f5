import { type AnswerOf, given } from '@heard/contracts'
import { type GivenAnswers, type giveAnswers, questionsIn, type TableAt } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, type InputOf, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionStream } from '../story/contribution.events.ts'
import { ShareStoryRequest } from '../story/share-story/share-story.handler.ts'
import { accepted, acceptedNotes } from './answers-taken.ts'
import { takesAnswers } from './conversation.decider.ts'
import { ConversationReader } from './conversation.reader.ts'
import { wordsAndChoices } from './words-and-choices.ts'

type Given = AnswerOf<typeof giveAnswers>
type Body = Omit<InputOf<typeof giveAnswers>['body'], 'answers'>

/** What was answered, and how it came: from a person on the web or on paper, or as the notes of a table. */
type Said =
  | { readonly mode: 'web' | 'paper'; readonly answers: GivenAnswers }
  | { readonly mode: 'gathering'; readonly at: TableAt; readonly notes: Readonly<Record<string, string>>; readonly contribution: string | undefined }

export class GiveAnswersRequest extends Command<Answered<Given>> {
  constructor(
    readonly params: InputOf<typeof giveAnswers>['params'],
    readonly body: Body,
    readonly said: Said,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Answers are taken in on the way of stories: sealed, with consents and a receipt, once however often they are sent. */
@CommandHandler(GiveAnswersRequest)
export class GiveAnswersHandler implements ICommandHandler<GiveAnswersRequest> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
    @Inject(Submissions) private readonly submissions: Submissions,
  ) {}

  async execute({ params, body, said, caller }: GiveAnswersRequest): Promise<Answered<Given>> {
    const { programme, conversation } = params
    const state = await this.conversations.read(programme, conversation)
    if (!takesAnswers(state, caller.at.slice(0, 10))) return this.answerToRetry(programme, caller, 'conversation-not-open')
    if (body.questionnaire !== state.questionnaire) return this.answerToRetry(programme, caller, 'questionnaire-changed')
    const { questionnaire, audience, ...told } = body
    const { words, held } = wordsAndChoices(
      questionsIn(state.content.sections),
      said.mode === 'gathering' ? acceptedNotes(state, said.notes) : accepted(state, audience, said.answers),
    )
    const story = {
      ...told,
      about: 'myself' as const,
      stages: [],
      barriers: [],
      files: [],
      mode: said.mode,
      words,
      ...(audience === undefined ? {} : { community: audience }),
    }
    const { at, contribution } = said.mode === 'gathering' ? said : { at: undefined, contribution: undefined }
    const answering = { conversation, questionnaire, ...given({ at }), held }
    return this.commands.execute(new ShareStoryRequest(programme, story, caller, answering, contribution))
  }

  /** What was taken in keeps its receipt, although it would not be taken in now. @throws Refused `otherwise` for what was not */
  private async answerToRetry(programme: string, caller: Caller, otherwise: 'conversation-not-open' | 'questionnaire-changed') {
    const earlier = await this.submissions.earlier(caller)
    const position = earlier && (await this.submissions.recordedUpTo(contributionStream(programme, earlier.contribution)))
    if (!earlier || position === undefined) throw new Refused(otherwise)
    return answered({ contribution: earlier.contribution, receipt: earlier.receipt }, position)
  }
}

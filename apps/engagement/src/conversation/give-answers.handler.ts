import type { AnswerOf } from '@heard/contracts'
import { AnswerField, answerProblem, answersThatCount, type GivenAnswers, type giveAnswers, questionsIn } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, type InputOf, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionStream } from '../story/contribution.events.ts'
import { type Answering, ShareStoryRequest } from '../story/share-story/share-story.handler.ts'
import { takesAnswers } from './conversation.decider.ts'
import { ConversationReader } from './conversation.reader.ts'
import type { ConversationState } from './conversation.state.ts'

type Given = AnswerOf<typeof giveAnswers>

export class GiveAnswersRequest extends Command<Answered<Given>> {
  constructor(
    readonly input: InputOf<typeof giveAnswers>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Words and choices of a contribution, from what somebody answered. */
const contributionOf = ({ content }: ConversationState, answers: GivenAnswers) => {
  const given = questionsIn(content.sections).flatMap(({ question }) => {
    const answer = answers[question]
    return answer ? [{ question, answer }] : []
  })
  const texts = given.flatMap(({ question, answer }) => ('text' in answer ? [{ question, text: answer.text }] : []))
  const choices: Answering['choices'] = Object.fromEntries(
    given.flatMap(({ question, answer }) => ('text' in answer ? [] : [[question, answer] as const])),
  )
  const words = Object.fromEntries(AnswerField.options.flatMap((field, index) => (texts[index] ? [[field, texts[index].text] as const] : [])))
  return { words, texts: texts.map(({ question }) => question), choices }
}

/** The answers that count. @throws Refused when one does not fit its question, or none is left */
const accepted = ({ content }: ConversationState, audience: string | undefined, answers: GivenAnswers): GivenAnswers => {
  const questions = new Map(questionsIn(content.sections).map((question) => [question.question, question]))
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id)
    if (!question || answerProblem(question, answer) !== undefined) throw new Refused('answer-does-not-fit')
  }
  const counted = answersThatCount(content.sections, audience, answers)
  if (Object.keys(counted).length === 0) throw new Refused('nothing-answered')
  return counted
}

/** Answers are taken in on the way of stories: sealed, with consents and a receipt, once however often they are sent. */
@CommandHandler(GiveAnswersRequest)
export class GiveAnswersHandler implements ICommandHandler<GiveAnswersRequest> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
    @Inject(Submissions) private readonly submissions: Submissions,
  ) {}

  async execute({ input: { params, body }, caller }: GiveAnswersRequest): Promise<Answered<Given>> {
    const { programme, conversation } = params
    const state = await this.conversations.read(programme, conversation)
    if (!takesAnswers(state, caller.at.slice(0, 10))) return this.answerToRetry(programme, caller, 'conversation-not-open')
    if (body.questionnaire !== state.questionnaire) return this.answerToRetry(programme, caller, 'questionnaire-changed')
    const { questionnaire, audience, answers, ...told } = body
    const { words, texts, choices } = contributionOf(state, accepted(state, audience, answers))
    const story = {
      ...told,
      about: 'myself' as const,
      stages: [],
      barriers: [],
      files: [],
      mode: 'web' as const,
      words,
      ...(audience === undefined ? {} : { community: audience }),
    }
    return this.commands.execute(
      new ShareStoryRequest(programme, story, caller, { origin: 'questionnaire', conversation, questionnaire, texts, choices }),
    )
  }
  /** What was taken in keeps its receipt, although it would not be taken in now. @throws Refused `otherwise` for what was not */
  private async answerToRetry(programme: string, caller: Caller, otherwise: 'conversation-not-open' | 'questionnaire-changed') {
    const earlier = await this.submissions.earlier(caller)
    const position = earlier && (await this.submissions.recordedUpTo(contributionStream(programme, earlier.contribution)))
    if (!earlier || position === undefined) throw new Refused(otherwise)
    return answered({ contribution: earlier.contribution, receipt: earlier.receipt }, position)
  }
}

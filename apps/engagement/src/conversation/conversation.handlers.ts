import type { countInvitations, draftQuestionnaire, moveConversation, reviseQuestionnaire } from '@heard/contracts/engagement'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { conversationDecider } from './conversation.decider.ts'
import { conversationStream } from './conversation.events.ts'
import { Drafting } from './drafting.ts'

type Done = AnswerOf<typeof draftQuestionnaire>

export class DraftQuestionnaire extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof draftQuestionnaire>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DraftQuestionnaire)
export class DraftQuestionnaireHandler implements ICommandHandler<DraftQuestionnaire> {
  constructor(@Inject(Drafting) private readonly drafting: Drafting) {}

  async execute({ input: { params, body }, caller }: DraftQuestionnaire): Promise<Answered<Done>> {
    const conversation = caller.newId()
    const { position } = await this.drafting.draft({ programme: params.programme, conversation, basedOn: 0, content: body.content }, caller)
    return answered({ conversation }, position)
  }
}

export class ReviseQuestionnaire extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof reviseQuestionnaire>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReviseQuestionnaire)
export class ReviseQuestionnaireHandler implements ICommandHandler<ReviseQuestionnaire> {
  constructor(@Inject(Drafting) private readonly drafting: Drafting) {}

  async execute({ input: { params, body }, caller }: ReviseQuestionnaire): Promise<Answered<Done>> {
    const { position } = await this.drafting.draft({ ...params, ...body }, caller)
    return answered({ conversation: params.conversation }, position)
  }
}

export class MoveConversation extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof moveConversation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(MoveConversation)
export class MoveConversationHandler implements ICommandHandler<MoveConversation> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ input: { params, body }, caller }: MoveConversation): Promise<Answered<Done>> {
    const { programme, conversation } = params
    const command = { type: 'Move' as const, programme, conversation, step: body.step, today: caller.at.slice(0, 10) }
    const { position } = await this.commands.run(conversationDecider, conversationStream(programme, conversation), command, caller)
    return answered({ conversation }, position)
  }
}

export class CountInvitations extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof countInvitations>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(CountInvitations)
export class CountInvitationsHandler implements ICommandHandler<CountInvitations> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ input: { params, body }, caller }: CountInvitations): Promise<Answered<Done>> {
    const { programme, conversation } = params
    const { audiences } = this.programmes.conversationRules(programme)
    const invited = new Map(body.invited.map(({ audience, people }) => [audience, people]))
    const command = { type: 'CountInvitations' as const, programme, conversation, invited, audiences }
    const { position } = await this.commands.run(conversationDecider, conversationStream(programme, conversation), command, caller)
    return answered({ conversation }, position)
  }
}

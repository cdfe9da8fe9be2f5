import {
  countInvitations,
  draftQuestionnaire,
  giveAnswers,
  listConversations,
  listOwnConversations,
  moveConversation,
  reviseQuestionnaire,
  showConversation,
  showQuestionnaire,
} from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { submissionCost } from '../story/limits.ts'
import { CountInvitations, DraftQuestionnaire, MoveConversation, ReviseQuestionnaire } from './conversation.handlers.ts'
import { ListConversations, ShowConversation, ShowQuestionnaire } from './conversation.queries.ts'
import { GiveAnswersRequest } from './give-answers.handler.ts'

@Controller()
export class ConversationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(listConversations)
  list(@Input() { params, query }: InputOf<typeof listConversations>) {
    return this.queries.execute(new ListConversations(params.programme, query.language, false))
  }

  @Implements(showConversation)
  show(@Input() input: InputOf<typeof showConversation>, @From() caller: Caller) {
    return this.queries.execute(new ShowConversation(input, caller.at.slice(0, 10)))
  }

  @Implements(giveAnswers)
  give(@Input() input: InputOf<typeof giveAnswers>, @From() caller: Caller) {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    const { answers, ...told } = input.body
    return this.commands.execute(new GiveAnswersRequest(input.params, told, { mode: 'web', answers }, caller))
  }

  @Implements(listOwnConversations)
  listOwn(@Input() { params }: InputOf<typeof listOwnConversations>) {
    return this.queries.execute(new ListConversations(params.programme, 'en', true))
  }

  @Implements(showQuestionnaire)
  showOwn(@Input() { params }: InputOf<typeof showQuestionnaire>, @From() caller: Caller) {
    return this.queries.execute(new ShowQuestionnaire(params, caller.at.slice(0, 10)))
  }

  @Implements(draftQuestionnaire)
  draft(@Input() input: InputOf<typeof draftQuestionnaire>, @From() caller: Caller) {
    return this.commands.execute(new DraftQuestionnaire(input, caller))
  }

  @Implements(reviseQuestionnaire)
  revise(@Input() input: InputOf<typeof reviseQuestionnaire>, @From() caller: Caller) {
    return this.commands.execute(new ReviseQuestionnaire(input, caller))
  }

  @Implements(moveConversation)
  move(@Input() input: InputOf<typeof moveConversation>, @From() caller: Caller) {
    return this.commands.execute(new MoveConversation(input, caller))
  }

  @Implements(countInvitations)
  countInvitations(@Input() input: InputOf<typeof countInvitations>, @From() caller: Caller) {
    return this.commands.execute(new CountInvitations(input, caller))
  }
}

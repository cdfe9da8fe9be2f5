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
import { ConversationController } from './conversation.controller.ts'
import { CountInvitationsHandler, DraftQuestionnaireHandler, MoveConversationHandler, ReviseQuestionnaireHandler } from './conversation.handlers.ts'
import { ListConversationsHandler, ShowConversationHandler, ShowQuestionnaireHandler } from './conversation.queries.ts'
import { ConversationReader } from './conversation.reader.ts'
import { Drafting } from './drafting.ts'
import { GiveAnswersHandler } from './give-answers.handler.ts'
import { LoadConversationsHandler } from './load-conversations.handler.ts'
import { OwnAnswersReader } from './own-answers.reader.ts'

export const conversationRoutes = [
  listConversations,
  showConversation,
  giveAnswers,
  listOwnConversations,
  showQuestionnaire,
  draftQuestionnaire,
  reviseQuestionnaire,
  moveConversation,
  countInvitations,
]

export const conversationControllers = [ConversationController]

export const conversationProviders = [
  ConversationReader,
  Drafting,
  OwnAnswersReader,
  LoadConversationsHandler,
  DraftQuestionnaireHandler,
  ReviseQuestionnaireHandler,
  MoveConversationHandler,
  CountInvitationsHandler,
  GiveAnswersHandler,
  ListConversationsHandler,
  ShowConversationHandler,
  ShowQuestionnaireHandler,
]

import type { Decider } from '@heard/event-sourcing'
import {
  type AskDraftCheck,
  type AskDraftCheckRefusal,
  type CloseDraftCheck,
  type CloseDraftCheckRefusal,
  decideAskDraftCheck,
  decideCloseDraftCheck,
} from './check.decide.ts'
import {
  type DraftRecommendation,
  type DraftRefusal,
  decideDraft,
  decideRedraft,
  type RedraftRecommendation,
  type RedraftRefusal,
} from './draft.decide.ts'
import {
  decidePublish,
  decideSilence,
  decideWithdraw,
  type PublishRecommendation,
  type PublishRefusal,
  type RecordSilence,
  type WithdrawRecommendation,
  type WithdrawRefusal,
} from './publish.decide.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import { evolve, initial, type RecommendationState } from './recommendation.state.ts'
import {
  decideReplyToDraft,
  decideSendDraft,
  type ReplyToDraft,
  type ReplyToDraftRefusal,
  type SendDraft,
  type SendDraftRefusal,
} from './reply.decide.ts'
import {
  type AmendResponse,
  type AmendResponseRefusal,
  decideAmendResponse,
  decideRespond,
  type Respond,
  type RespondRefusal,
} from './respond.decide.ts'

export type RecommendationCommand =
  | DraftRecommendation
  | RedraftRecommendation
  | SendDraft
  | ReplyToDraft
  | AskDraftCheck
  | CloseDraftCheck
  | PublishRecommendation
  | WithdrawRecommendation
  | RecordSilence
  | Respond
  | AmendResponse
export type RecommendationRefusal =
  | DraftRefusal
  | RedraftRefusal
  | SendDraftRefusal
  | ReplyToDraftRefusal
  | AskDraftCheckRefusal
  | CloseDraftCheckRefusal
  | PublishRefusal
  | WithdrawRefusal
  | RespondRefusal
  | AmendResponseRefusal

export const recommendationDecider: Decider<RecommendationCommand, RecommendationState, RecommendationFact, RecommendationRefusal> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'DraftRecommendation':
        return decideDraft(command, state)
      case 'RedraftRecommendation':
        return decideRedraft(command, state)
      case 'SendDraft':
        return decideSendDraft(command, state)
      case 'ReplyToDraft':
        return decideReplyToDraft(command, state)
      case 'AskDraftCheck':
        return decideAskDraftCheck(command, state)
      case 'CloseDraftCheck':
        return decideCloseDraftCheck(command, state)
      case 'PublishRecommendation':
        return decidePublish(command, state)
      case 'WithdrawRecommendation':
        return decideWithdraw(command, state)
      case 'RecordSilence':
        return decideSilence(command, state)
      case 'Respond':
        return decideRespond(command, state)
      case 'AmendResponse':
        return decideAmendResponse(command, state)
    }
  },
}

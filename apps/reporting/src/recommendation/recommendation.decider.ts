import type { Decider } from '@heard/event-sourcing'
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
  | PublishRecommendation
  | WithdrawRecommendation
  | RecordSilence
  | Respond
  | AmendResponse
export type RecommendationRefusal = DraftRefusal | RedraftRefusal | PublishRefusal | WithdrawRefusal | RespondRefusal | AmendResponseRefusal

export const recommendationDecider: Decider<RecommendationCommand, RecommendationState, RecommendationFact, RecommendationRefusal> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'DraftRecommendation':
        return decideDraft(command, state)
      case 'RedraftRecommendation':
        return decideRedraft(command, state)
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

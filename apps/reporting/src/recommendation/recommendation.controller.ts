import {
  amendResponse,
  draftRecommendation,
  publishRecommendation,
  redraftRecommendation,
  replyToDraft,
  respond,
  sendDraft,
  withdrawRecommendation,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { DraftRequest, RedraftRequest } from './draft.handler.ts'
import { PublishRequest, WithdrawRequest } from './publish.handler.ts'
import { ReplyToDraftRequest, SendDraftRequest } from './reply.handler.ts'
import { RespondRequest } from './respond.handler.ts'

@Controller()
export class RecommendationController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Implements(draftRecommendation)
  draft(@Input() input: InputOf<typeof draftRecommendation>, @From() caller: Caller) {
    return this.commands.execute(new DraftRequest(input, caller))
  }

  @Implements(redraftRecommendation)
  redraft(@Input() input: InputOf<typeof redraftRecommendation>, @From() caller: Caller) {
    return this.commands.execute(new RedraftRequest(input, caller))
  }

  @Implements(sendDraft)
  send(@Input() input: InputOf<typeof sendDraft>, @From() caller: Caller) {
    return this.commands.execute(new SendDraftRequest(input, caller))
  }

  @Implements(replyToDraft)
  reply(@Input() input: InputOf<typeof replyToDraft>, @From() caller: Caller) {
    return this.commands.execute(new ReplyToDraftRequest(input, caller))
  }

  @Implements(publishRecommendation)
  publish(@Input() input: InputOf<typeof publishRecommendation>, @From() caller: Caller) {
    return this.commands.execute(new PublishRequest(input, caller))
  }

  @Implements(withdrawRecommendation)
  withdraw(@Input() input: InputOf<typeof withdrawRecommendation>, @From() caller: Caller) {
    return this.commands.execute(new WithdrawRequest(input, caller))
  }

  @Implements(respond)
  respond(@Input() input: InputOf<typeof respond>, @From() caller: Caller) {
    return this.commands.execute(new RespondRequest(input, caller))
  }

  @Implements(amendResponse)
  amendResponse(@Input() input: InputOf<typeof amendResponse>, @From() caller: Caller) {
    return this.commands.execute(new RespondRequest(input, caller))
  }
}

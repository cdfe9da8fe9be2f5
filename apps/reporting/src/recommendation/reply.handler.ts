import type { replyToDraft, sendDraft } from '@heard/contracts/reporting'
import { type Answered, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import { recommendationStream } from './recommendation.events.ts'

export class SendDraftRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof sendDraft>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SendDraftRequest)
export class SendDraftHandler implements ICommandHandler<SendDraftRequest> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ input: { params, body }, caller }: SendDraftRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const command = { type: 'SendDraft' as const, programme, recommendation, today: dayOf(caller.at), replyBy: body.replyBy }
    const { position } = await this.commands.run(recommendationDecider, recommendationStream(programme, recommendation), command, caller)
    return answered(undefined, position)
  }
}

export class ReplyToDraftRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof replyToDraft>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReplyToDraftRequest)
export class ReplyToDraftHandler implements ICommandHandler<ReplyToDraftRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: ReplyToDraftRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const { organisation, seen, text, mayShow, language } = body
    const sealed = await this.wordings.seal(programme, 'recommendation', { reply: text }, language, caller)
    const actsFor = this.terms.actsFor(caller.principal, programme)
    const said = { organisation, seen, text: needed(sealed.reply), mayShow }
    const command = { type: 'ReplyToDraft' as const, programme, recommendation, actsFor, ...said }
    const { position } = await this.commands.run(recommendationDecider, recommendationStream(programme, recommendation), command, caller)
    return answered(undefined, position)
  }
}

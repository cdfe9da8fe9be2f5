import type { amendResponse, respond } from '@heard/contracts/reporting'
import { type Answered, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import { recommendationStream } from './recommendation.events.ts'

export class RespondRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof respond> | InputOf<typeof amendResponse>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RespondRequest)
export class RespondHandler implements ICommandHandler<RespondRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: RespondRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const { organisation, answer, text, reasons, language } = body
    const texts = { text, reasons, why: 'why' in body ? body.why : undefined }
    const sealed = await this.wordings.seal(programme, 'response', texts, language, caller)
    const actsFor = this.terms.actsFor(caller.principal, programme)
    const given = { programme, recommendation, actsFor, organisation, answer, text: needed(sealed.text), reasons: sealed.reasons }
    const command = sealed.why ? { type: 'AmendResponse' as const, ...given, why: sealed.why } : { type: 'Respond' as const, ...given }
    const { position } = await this.commands.run(recommendationDecider, recommendationStream(programme, recommendation), command, caller)
    return answered(undefined, position)
  }
}

import type { concludeAssessment, writeAssessmentPart } from '@heard/contracts/reporting'
import { type Answered, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { assessmentDecider } from './assessment.decider.ts'
import { assessmentStream } from './assessment.events.ts'
import { Assessments } from './assessment.handlers.ts'

export class WritePartRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof writeAssessmentPart>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WritePartRequest)
export class WritePartHandler implements ICommandHandler<WritePartRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: WritePartRequest): Promise<Answered<undefined>> {
    const { programme, by, id } = params
    this.terms.require(programme)
    const { says, impact, action, decides, reviewOn, language, forget, saves } = body
    const words = await this.wordings.seal(programme, 'assessment', { says, impact, action, decides }, language, caller)
    const command = {
      type: 'Write',
      programme,
      assessment: caller.newId(),
      part: { by, id },
      isKnown: this.assessments.isKnown(programme, { by, id }),
      says: needed(words.says),
      impact: needed(words.impact),
      action: needed(words.action),
      decides: needed(words.decides),
      reviewOn,
      today: dayOf(caller.at),
      forget,
      saves,
    } as const
    const { position } = await this.commands.run(assessmentDecider, assessmentStream(programme), command, caller)
    return answered(undefined, position)
  }
}

export class ConcludeRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof concludeAssessment>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ConcludeRequest)
export class ConcludeHandler implements ICommandHandler<ConcludeRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: ConcludeRequest): Promise<Answered<undefined>> {
    const { programme } = params
    this.terms.require(programme)
    const { conclusion, language, forget, saves } = body
    const words = await this.wordings.seal(programme, 'assessment', { conclusion }, language, caller)
    const command = { type: 'Conclude', programme, assessment: caller.newId(), conclusion: needed(words.conclusion), forget, saves } as const
    const { position } = await this.commands.run(assessmentDecider, assessmentStream(programme), command, caller)
    return answered(undefined, position)
  }
}

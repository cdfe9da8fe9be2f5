import type { approveAssessment, proposeAssessment, putBackAssessment } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { assessmentDecider } from './assessment.decider.ts'
import { assessmentStream } from './assessment.events.ts'

export class ProposeAssessmentRequest extends Command<Answered<AnswerOf<typeof proposeAssessment>>> {
  constructor(
    readonly input: InputOf<typeof proposeAssessment>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ProposeAssessmentRequest)
export class ProposeAssessmentHandler implements ICommandHandler<ProposeAssessmentRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: ProposeAssessmentRequest): Promise<Answered<AnswerOf<typeof proposeAssessment>>> {
    const { programme } = params
    this.terms.require(programme)
    const release = this.histories.releases(programme).at(-1)?.data.number
    const command = { type: 'Propose', programme, saves: body.saves, by: caller.actor, today: dayOf(caller.at), release } as const
    const { position, accepted } = await this.commands.run(assessmentDecider, assessmentStream(programme), command, caller)
    return answered({ assessment: accepted[0]?.data.assessment ?? '' }, position)
  }
}

export class ApproveAssessmentRequest extends Command<Answered<AnswerOf<typeof approveAssessment>>> {
  constructor(
    readonly params: InputOf<typeof approveAssessment>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ApproveAssessmentRequest)
export class ApproveAssessmentHandler implements ICommandHandler<ApproveAssessmentRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, assessment }, caller }: ApproveAssessmentRequest): Promise<Answered<AnswerOf<typeof approveAssessment>>> {
    this.terms.require(programme)
    const command = { type: 'Approve', programme, assessment, by: caller.actor, today: dayOf(caller.at) } as const
    const { position, accepted } = await this.commands.run(assessmentDecider, assessmentStream(programme), command, caller)
    const version = accepted.flatMap(({ type, data }) => (type === 'AssessmentApproved' ? [data.version] : [])).at(0) ?? 1
    return answered({ version }, position)
  }
}

export class PutBackAssessmentRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof putBackAssessment>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PutBackAssessmentRequest)
export class PutBackAssessmentHandler implements ICommandHandler<PutBackAssessmentRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: PutBackAssessmentRequest): Promise<Answered<undefined>> {
    const { programme, assessment } = params
    this.terms.require(programme)
    const sealed = await this.wordings.seal(programme, 'assessment', { reason: body.reason }, body.language, caller)
    const command = { type: 'PutBack', programme, assessment, reason: needed(sealed.reason) } as const
    const { position } = await this.commands.run(assessmentDecider, assessmentStream(programme), command, caller)
    return answered(undefined, position)
  }
}

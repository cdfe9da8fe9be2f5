import { given } from '@heard/contracts'
import type { dropReportLanguage, wordReport } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { reportDecider } from './report.decider.ts'
import { reportStream } from './report.events.ts'
import type { SealedReportWords } from './report.state.ts'

export class WordReportRequest extends Command<Answered<AnswerOf<typeof wordReport>>> {
  constructor(
    readonly input: InputOf<typeof wordReport>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WordReportRequest)
export class WordReportHandler implements ICommandHandler<WordReportRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input, caller }: WordReportRequest): Promise<Answered<AnswerOf<typeof wordReport>>> {
    const { programme } = input.params
    this.terms.require(programme)
    const words = await this.sealed(input, caller)
    const objectives = this.terms.known(programme, 'objective')
    const command = { type: 'Word', programme, report: caller.newId(), saves: input.body.saves, words, objectives } as const
    const { position, accepted } = await this.commands.run(reportDecider, reportStream(programme), command, caller)
    return answered({ report: accepted[0]?.data.report ?? command.report }, position)
  }

  private async sealed({ params, body }: InputOf<typeof wordReport>, caller: Caller): Promise<SealedReportWords> {
    const { programme, language } = params
    const { title, summary, easyRead } = body
    const seal = (objective: string) => this.wordings.seal(programme, 'report', { objective }, language, caller)
    const words = await this.wordings.seal(programme, 'report', { title, summary, easyRead }, language, caller)
    const objectives = await Promise.all(
      body.objectives.map(async ({ objective, text }) => ({ objective, text: needed((await seal(text)).objective) })),
    )
    return { language, title: needed(words.title), summary: needed(words.summary), ...given({ easyRead: words.easyRead }), objectives }
  }
}

export class DropReportLanguageRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof dropReportLanguage>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DropReportLanguageRequest)
export class DropReportLanguageHandler implements ICommandHandler<DropReportLanguageRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: DropReportLanguageRequest): Promise<Answered<undefined>> {
    const { programme, language } = params
    this.terms.require(programme)
    const { position } = await this.commands.run(
      reportDecider,
      reportStream(programme),
      { type: 'Drop', programme, language, saves: body.saves },
      caller,
    )
    return answered(undefined, position)
  }
}

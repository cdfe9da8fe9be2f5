import type { codeContribution, undoCoding } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { markedInOriginal } from '../analysis/contribution-text.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import { codebookStream } from '../codebook/codebook.events.ts'
import { loadState } from '../load-state.ts'
import { codingDecider } from './coding.decider.ts'
import { codingStream } from './coding.events.ts'

export class CodeContributionRequest extends Command<Answered<AnswerOf<typeof codeContribution>>> {
  constructor(
    readonly input: InputOf<typeof codeContribution>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(CodeContributionRequest)
export class CodeContributionHandler implements ICommandHandler<CodeContributionRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ input: { params, body }, caller }: CodeContributionRequest): Promise<Answered<AnswerOf<typeof codeContribution>>> {
    const { programme, contribution } = params
    const held = findContribution(this.index, programme, contribution)
    if (!held) throw new Refused('unknown-contribution')
    if (held.summary.state === 'withdrawn') throw new Refused('contribution-withdrawn')
    const excerpt = markedInOriginal(held, body.excerpt)
    const coding = caller.newId()
    const codebook = await loadState(this.platform.store, codebookDecider, codebookStream(programme))
    const { labels, lengths } = held
    const { position } = await this.commands.run(
      codingDecider,
      codingStream(programme, contribution),
      { type: 'CodeContribution', programme, contribution, coding, theme: body.theme, codebook, excerpt, labels, lengths },
      caller,
    )
    return answered({ coding }, position)
  }
}

export class UndoCodingRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof undoCoding>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(UndoCodingRequest)
export class UndoCodingHandler implements ICommandHandler<UndoCodingRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ input: { params }, caller }: UndoCodingRequest): Promise<Answered<undefined>> {
    const { programme, contribution, coding } = params
    const labels = findContribution(this.index, programme, contribution)?.labels ?? []
    const stream = codingStream(programme, contribution)
    const { position } = await this.commands.run(codingDecider, stream, { type: 'UndoCoding', programme, contribution, coding, labels }, caller)
    return answered(undefined, position)
  }
}

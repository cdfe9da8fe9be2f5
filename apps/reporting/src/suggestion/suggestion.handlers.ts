import type { answerSuggestion, learnSuggestions, showSuggesting, suggestThemes, switchSuggestions } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { CodeContributionRequest } from '../coding/coding.handlers.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { textIn } from './examples.query.ts'
import { suggest } from './model.ts'
import { suggestedDecider, suggestingDecider } from './suggestion.decider.ts'
import { suggestedStream, suggestingStream } from './suggestion.events.ts'
import { SuggestionModels } from './suggestion-models.ts'
import { SuggestionsReader } from './suggestions.reader.ts'

const hundred = (share: number): number => Math.round(share * 100)

export class SuggestingQuery extends Query<AnswerOf<typeof showSuggesting>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(SuggestingQuery)
export class SuggestingHandler implements IQueryHandler<SuggestingQuery> {
  constructor(
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  execute({ programme }: SuggestingQuery): Promise<AnswerOf<typeof showSuggesting>> {
    this.terms.require(programme)
    const { reader } = this
    return Promise.resolve({ on: reader.isOn(programme), models: reader.models(programme), agreement: reader.agreement(programme) })
  }
}

export class SwitchSuggestions extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof switchSuggestions>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SwitchSuggestions)
export class SwitchSuggestionsHandler implements ICommandHandler<SwitchSuggestions> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(SuggestionModels) private readonly models: SuggestionModels,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: SwitchSuggestions): Promise<Answered<undefined>> {
    const { programme } = params
    this.terms.require(programme)
    const { position } = await this.commands.run(suggestingDecider, suggestingStream(programme), { type: 'Switch', programme, on: body.on }, caller)
    if (!body.on) this.models.forget(programme)
    return answered(undefined, position)
  }
}

export class LearnSuggestions extends Command<Answered<AnswerOf<typeof learnSuggestions>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(LearnSuggestions)
export class LearnSuggestionsHandler implements ICommandHandler<LearnSuggestions> {
  constructor(
    @Inject(SuggestionModels) private readonly models: SuggestionModels,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: LearnSuggestions): Promise<Answered<AnswerOf<typeof learnSuggestions>>> {
    this.terms.require(programme)
    if (!this.reader.isOn(programme)) throw new Refused('suggestions-off')
    const { number, position } = await this.models.learn(programme, 'asked', caller)
    return answered({ number }, position)
  }
}

export class SuggestThemes extends Query<AnswerOf<typeof suggestThemes>> {
  constructor(readonly params: InputOf<typeof suggestThemes>['params']) {
    super()
  }
}

@QueryHandler(SuggestThemes)
export class SuggestThemesHandler implements IQueryHandler<SuggestThemes> {
  constructor(
    @Inject(SuggestionModels) private readonly models: SuggestionModels,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  execute({ params: { programme, contribution } }: SuggestThemes): Promise<AnswerOf<typeof suggestThemes>> {
    const held = findContribution(this.index, programme, contribution)
    if (!held) throw new Refused('not-found')
    if (!this.reader.isOn(programme)) return Promise.resolve({ state: 'off', suggestions: [] })
    const current = this.models.current(programme)
    if (typeof current === 'string') return Promise.resolve({ state: current, suggestions: [] })
    const text = textIn(this.index, programme, contribution)
    const settled = new Set([...held.summary.themes, ...this.reader.answered(programme, contribution)])
    const found = text === undefined ? [] : suggest(current.model, text)
    const suggestions = found
      .filter(({ theme }) => !settled.has(theme))
      .map(({ theme, sure, words }) => ({ theme, sure: hundred(sure), words: [...words] }))
    return Promise.resolve({ state: 'ready', model: current.number, suggestions })
  }
}

export class AnswerSuggestion extends Command<Answered<AnswerOf<typeof answerSuggestion>>> {
  constructor(
    readonly input: InputOf<typeof answerSuggestion>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AnswerSuggestion)
export class AnswerSuggestionHandler implements ICommandHandler<AnswerSuggestion> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ input: { params, body }, caller }: AnswerSuggestion): Promise<Answered<AnswerOf<typeof answerSuggestion>>> {
    const { programme, contribution, theme } = params
    if (!findContribution(this.index, programme, contribution)) throw new Refused('unknown-contribution')
    const command = { programme, contribution, theme, ...body, on: this.reader.isOn(programme) }
    const { position } = await this.commands.run(suggestedDecider, suggestedStream(programme, contribution), command, caller)
    if (body.answer === 'refused') return answered({}, position)
    return this.bus.execute(new CodeContributionRequest({ params: { programme, contribution }, body: { theme }, query: {} }, caller))
  }
}

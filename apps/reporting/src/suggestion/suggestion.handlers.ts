import { given } from '@heard/contracts'
import type { answerSuggestion, learnSuggestions, Suggestion, showSuggesting, suggestThemes, switchSuggestions } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { countedAs, type Senses } from '../codebook/meaning.ts'
import { Codings } from '../coding/codings.ts'
import { isDone } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { textIn } from './examples.query.ts'
import { suggest } from './model.ts'
import { suggestedDecider, suggestingDecider } from './suggestion.decider.ts'
import { suggestedStream, suggestingStream } from './suggestion.events.ts'
import { SuggestionModels } from './suggestion-models.ts'
import { SuggestionsReader } from './suggestions.reader.ts'

export class SuggestingQuery extends Query<AnswerOf<typeof showSuggesting>> {
  constructor(readonly programme: string) {
    super()
  }
}

type Agreement = AnswerOf<typeof showSuggesting>['agreement']

/** By what the themes count as now. */
const agreementBy = (agreement: Agreement, senses: Senses): Agreement =>
  [...Map.groupBy(agreement, ({ theme }) => countedAs(senses, theme))].map(([theme, some]) => ({
    theme,
    confirmed: some.reduce((sum, { confirmed }) => sum + confirmed, 0),
    refused: some.reduce((sum, { refused }) => sum + refused, 0),
  }))

@QueryHandler(SuggestingQuery)
export class SuggestingHandler implements IQueryHandler<SuggestingQuery> {
  constructor(
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  execute({ programme }: SuggestingQuery): Promise<AnswerOf<typeof showSuggesting>> {
    this.terms.require(programme)
    const { reader } = this
    const agreement = agreementBy(reader.agreement(programme), this.codebook.senses(programme))
    return Promise.resolve({ on: reader.isOn(programme), models: reader.models(programme), agreement })
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

type Offered = { readonly model: number; readonly suggestions: Suggestion[] }

/** What the model in use suggests for a contribution, of the themes that are in use. */
@Injectable()
export class Offers {
  constructor(
    @Inject(SuggestionModels) private readonly models: SuggestionModels,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async of(programme: string, contribution: string): Promise<Offered | 'none' | 'learning'> {
    const current = await this.models.current(programme)
    if (typeof current === 'string') return current
    const text = textIn(this.index, programme, contribution)
    const inUse = new Set(this.codebook.inUse(programme))
    const senses = this.codebook.senses(programme)
    const found = text === undefined ? [] : suggest(current.model, text).map((one) => ({ ...one, theme: countedAs(senses, one.theme) }))
    const surest = found.filter(({ theme, sure }) => inUse.has(theme) && found.every((other) => other.theme !== theme || other.sure <= sure))
    const once = [...new Map(surest.map((one) => [one.theme, one])).values()]
    return { model: current.number, suggestions: once.map(({ theme, sure, words }) => ({ theme, sure: Math.round(sure * 100), words: [...words] })) }
  }

  async one(programme: string, contribution: string, theme: string): Promise<{ readonly model: number; readonly sure: number } | undefined> {
    const offered = await this.of(programme, contribution)
    const suggestion = typeof offered === 'string' ? undefined : offered.suggestions.find((one) => one.theme === theme)
    return suggestion && typeof offered === 'object' ? { model: offered.model, sure: suggestion.sure } : undefined
  }
}

@QueryHandler(SuggestThemes)
export class SuggestThemesHandler implements IQueryHandler<SuggestThemes> {
  constructor(
    @Inject(Offers) private readonly offers: Offers,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ params: { programme, contribution } }: SuggestThemes): Promise<AnswerOf<typeof suggestThemes>> {
    const held = findContribution(this.index, programme, contribution)
    if (!held) throw new Refused('not-found')
    if (!this.reader.isOn(programme)) return { state: 'off', suggestions: [] }
    const offered = await this.offers.of(programme, contribution)
    if (typeof offered === 'string') return { state: offered, suggestions: [] }
    const senses = this.codebook.senses(programme)
    const settledBefore = [...this.reader.answered(programme, contribution)].map((theme) => countedAs(senses, theme))
    const settled = new Set([...held.summary.themes, ...settledBefore])
    return { state: 'ready', model: offered.model, suggestions: offered.suggestions.filter(({ theme }) => !settled.has(theme)) }
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
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Codings) private readonly codings: Codings,
    @Inject(Offers) private readonly offers: Offers,
    @Inject(SuggestionsReader) private readonly reader: SuggestionsReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  /** The coding first: what is recorded as confirmed is coded, whoever coded it. */
  async execute({ input: { params, body }, caller }: AnswerSuggestion): Promise<Answered<AnswerOf<typeof answerSuggestion>>> {
    const { programme, contribution, theme } = params
    if (!findContribution(this.index, programme, contribution)) throw new Refused('unknown-contribution')
    const on = this.reader.isOn(programme)
    const command = { ...params, answer: body.answer, on, suggested: on ? await this.offers.one(programme, contribution, theme) : undefined }
    const stream = suggestedStream(programme, contribution)
    const done = await isDone(this.platform.store, suggestedDecider, stream, command, caller)
    if (body.answer === 'confirmed' && !done) await this.codings.give(params, caller)
    const { position } = await this.commands.run(suggestedDecider, stream, command, caller)
    const [coding] = body.answer === 'confirmed' ? await this.codings.of(params) : []
    return answered(given({ coding }), position)
  }
}

import type { codeAgain, drawDoubleCoding, listDoubleCodings, nextToCodeAgain, settleDifference, showDoubleCoding } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ContributionTexts } from '../analysis/contribution-text.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { Codings } from '../coding/codings.ts'
import { isDone } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { asCounted, doubleDecider, settledAs } from './double.decider.ts'
import { doubleStream } from './double.events.ts'
import { DoubleCodings, type Place } from './double-codings.ts'
import { codedIn, saturationIn } from './sample.query.ts'

export class ListDoubleCodings extends Query<AnswerOf<typeof listDoubleCodings>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ListDoubleCodings)
export class ListDoubleCodingsHandler implements IQueryHandler<ListDoubleCodings> {
  constructor(
    @Inject(DoubleCodings) private readonly doubles: DoubleCodings,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme }: ListDoubleCodings): Promise<AnswerOf<typeof listDoubleCodings>> {
    this.terms.require(programme)
    const views = await Promise.all(this.doubles.samples(programme).map((row) => this.doubles.view(programme, row)))
    const samples = views.map(({ sample, at, size, coded, left, leftOut }) => ({ sample, at, size, coded, left, leftOut }))
    return { samples, saturation: await saturationIn(this.index, programme) }
  }
}

export class ShowDoubleCoding extends Query<AnswerOf<typeof showDoubleCoding>> {
  constructor(readonly place: Place) {
    super()
  }
}

@QueryHandler(ShowDoubleCoding)
export class ShowDoubleCodingHandler implements IQueryHandler<ShowDoubleCoding> {
  constructor(@Inject(DoubleCodings) private readonly doubles: DoubleCodings) {}

  execute({ place: { programme, sample } }: ShowDoubleCoding): Promise<AnswerOf<typeof showDoubleCoding>> {
    const row = this.doubles.samples(programme).find((one) => one.sample === sample)
    if (!row) throw new Refused('not-found')
    return this.doubles.view(programme, row)
  }
}

export class NextToCodeAgain extends Query<AnswerOf<typeof nextToCodeAgain>> {
  constructor(
    readonly place: Place,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(NextToCodeAgain)
export class NextToCodeAgainHandler implements IQueryHandler<NextToCodeAgain> {
  constructor(
    @Inject(DoubleCodings) private readonly doubles: DoubleCodings,
    @Inject(ContributionTexts) private readonly texts: ContributionTexts,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ place, caller }: NextToCodeAgain): Promise<AnswerOf<typeof nextToCodeAgain>> {
    const { programme } = place
    const state = await this.doubles.state(place)
    if (state.first.size === 0) throw new Refused('not-found')
    const open = this.doubles.readable(programme, state).filter((contribution) => !state.second.has(contribution))
    const knownTo = await this.doubles.knownTo(programme, open)
    const others = open.filter((contribution) => !knownTo(contribution).has(caller.actor))
    const next = await this.firstThatOpens(programme, others, caller.actor)
    return { ...next, themes: [...state.themes], left: open.length, own: open.length - others.length }
  }

  private async firstThatOpens(programme: string, contributions: readonly string[], actor: string) {
    for (const contribution of contributions) {
      const held = findContribution(this.index, programme, contribution)
      const words = held && (await this.texts.read(held, 'de-identified', actor))
      if (words?.status === 'open') return { contribution, words }
    }
    return {}
  }
}

export class DrawDoubleCoding extends Command<Answered<AnswerOf<typeof drawDoubleCoding>>> {
  constructor(
    readonly input: InputOf<typeof drawDoubleCoding>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DrawDoubleCoding)
export class DrawDoubleCodingHandler implements ICommandHandler<DrawDoubleCoding> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: DrawDoubleCoding): Promise<Answered<AnswerOf<typeof drawDoubleCoding>>> {
    const { programme } = params
    this.terms.require(programme)
    const sample = caller.newId()
    const themes = this.codebook.inUse(programme)
    const coded = codedIn(this.index, programme).filter((one) => one.themes.some((theme) => themes.includes(theme)))
    const drawn = coded.map((one) => ({ one, lot: Math.random() })).toSorted((a, b) => a.lot - b.lot)
    const contributions = drawn
      .slice(0, body.size)
      .map(({ one }) => ({ contribution: one.contribution, themes: one.themes.filter((theme) => themes.includes(theme)) }))
    const command = { type: 'Draw', programme, sample, themes, contributions } as const
    const { position } = await this.commands.run(doubleDecider, doubleStream(programme, sample), command, caller)
    return answered({ sample }, position)
  }
}

export class CodeAgain extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof codeAgain>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(CodeAgain)
export class CodeAgainHandler implements ICommandHandler<CodeAgain> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(DoubleCodings) private readonly doubles: DoubleCodings,
  ) {}

  async execute({ input: { params, body }, caller }: CodeAgain): Promise<Answered<undefined>> {
    const { programme, sample, contribution } = params
    const readable = this.doubles.readable(programme, await this.doubles.state(params))
    const knownTo = (await this.doubles.knownTo(programme, [contribution]))(contribution)
    const command = { type: 'CodeAgain', programme, sample, contribution, themes: body.themes, readable, knownTo, by: caller.actor } as const
    const { position } = await this.commands.run(doubleDecider, doubleStream(programme, sample), command, caller)
    return answered(undefined, position)
  }
}

export class SettleDifference extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof settleDifference>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SettleDifference)
export class SettleDifferenceHandler implements ICommandHandler<SettleDifference> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Codings) private readonly codings: Codings,
    @Inject(DoubleCodings) private readonly doubles: DoubleCodings,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
  ) {}

  /** The coding first: what is recorded as settled is so. Where somebody else settled it meanwhile, theirs counts. */
  async execute({ input: { params, body }, caller }: SettleDifference): Promise<Answered<undefined>> {
    const { programme, sample, contribution } = params
    const { theme, has } = body
    const readable = this.doubles.readable(programme, await this.doubles.state(params))
    const command = { type: 'Settle', programme, sample, contribution, theme, has, readable, senses: this.codebook.senses(programme) } as const
    const stream = doubleStream(programme, sample)
    const place = { programme, contribution, theme }
    if (!(await isDone(this.platform.store, doubleDecider, stream, command, caller))) await this.code(place, has, caller)
    try {
      const { position } = await this.commands.run(doubleDecider, stream, command, caller)
      return answered(undefined, position)
    } catch (error) {
      const { settled } = asCounted(await this.doubles.state(params), command.senses)
      const meanwhile = settled.get(settledAs(contribution, theme))
      if (meanwhile !== undefined) await this.code(place, meanwhile, { ...caller, command: undefined })
      throw error
    }
  }

  private code(place: Parameters<Codings['give']>[0], has: boolean, caller: Caller): Promise<void> {
    return has ? this.codings.give(place, caller) : this.codings.takeBack(place, caller)
  }
}

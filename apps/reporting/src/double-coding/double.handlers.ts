import { given } from '@heard/contracts'
import type { codeAgain, drawDoubleCoding, listDoubleCodings, nextToCodeAgain, settleDifference, showDoubleCoding } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ContributionTexts } from '../analysis/contribution-text.ts'
import { findContribution } from '../analysis/contributions.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { codingStream } from '../coding/coding.events.ts'
import { Codings } from '../coding/codings.ts'
import { isDone, loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { doubleDecider } from './double.decider.ts'
import { doubleStream } from './double.events.ts'
import { doubleView } from './double.view.ts'
import { codedIn, saturationIn } from './sample.query.ts'

type SampleRow = { readonly sample: string; readonly at: string }
type Place = { readonly programme: string; readonly sample: string }

/** Samples of a programme, and who coded their contributions first. */
@Injectable()
export class DoubleCodings {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  /** The newest first. */
  samples(programme: string): readonly SampleRow[] {
    return this.model.query<SampleRow>('SELECT sample, at FROM double_samples WHERE programme = ? ORDER BY at DESC, sample', programme)
  }

  state({ programme, sample }: Place) {
    return loadState(this.platform.store, doubleDecider, doubleStream(programme, sample))
  }

  async view(programme: string, { sample, at }: SampleRow): Promise<AnswerOf<typeof showDoubleCoding>> {
    const state = await this.state({ programme, sample })
    return { sample, at, ...doubleView(state, (contribution) => this.isInUse(programme, contribution)) }
  }

  isInUse(programme: string, contribution: string): boolean {
    const state = findContribution(this.index, programme, contribution)?.summary.state
    return state !== undefined && state !== 'withdrawn'
  }

  async firstBy(programme: string, contribution: string): Promise<readonly string[]> {
    const actors: string[] = []
    for await (const { type, metadata } of this.platform.store.readStream(codingStream(programme, contribution))) {
      if (type === 'ContributionCoded') actors.push(metadata.actor)
    }
    return actors
  }
}

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
    const samples = views.map(({ sample, at, size, coded, left }) => ({ sample, at, size, coded, left }))
    return { samples, saturation: saturationIn(this.index, programme) }
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
    const { first, second } = await this.doubles.state(place)
    if (first.size === 0) throw new Refused('not-found')
    const open = [...first.keys()].filter((contribution) => !second.has(contribution) && this.doubles.isInUse(programme, contribution))
    const mine = await Promise.all(open.map(async (contribution) => (await this.doubles.firstBy(programme, contribution)).includes(caller.actor)))
    const own = mine.filter(Boolean).length
    const contribution = open.find((_, position) => mine[position] === false)
    const held = contribution === undefined ? undefined : findContribution(this.index, programme, contribution)
    const hard = { status: 'hard' } as const
    const words = held && (held.summary.hard ? hard : await this.texts.read(held, 'de-identified', caller.actor))
    return { ...given({ contribution, words }), left: open.length, own }
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
    const firstBy = await this.doubles.firstBy(programme, contribution)
    const command = { type: 'CodeAgain', programme, sample, contribution, themes: body.themes, firstBy, by: caller.actor } as const
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
  ) {}

  /** The coding first: what is recorded as settled is so. */
  async execute({ input: { params, body }, caller }: SettleDifference): Promise<Answered<undefined>> {
    const { programme, sample, contribution } = params
    const { theme, has } = body
    const command = { type: 'Settle', programme, sample, contribution, theme, has } as const
    const stream = doubleStream(programme, sample)
    const place = { programme, contribution, theme }
    if (!(await isDone(this.platform.store, doubleDecider, stream, command, caller))) {
      await (has ? this.codings.give(place, caller) : this.codings.takeBack(place, caller))
    }
    const { position } = await this.commands.run(doubleDecider, stream, command, caller)
    return answered(undefined, position)
  }
}

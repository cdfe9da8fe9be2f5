import { given } from '@heard/contracts'
import type { defineTheme, rewordTheme, showCodebook } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countThemes } from '../analysis/counts.query.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { type CodebookCommand, codebookDecider } from './codebook.decider.ts'
import { codebookStream } from './codebook.events.ts'
import { CodebookReader } from './codebook.reader.ts'

export class DefineThemeRequest extends Command<Answered<AnswerOf<typeof defineTheme>>> {
  constructor(
    readonly input: InputOf<typeof defineTheme>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DefineThemeRequest)
export class DefineThemeHandler implements ICommandHandler<DefineThemeRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: DefineThemeRequest): Promise<Answered<AnswerOf<typeof defineTheme>>> {
    const { programme } = params
    const { parent, order, language, name, definition } = body
    this.terms.require(programme)
    const theme = caller.newId()
    const sealed = await this.wordings.seal(programme, 'theme', { name, definition }, language, caller)
    const words = { name: needed(sealed.name), definition: sealed.definition }
    const { position } = await this.commands.run(
      codebookDecider,
      codebookStream(programme),
      { type: 'DefineTheme', programme, theme, parent, order, ...words, origin: 'person' },
      caller,
    )
    return answered({ theme }, position)
  }
}

export class RewordThemeRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof rewordTheme>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RewordThemeRequest)
export class RewordThemeHandler implements ICommandHandler<RewordThemeRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ input: { params, body }, caller }: RewordThemeRequest): Promise<Answered<undefined>> {
    const { programme, theme } = params
    const sealed = await this.wordings.seal(programme, 'theme', { name: body.name, definition: body.definition }, body.language, caller)
    const words = { name: needed(sealed.name), definition: sealed.definition }
    const command = { type: 'RewordTheme' as const, programme, theme, ...words, seen: body.seen }
    const { position } = await this.commands.run(codebookDecider, codebookStream(programme), command, caller)
    return answered(undefined, position)
  }
}

type Arranging = Exclude<CodebookCommand, { type: 'DefineTheme' | 'ImportThemes' | 'RewordTheme' | 'SplitTheme' }>

/** Whatever changes a theme without words. */
export class ArrangeThemeRequest extends Command<Answered<undefined>> {
  constructor(
    readonly command: Arranging,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ArrangeThemeRequest)
export class ArrangeThemeHandler implements ICommandHandler<ArrangeThemeRequest> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ command, caller }: ArrangeThemeRequest): Promise<Answered<undefined>> {
    const { position } = await this.commands.run(codebookDecider, codebookStream(command.programme), command, caller)
    return answered(undefined, position)
  }
}

export class CodebookQuery extends Query<AnswerOf<typeof showCodebook>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(CodebookQuery)
export class CodebookQueryHandler implements IQueryHandler<CodebookQuery> {
  constructor(
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme }: CodebookQuery): Promise<AnswerOf<typeof showCodebook>> {
    this.terms.require(programme)
    const rows = this.codebook.themes(programme)
    const words = await this.wordings.read(rows.flatMap(({ name, definition }) => (definition === null ? [name] : [name, definition])))
    const coded = await countThemes(this.index, programme)
    const counts = new Map(coded.map(({ theme, contributions }) => [theme, contributions]))
    const splits = Map.groupBy(this.codebook.splits(programme), ({ theme }) => theme)
    return {
      themes: rows.map(({ theme, parent, depth, sort, name, definition, origin, retired, counts_as, taken_back, version }) => ({
        id: theme,
        ...given({ parent: parent ?? undefined }),
        depth,
        order: sort,
        name: words.get(name) ?? { status: 'tampered' },
        ...given({ definition: definition === null ? undefined : words.get(definition) }),
        origin,
        retired: retired === 1,
        ...given({ countsAs: counts_as ?? undefined, takenBack: taken_back === 1 ? (true as const) : undefined }),
        splits: (splits.get(theme) ?? []).map(({ split, parts, finished }) => ({ split, parts: [...parts], open: !finished })),
        version,
        contributions: counts.get(theme) ?? 0,
      })),
    }
  }
}

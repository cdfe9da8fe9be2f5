import { given } from '@heard/contracts'
import { type exportCodebook, type importCodebook, mostBroughtThemes, type previewCodebook } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { type Brought, broughtBy } from './brought.ts'
import { codebookDecider } from './codebook.decider.ts'
import { codebookStream } from './codebook.events.ts'
import { CodebookReader } from './codebook.reader.ts'
import { printQdc, readQdc } from './qdc.ts'

type Plan = { readonly added: readonly Brought[]; readonly known: number; readonly shortened: number }

/** The codebook and its words, as other tools exchange it. */
@Injectable()
export class CodebookExchange {
  constructor(
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async themes(programme: string) {
    this.terms.require(programme)
    const rows = this.codebook.themes(programme)
    const words = await this.wordings.read(rows.flatMap(({ name, definition }) => (definition === null ? [name] : [name, definition])))
    const text = (ref: string | null): string | undefined => {
      const found = ref === null ? undefined : words.get(ref)
      return found?.status === 'open' ? found.text : undefined
    }
    return rows.map(({ theme, parent, name, definition, retired }) => ({
      theme,
      parent: parent ?? undefined,
      name: text(name),
      definition: text(definition),
      retired: retired === 1,
    }))
  }

  /** @throws Refused `not-a-codebook` | `no-codes` | `too-many-codes` */
  async plan(programme: string, qdc: string): Promise<Plan> {
    const standing = await this.themes(programme)
    const read = readQdc(qdc)
    if ('refused' in read) throw new Refused(read.refused)
    const added = broughtBy(programme, read.codes, standing)
    if (added.length > mostBroughtThemes) throw new Refused('too-many-codes')
    return { added, known: read.codes.length - added.length, shortened: read.shortened }
  }
}

export class ExportCodebook extends Query<AnswerOf<typeof exportCodebook>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ExportCodebook)
export class ExportCodebookHandler implements IQueryHandler<ExportCodebook> {
  constructor(@Inject(CodebookExchange) private readonly exchange: CodebookExchange) {}

  async execute({ programme }: ExportCodebook): Promise<AnswerOf<typeof exportCodebook>> {
    const themes = (await this.exchange.themes(programme)).filter(({ retired }) => !retired)
    const codes = themes.map(({ theme, parent, name, definition }) => ({
      guid: theme,
      ...given({ parent, definition }),
      name: name ?? 'Its name was withdrawn',
    }))
    return { name: `codebook-${programme}.qdc`, qdc: printQdc(codes) }
  }
}

export class PreviewCodebook extends Query<AnswerOf<typeof previewCodebook>> {
  constructor(readonly input: Pick<InputOf<typeof previewCodebook>, 'params' | 'body'>) {
    super()
  }
}

@QueryHandler(PreviewCodebook)
export class PreviewCodebookHandler implements IQueryHandler<PreviewCodebook> {
  constructor(@Inject(CodebookExchange) private readonly exchange: CodebookExchange) {}

  async execute({ input: { params, body } }: PreviewCodebook): Promise<AnswerOf<typeof previewCodebook>> {
    const { added, known, shortened } = await this.exchange.plan(params.programme, body.qdc)
    const depths = new Map<string, number>()
    for (const { theme, parent } of added) depths.set(theme, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1)
    return { added: added.map(({ theme, name }) => ({ theme, name, depth: depths.get(theme) ?? 0 })), known, shortened }
  }
}

export class ImportCodebook extends Command<Answered<AnswerOf<typeof importCodebook>>> {
  constructor(
    readonly input: Pick<InputOf<typeof importCodebook>, 'params' | 'body'>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ImportCodebook)
export class ImportCodebookHandler implements ICommandHandler<ImportCodebook> {
  constructor(
    @Inject(CodebookExchange) private readonly exchange: CodebookExchange,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ input: { params, body }, caller }: ImportCodebook): Promise<Answered<AnswerOf<typeof importCodebook>>> {
    const { programme } = params
    const { added } = await this.exchange.plan(programme, body.qdc)
    const themes = []
    for (const { theme, parent, name, definition } of added) {
      const sealed = await this.wordings.seal(programme, 'theme', { name, definition }, body.language, caller)
      themes.push({ theme, parent, name: needed(sealed.name), definition: sealed.definition })
    }
    const { position } = await this.commands.run(codebookDecider, codebookStream(programme), { type: 'ImportThemes', programme, themes }, caller)
    return answered({ added: added.length }, position)
  }
}

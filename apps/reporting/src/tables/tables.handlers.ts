import { given } from '@heard/contracts'
import type { PublicTables, publicTables, releaseTables, showTables } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import { type Answered, type AnswerOf, answered, type Caller, Commands, viewed } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countAll } from '../analysis/counts.query.ts'
import { CodebookReader, type PlacedTheme } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { refuseIfCurrent } from '../view-tag.ts'
import { Wordings } from '../wordings.ts'
import { StaffTables } from './staff-tables.ts'
import { tablesDecider } from './tables.decider.ts'
import { tablesStream } from './tables.events.ts'
import { disclosureRule, hashOf, releasedTable, releaseOf } from './tables.view.ts'

export class ReleaseTablesRequest extends Command<Answered<AnswerOf<typeof releaseTables>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReleaseTablesRequest)
export class ReleaseTablesHandler implements ICommandHandler<ReleaseTablesRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: ReleaseTablesRequest): Promise<Answered<AnswerOf<typeof releaseTables>>> {
    this.terms.require(programme)
    const release = caller.newId()
    const named = this.staff.named(programme)
    const tables = this.staff.tables(programme).map((table) => releasedTable(table, named[table.id], publicCount))
    const command = { programme, release, rule: disclosureRule, tables, hash: hashOf(tables) }
    const { position } = await this.commands.run(tablesDecider, tablesStream(programme), command, caller)
    return answered({ release }, position)
  }
}

/** Row heads: the themes of these rows in the codebook's order, retired ones of an older release too. */
const rowThemes = async (rows: readonly PlacedTheme[], wordings: Wordings): Promise<PublicTables['themes']> => {
  const words = await wordings.read(rows.map(({ name }) => name))
  return rows.map(({ theme, name, depth }) => ({ theme, name: words.get(name) ?? { status: 'tampered' }, depth }))
}

export class StaffTablesQuery extends Query<AnswerOf<typeof showTables>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(StaffTablesQuery)
export class StaffTablesHandler implements IQueryHandler<StaffTablesQuery> {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme }: StaffTablesQuery): Promise<AnswerOf<typeof showTables>> {
    this.terms.require(programme)
    const released = this.histories.releases(programme).at(-1)
    return {
      ...countAll(this.index, programme),
      themes: await rowThemes(this.staff.themes(programme), this.wordings),
      tables: this.staff.tables(programme),
      ...given({ released: released && releaseOf(released) }),
    }
  }
}

export class PublicTablesQuery extends Query<Answered<AnswerOf<typeof publicTables>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(PublicTablesQuery)
export class PublicTablesHandler implements IQueryHandler<PublicTablesQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: PublicTablesQuery): Promise<Answered<AnswerOf<typeof publicTables>>> {
    this.terms.require(programme)
    const tag = refuseIfCurrent(['public-tables/1', programme, this.histories.version(programme)], caller)
    const release = this.histories.releases(programme).at(-1)
    const tables = release?.data.tables ?? []
    const shown = new Set(tables.flatMap(({ rows }) => rows.map(({ theme }) => theme)))
    const themes = this.codebook.themes(programme).filter(({ theme }) => shown.has(theme))
    const heads = await rowThemes(themes, this.wordings)
    return viewed({ programme, ...given({ release: release && releaseOf(release) }), themes: heads, tables }, tag)
  }
}

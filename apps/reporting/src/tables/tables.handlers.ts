import { given } from '@heard/contracts'
import type { PublicTables, publicTables, publicTablesFile, showTables } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, type Caller, type InputOf, Platform, Refused, viewed } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countAll } from '../analysis/counts.query.ts'
import { CodebookReader, type PlacedTheme } from '../codebook/codebook.reader.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Populations } from '../reach/populations.ts'
import { refuseIfCurrent } from '../view-tag.ts'
import { Wordings } from '../wordings.ts'
import { openData } from './open-data.ts'
import { StaffTables } from './staff-tables.ts'
import { tablesDecider } from './tables.decider.ts'
import { tablesStream } from './tables.events.ts'
import { releaseOf } from './tables.view.ts'

/** Row heads: the themes of these rows in the codebook's order, retired ones of an older release too. */
const rowThemes = async (rows: readonly PlacedTheme[], wordings: Wordings): Promise<PublicTables['themes']> => {
  const words = await wordings.read(rows.map(({ name }) => name))
  return rows.map(({ theme, name, depth }) => ({ theme, name: words.get(name) ?? { status: 'tampered' }, depth }))
}

export class StaffTablesQuery extends Query<AnswerOf<typeof showTables>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(StaffTablesQuery)
export class StaffTablesHandler implements IQueryHandler<StaffTablesQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: StaffTablesQuery): Promise<AnswerOf<typeof showTables>> {
    this.terms.require(programme)
    const [all, tables] = await Promise.all([countAll(this.index, programme), this.staff.tables(programme)])
    const released = this.histories.releases(programme).at(-1)
    return {
      ...all,
      themes: await rowThemes(this.staff.themes(programme), this.wordings),
      tables,
      ...given({ released: released && releaseOf(released), proposal: await this.proposal(programme, caller) }),
    }
  }
  private async proposal(programme: string, { actor }: Caller): Promise<AnswerOf<typeof showTables>['proposal']> {
    const { proposal } = await loadState(this.platform.store, tablesDecider, tablesStream(programme))
    if (!proposal) return undefined
    const { release, proposedBy, hash, audit, tables, reach } = proposal
    return { release, mine: proposedBy === actor, hash, audit, tables, ...given({ reach }) }
  }
}

/** The newest release, with the names of its themes. */
@Injectable()
export class ReleasedTables {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(Populations) private readonly populations: Populations,
  ) {}

  async newest(programme: string): Promise<PublicTables> {
    const release = this.histories.releases(programme).at(-1)
    const tables = release?.data.tables ?? []
    const shown = new Set(tables.flatMap(({ rows }) => rows.map(({ theme }) => theme)))
    const themes = this.codebook.themes(programme).filter(({ theme }) => shown.has(theme))
    return {
      programme,
      ...given({ release: release && releaseOf(release), reach: release?.data.reach }),
      themes: await rowThemes(themes, this.wordings),
      tables,
      populations: release ? await this.populations.of(programme) : [],
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
    @Inject(ReleasedTables) private readonly released: ReleasedTables,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: PublicTablesQuery): Promise<Answered<AnswerOf<typeof publicTables>>> {
    this.terms.require(programme)
    const tag = refuseIfCurrent(['public-tables/3', programme, this.histories.version(programme)], caller)
    return viewed(await this.released.newest(programme), tag)
  }
}

export class PublicTablesFileQuery extends Query<AnswerOf<typeof publicTablesFile>> {
  constructor(readonly params: InputOf<typeof publicTablesFile>['params']) {
    super()
  }
}

@QueryHandler(PublicTablesFileQuery)
export class PublicTablesFileHandler implements IQueryHandler<PublicTablesFileQuery> {
  constructor(
    @Inject(ReleasedTables) private readonly released: ReleasedTables,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, file } }: PublicTablesFileQuery): Promise<AnswerOf<typeof publicTablesFile>> {
    this.terms.require(programme)
    const tables = await this.released.newest(programme)
    if (!tables.release) throw new Refused('not-found')
    return openData(tables, tables.release, file)
  }
}

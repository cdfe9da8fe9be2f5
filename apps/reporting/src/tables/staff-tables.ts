import { Mode, ShareOrigin } from '@heard/contracts/engagement'
import { ReachTableId, type StaffReach, type StaffTable } from '@heard/contracts/reporting'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { type Cell, countAll, countByCommunity, countByStage, countReached, countThemes } from '../analysis/counts.query.ts'
import { CodebookReader, type PlacedTheme } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { namedReach, reachTable, staffTable } from './tables.view.ts'

const columnsOf = (named: readonly string[], cells: readonly Pick<Cell, 'column'>[]): readonly string[] => [
  ...new Set([...named, ...cells.map(({ column }) => column).toSorted()]),
]

/** Counts people for the tables, as the index has them now. */
@Injectable()
export class StaffTables {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  /** Themes in use, in the codebook's order. */
  themes(programme: string): readonly PlacedTheme[] {
    return this.codebook.themes(programme).filter(({ retired }) => retired === 0)
  }

  /** Columns that the programme names, by table. */
  named(programme: string): Readonly<Record<StaffTable['id'], readonly string[]>> {
    const communities = [...this.terms.known(programme, 'community'), ...this.terms.known(programme, 'audience')]
    return { 'theme-by-stage': this.terms.known(programme, 'stage'), 'theme-by-community': communities }
  }

  async tables(programme: string): Promise<StaffTable[]> {
    const [all, stages, communities] = await Promise.all([
      countThemes(this.index, programme),
      countByStage(this.index, programme),
      countByCommunity(this.index, programme),
    ])
    const counts = new Map(all.map(({ theme, people }) => [theme, people]))
    const themes = this.themes(programme).map(({ theme }) => ({ theme, people: counts.get(theme) ?? 0 }))
    const named = this.named(programme)
    return [
      staffTable('theme-by-stage', columnsOf(named['theme-by-stage'], stages), themes, stages),
      staffTable('theme-by-community', columnsOf(named['theme-by-community'], communities), themes, communities),
    ]
  }

  /** Columns of reach that the programme names, by table; a programme without wards has none of these. */
  namedReach(programme: string): Readonly<Record<ReachTableId, readonly string[]>> {
    return {
      community: this.named(programme)['theme-by-community'],
      ward: this.terms.known(programme, 'ward'),
      origin: [...ShareOrigin.options, 'import'],
      mode: [...Mode.options, 'import'],
    }
  }

  /** Whom the programme heard, as the index has it now. */
  async reach(programme: string): Promise<StaffReach> {
    const named = this.namedReach(programme)
    const [{ people }, ...counts] = await Promise.all([
      countAll(this.index, programme),
      ...ReachTableId.options.map(async (id) => ({ id, cells: await countReached(this.index, programme, id) })),
    ])
    const tables = counts.map(({ id, cells }) => reachTable(id, columnsOf(named[id], cells), cells))
    return { people, tables: tables.filter(({ columns }) => columns.length > 0) }
  }

  /** What of it may be released. */
  async releasableReach(programme: string): Promise<StaffReach> {
    const { people, tables } = await this.reach(programme)
    const named = this.namedReach(programme)
    return { people, tables: tables.map((table) => namedReach(table, named[table.id])).filter(({ columns }) => columns.length > 0) }
  }
}

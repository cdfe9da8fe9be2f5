import type { proposeTables, putBackTables, releaseTables } from '@heard/contracts/reporting'
import { auditedRule } from '@heard/privacy'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused, renewed } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { countChangedSince, countLeft } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Evidence } from '../recommendation/evidence.ts'
import { earlierTables } from './seen.ts'
import { StaffTables } from './staff-tables.ts'
import { tablesDecider } from './tables.decider.ts'
import { tablesStream } from './tables.events.ts'
import { fingerprinted, hashOf, namedTable } from './tables.view.ts'
import { TablesAudit } from './tables-audit.ts'
import { Telling } from './telling.ts'
import { timesTold } from './told.ts'

/** Counting takes some dozen milliseconds, and every look at somebody's words is recorded. */
const ATTEMPTS = 20
const PATIENCE_MS = 10_000

export class ProposeTablesRequest extends Command<Answered<AnswerOf<typeof proposeTables>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ProposeTablesRequest)
export class ProposeTablesHandler implements ICommandHandler<ProposeTablesRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(TablesAudit) private readonly audit: TablesAudit,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: ProposeTablesRequest): Promise<Answered<AnswerOf<typeof proposeTables>>> {
    this.terms.require(programme)
    const release = caller.newId()
    const { earlier, told, recountings, changed, left, ...counted } = await this.countAtOnce(programme)
    if (this.codebook.splits(programme).some(({ finished }) => !finished)) throw new Refused('split-open')
    const { tables, reach, audit } = await this.audit.disclose({
      tables: counted.tables,
      reach: counted.reach,
      earlier: earlier.map(earlierTables),
      told,
      recountings,
    })
    const { position } = await this.commands.run(
      tablesDecider,
      tablesStream(programme),
      {
        type: 'Propose',
        programme,
        release,
        by: caller.actor,
        rule: auditedRule,
        tables,
        reach: reach ?? { people: null, tables: [] },
        hash: hashOf(fingerprinted(tables, reach)),
        audit,
        knew: earlier.length,
        changed,
        left,
        recountings: recountings.length,
        told: counted.timesTold,
      },
      renewed(this.platform.clock, caller),
    )
    return answered({ release }, position)
  }

  /**
   * The counts, and what their release will be judged by, of one moment: nothing was recorded while they were taken.
   * @throws Refused `not-caught-up`
   */
  private async countAtOnce(programme: string) {
    const { store, readModels } = this.platform
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const head = await store.head()
      if (!(await readModels.waitFor(head, PATIENCE_MS))) break
      const named = this.staff.named(programme)
      const tables = (await this.staff.tables(programme)).map((table) => namedTable(table, named[table.id]))
      const earlier = this.histories.releases(programme)
      const moment = {
        tables,
        earlier,
        reach: await this.staff.releasableReach(programme),
        told: this.evidence.told(programme),
        timesTold: timesTold(this.histories.ofProgramme(programme)),
        recountings: this.codebook.recountings(programme),
        changed: countChangedSince(this.index, programme, earlier.at(-1)?.at ?? ''),
        left: countLeft(this.index, programme),
      }
      if ((await store.head()) === head) return moment
    }
    throw new Refused('not-caught-up', 1)
  }
}

export class ReleaseTablesRequest extends Command<Answered<AnswerOf<typeof releaseTables>>> {
  constructor(
    readonly params: InputOf<typeof releaseTables>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReleaseTablesRequest)
export class ReleaseTablesHandler implements ICommandHandler<ReleaseTablesRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Telling) private readonly telling: Telling,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, release }, caller }: ReleaseTablesRequest): Promise<Answered<AnswerOf<typeof releaseTables>>> {
    this.terms.require(programme)
    return this.telling.inTurn(programme, async () => {
      const command = {
        type: 'Release',
        programme,
        release,
        by: caller.actor,
        left: countLeft(this.index, programme),
        recountings: this.codebook.recountings(programme).length,
        told: timesTold(this.histories.ofProgramme(programme)),
      } as const
      const { position } = await this.commands.run(tablesDecider, tablesStream(programme), command, caller)
      return answered({ release }, position)
    })
  }
}

export class PutBackTablesRequest extends Command<Answered<undefined>> {
  constructor(
    readonly params: InputOf<typeof putBackTables>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PutBackTablesRequest)
export class PutBackTablesHandler implements ICommandHandler<PutBackTablesRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, release }, caller }: PutBackTablesRequest): Promise<Answered<undefined>> {
    this.terms.require(programme)
    const { position } = await this.commands.run(tablesDecider, tablesStream(programme), { type: 'PutBack', programme, release }, caller)
    return answered(undefined, position)
  }
}

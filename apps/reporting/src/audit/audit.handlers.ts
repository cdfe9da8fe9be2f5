import { given } from '@heard/contracts'
import type { auditOverview, exploreRecord, exportEvidence, markVisit, showEvidence } from '@heard/contracts/reporting'
import { auditQuestions, longestExport, type SeenLedger } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { visitStream } from './audit.events.ts'
import { evidenceCsv } from './evidence.csv.ts'
import { EvidenceReader } from './evidence.reader.ts'
import { explorers } from './explorers/explorers.ts'
import { Looking } from './looking.ts'
import { answeringOf } from './questions/answers.ts'
import { AuditRecord } from './record/audit-record.ts'
import { visitDecider } from './visit.decider.ts'

export class AuditOverviewQuery extends Query<AnswerOf<typeof auditOverview>> {
  constructor(
    readonly input: InputOf<typeof auditOverview>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(AuditOverviewQuery)
export class AuditOverviewHandler implements IQueryHandler<AuditOverviewQuery> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Looking) private readonly looking: Looking,
  ) {}

  async execute({ input: { query }, caller }: AuditOverviewQuery): Promise<AnswerOf<typeof auditOverview>> {
    const asked = this.looking.asked(query, caller)
    const { head } = this.record.extent()
    const lastVisit = this.record.lastVisit(caller.actor)
    const questions = auditQuestions.map((question) => {
      const { rests, answer } = answeringOf(question.number)
      const found = answer(this.record, asked)
      const fresh = this.record.countSince(rests, asked.programme, lastVisit?.position ?? 0)
      return { ...question, state: found.state, answer: found.answer, fresh }
    })
    await this.looking.viewed('questions', query, caller)
    return { questions, position: head, ...given({ lastVisit }) }
  }
}

export class EvidenceForQuestion extends Query<AnswerOf<typeof showEvidence>> {
  constructor(
    readonly input: InputOf<typeof showEvidence>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Only a sample has a seed worth recording. */
const narrowed = ({ sample, seed, ...scope }: InputOf<typeof exportEvidence>['query']) => (sample === undefined ? scope : { ...scope, sample, seed })

@QueryHandler(EvidenceForQuestion)
export class EvidenceForQuestionHandler implements IQueryHandler<EvidenceForQuestion> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Looking) private readonly looking: Looking,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
  ) {}

  async execute({ input: { params, query }, caller }: EvidenceForQuestion): Promise<AnswerOf<typeof showEvidence>> {
    const { page, ...rest } = query
    const asked = this.looking.asked(query, caller, query)
    const evidence = await this.reader.page(answeringOf(params.question).answer(this.record, asked), page)
    await this.looking.viewed('question', { question: params.question, ...narrowed(rest), ...(page === 1 ? {} : { page }) }, caller)
    return evidence
  }
}

export class EvidenceFile extends Query<AnswerOf<typeof exportEvidence>> {
  constructor(
    readonly input: InputOf<typeof exportEvidence>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(EvidenceFile)
export class EvidenceFileHandler implements IQueryHandler<EvidenceFile> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Looking) private readonly looking: Looking,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
  ) {}

  async execute({ input: { params, query }, caller }: EvidenceFile): Promise<AnswerOf<typeof exportEvidence>> {
    const asked = this.looking.asked(query, caller, query)
    const found = answeringOf(params.question).answer(this.record, asked)
    const tables = await this.reader.whole(found, longestExport)
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
    const question = auditQuestions.find(({ number }) => number === params.question)
    const heading = [
      [`Question ${params.question}`, question?.question ?? ''],
      ['Answer', found.answer],
      ['As of', caller.at],
      ['Programme', query.programme ?? 'all'],
      ['From', query.from ?? ''],
      ['To', query.to ?? ''],
      ...(found.missing ?? []).map((sentence) => ['Missing', sentence]),
      ...(found.rules ?? []).map((sentence) => ['Rule', sentence]),
    ]
    await this.looking.viewed('question', { question: params.question, ...narrowed(query) }, caller)
    return { name: `question-${params.question}-${query.programme ?? 'all'}-${asked.today}.csv`, csv: evidenceCsv(heading, tables), rows }
  }
}

export class ExploreRecordQuery extends Query<AnswerOf<typeof exploreRecord>> {
  constructor(
    readonly input: InputOf<typeof exploreRecord>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ExploreRecordQuery)
export class ExploreRecordHandler implements IQueryHandler<ExploreRecordQuery> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Looking) private readonly looking: Looking,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async execute({ input: { params, query }, caller }: ExploreRecordQuery): Promise<AnswerOf<typeof exploreRecord>> {
    const { page, contribution, actor, purpose } = query
    const asked = this.looking.asked(query, caller)
    const rolesOf = params.explorer === 'openings' ? await this.rolesOf(asked) : new Map()
    const found = explorers[params.explorer](this.record, asked, { contribution, actor, purpose, rolesOf })
    const evidence = await this.reader.page(found, page)
    const { page: _page, ...narrow } = query
    await this.looking.viewed(params.explorer, { ...narrow, ...(page === 1 ? {} : { page }) }, caller)
    return evidence
  }

  /** Roles of every account that opened something; of one that is gone, none. */
  private async rolesOf(scope: Parameters<AuditRecord['openedByDay']>[0]) {
    const accounts = [...new Set(this.record.openedByDay(scope).map(({ actor }) => actor))].filter((actor) => actor.length === 36)
    const grants = await Promise.all(accounts.map((account) => this.platform.accounts.grantsOf(account)))
    return new Map(accounts.map((account, index) => [account, [...new Set((grants[index] ?? []).map(({ role }) => role))]]))
  }
}

export class MarkVisitRequest extends Command<Answered<AnswerOf<typeof markVisit>>> {
  constructor(
    readonly position: number,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Second and third line of a checkpoint (C2SP tlog-checkpoint). */
const seenIn = (checkpoint: string | undefined): SeenLedger | undefined => {
  const [, size, root] = checkpoint?.split('\n') ?? []
  return size === undefined || root === undefined ? undefined : { size, root }
}

@CommandHandler(MarkVisitRequest)
export class MarkVisitHandler implements ICommandHandler<MarkVisitRequest> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async execute({ position, caller }: MarkVisitRequest): Promise<Answered<AnswerOf<typeof markVisit>>> {
    const { head } = this.record.extent()
    const marked = await this.commands.run(
      visitDecider,
      visitStream(caller.actor),
      { position, head, ...given({ ledger: seenIn((await this.platform.ledger.status()).checkpoint) }) },
      caller,
    )
    return answered({ position }, marked.position)
  }
}

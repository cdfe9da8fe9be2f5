import { given } from '@heard/contracts'
import type { ReportVersion, reportVersion, reportVersionFile, reportVersions } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, type Caller, type InputOf, Refused, viewed } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import type { Kept } from '../accountability/words.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { refuseIfCurrent } from '../view-tag.ts'
import { Wordings } from '../wordings.ts'
import { changesBetween } from './changes.ts'
import type { ReportPublished } from './report.events.ts'
import { type ReadDocument, ReportDocuments } from './report-documents.ts'

type Published = Kept<ReportPublished>

const stateOf = ({ data: { report, edition, on, asOf, hash }, at }: Published) => ({ report, version: edition, on, at, ...given({ asOf, hash }) })

/** Published versions with everything that they show. */
@Injectable()
export class ReportVersions {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ReportDocuments) private readonly documents: ReportDocuments,
  ) {}

  /** @throws Refused `not-found` */
  async read(programme: string, number: number): Promise<{ readonly version: ReportVersion; readonly read: ReadDocument }> {
    const all = this.histories.ofProgramme(programme).reports
    const at = all.findIndex(({ data }) => data.edition === number)
    const found = all[at]
    if (!found) throw new Refused('not-found')
    const { summary, document } = found.data
    const words = await this.wordings.wordsIn(summary)
    const read = await this.documents.read(programme, found.data)
    return {
      read,
      version: {
        programme,
        ...stateOf(found),
        newest: all.at(-1)?.data.edition ?? number,
        kept: read.kept,
        ...given({
          document: document?.binding,
          summary: summary && words(summary),
          ...(read.kept === 'yes' ? { content: read.content, since: await this.since(programme, all.slice(0, at), read) } : {}),
        }),
      },
    }
  }

  /** What changed since the newest of these that can still be read. */
  private async since(
    programme: string,
    earlier: readonly Published[],
    { content }: Extract<ReadDocument, { kept: 'yes' }>,
  ): Promise<ReportVersion['since']> {
    for (const { data } of earlier.toReversed()) {
      const before = await this.documents.read(programme, data)
      if (before.kept === 'yes') return { version: data.edition, changes: changesBetween(before.content, content) }
    }
    return undefined
  }
}

export class ReportVersionsQuery extends Query<Answered<AnswerOf<typeof reportVersions>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ReportVersionsQuery)
export class ReportVersionsHandler implements IQueryHandler<ReportVersionsQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: ReportVersionsQuery): Promise<Answered<AnswerOf<typeof reportVersions>>> {
    this.terms.require(programme)
    const tag = refuseIfCurrent(['report-versions/1', programme, this.histories.version(programme)], caller)
    const { reports } = this.histories.ofProgramme(programme)
    const words = await this.wordings.wordsIn(reports)
    const versions = reports.map((each) => ({ ...stateOf(each), titles: (each.data.words ?? []).map(({ title }) => words(title)) }))
    return viewed({ programme, versions: versions.toReversed() }, tag)
  }
}

export class ReportVersionQuery extends Query<Answered<AnswerOf<typeof reportVersion>>> {
  constructor(
    readonly params: InputOf<typeof reportVersion>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ReportVersionQuery)
export class ReportVersionHandler implements IQueryHandler<ReportVersionQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(ReportVersions) private readonly versions: ReportVersions,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, version }, caller }: ReportVersionQuery): Promise<Answered<AnswerOf<typeof reportVersion>>> {
    this.terms.require(programme)
    const tag = refuseIfCurrent(['report-version/1', programme, version, this.histories.version(programme)], caller)
    return viewed((await this.versions.read(programme, Number(version))).version, tag)
  }
}

export class ReportVersionFileQuery extends Query<AnswerOf<typeof reportVersionFile>> {
  constructor(readonly params: InputOf<typeof reportVersionFile>['params']) {
    super()
  }
}

@QueryHandler(ReportVersionFileQuery)
export class ReportVersionFileHandler implements IQueryHandler<ReportVersionFileQuery> {
  constructor(
    @Inject(ReportVersions) private readonly versions: ReportVersions,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ params: { programme, version, file } }: ReportVersionFileQuery): Promise<AnswerOf<typeof reportVersionFile>> {
    this.terms.require(programme)
    const { version: found, read } = await this.versions.read(programme, Number(version))
    if (read.kept !== 'yes') throw new Refused('not-found')
    return { name: file, text: file === 'document.json' ? read.text : `${JSON.stringify(found, undefined, 2)}\n` }
  }
}

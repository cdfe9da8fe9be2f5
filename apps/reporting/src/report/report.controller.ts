import {
  approveReport,
  dropReportLanguage,
  proposeReport,
  publicReport,
  putBackReport,
  reportVersion,
  reportVersionFile,
  reportVersions,
  showReportDesk,
  wordReport,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublicReportQuery } from '../accountability/public.handlers.ts'
import { ApproveReportRequest, ProposeReportRequest, PutBackReportRequest } from './propose-report.handler.ts'
import { ReportDeskQuery } from './report-desk.handler.ts'
import { ReportVersionFileQuery, ReportVersionQuery, ReportVersionsQuery } from './report-versions.handler.ts'
import { DropReportLanguageRequest, WordReportRequest } from './write-report.handler.ts'

@Controller()
export class ReportController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showReportDesk)
  desk(@Input() { params }: InputOf<typeof showReportDesk>, @From() caller: Caller) {
    return this.queries.execute(new ReportDeskQuery(params.programme, caller))
  }

  @Implements(wordReport)
  word(@Input() input: InputOf<typeof wordReport>, @From() caller: Caller) {
    return this.commands.execute(new WordReportRequest(input, caller))
  }

  @Implements(dropReportLanguage)
  drop(@Input() input: InputOf<typeof dropReportLanguage>, @From() caller: Caller) {
    return this.commands.execute(new DropReportLanguageRequest(input, caller))
  }

  @Implements(proposeReport)
  propose(@Input() input: InputOf<typeof proposeReport>, @From() caller: Caller) {
    return this.commands.execute(new ProposeReportRequest(input, caller))
  }

  @Implements(approveReport)
  approve(@Input() { params }: InputOf<typeof approveReport>, @From() caller: Caller) {
    return this.commands.execute(new ApproveReportRequest(params, caller))
  }

  @Implements(putBackReport)
  putBack(@Input() input: InputOf<typeof putBackReport>, @From() caller: Caller) {
    return this.commands.execute(new PutBackReportRequest(input, caller))
  }

  @Implements(publicReport)
  show(@Input() { params }: InputOf<typeof publicReport>, @From() caller: Caller) {
    return this.queries.execute(new PublicReportQuery(params.programme, caller))
  }

  @Implements(reportVersions)
  versions(@Input() { params }: InputOf<typeof reportVersions>, @From() caller: Caller) {
    return this.queries.execute(new ReportVersionsQuery(params.programme, caller))
  }

  @Implements(reportVersion)
  version(@Input() { params }: InputOf<typeof reportVersion>, @From() caller: Caller) {
    return this.queries.execute(new ReportVersionQuery(params, caller))
  }

  @Implements(reportVersionFile)
  file(@Input() { params }: InputOf<typeof reportVersionFile>) {
    return this.queries.execute(new ReportVersionFileQuery(params))
  }
}

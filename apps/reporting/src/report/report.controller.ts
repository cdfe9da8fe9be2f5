import { publicReport, publishReport } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublicReportQuery } from '../accountability/public.handlers.ts'
import { PublishReportRequest } from './publish-report.handler.ts'

@Controller()
export class ReportController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(publishReport)
  publish(@Input() input: InputOf<typeof publishReport>, @From() caller: Caller) {
    return this.commands.execute(new PublishReportRequest(input, caller))
  }

  @Implements(publicReport)
  show(@Input() { params }: InputOf<typeof publicReport>, @From() caller: Caller) {
    return this.queries.execute(new PublicReportQuery(params.programme, caller))
  }
}

import { auditOverview, exploreRecord, exportEvidence, markVisit, showEvidence } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { AuditOverviewQuery, EvidenceFile, EvidenceForQuestion, ExploreRecordQuery, MarkVisitRequest } from './audit.handlers.ts'

@Controller()
export class AuditController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(auditOverview)
  overview(@Input() input: InputOf<typeof auditOverview>, @From() caller: Caller) {
    return this.queries.execute(new AuditOverviewQuery(input, caller))
  }

  @Implements(showEvidence)
  show(@Input() input: InputOf<typeof showEvidence>, @From() caller: Caller) {
    return this.queries.execute(new EvidenceForQuestion(input, caller))
  }

  @Implements(exportEvidence)
  export(@Input() input: InputOf<typeof exportEvidence>, @From() caller: Caller) {
    return this.queries.execute(new EvidenceFile(input, caller))
  }

  @Implements(exploreRecord)
  explore(@Input() input: InputOf<typeof exploreRecord>, @From() caller: Caller) {
    return this.queries.execute(new ExploreRecordQuery(input, caller))
  }

  @Implements(markVisit)
  mark(@Input() { body }: InputOf<typeof markVisit>, @From() caller: Caller) {
    return this.commands.execute(new MarkVisitRequest(body.position, caller))
  }
}

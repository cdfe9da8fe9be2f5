import {
  approveAssessment,
  assessmentVersion,
  concludeAssessment,
  proposeAssessment,
  putBackAssessment,
  showAssessment,
  writeAssessmentPart,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { AssessmentQuery, AssessmentVersionQuery } from './assessment.handlers.ts'
import { ApproveAssessmentRequest, ProposeAssessmentRequest, PutBackAssessmentRequest } from './decide-assessment.handlers.ts'
import { ConcludeRequest, WritePartRequest } from './write-assessment.handlers.ts'

@Controller()
export class AssessmentController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showAssessment)
  show(@Input() { params }: InputOf<typeof showAssessment>, @From() caller: Caller) {
    return this.queries.execute(new AssessmentQuery(params.programme, caller))
  }

  @Implements(writeAssessmentPart)
  write(@Input() input: InputOf<typeof writeAssessmentPart>, @From() caller: Caller) {
    return this.commands.execute(new WritePartRequest(input, caller))
  }

  @Implements(concludeAssessment)
  conclude(@Input() input: InputOf<typeof concludeAssessment>, @From() caller: Caller) {
    return this.commands.execute(new ConcludeRequest(input, caller))
  }

  @Implements(proposeAssessment)
  propose(@Input() input: InputOf<typeof proposeAssessment>, @From() caller: Caller) {
    return this.commands.execute(new ProposeAssessmentRequest(input, caller))
  }

  @Implements(approveAssessment)
  approve(@Input() { params }: InputOf<typeof approveAssessment>, @From() caller: Caller) {
    return this.commands.execute(new ApproveAssessmentRequest(params, caller))
  }

  @Implements(putBackAssessment)
  putBack(@Input() input: InputOf<typeof putBackAssessment>, @From() caller: Caller) {
    return this.commands.execute(new PutBackAssessmentRequest(input, caller))
  }

  @Implements(assessmentVersion)
  version(@Input() { params }: InputOf<typeof assessmentVersion>) {
    return this.queries.execute(new AssessmentVersionQuery(params))
  }
}

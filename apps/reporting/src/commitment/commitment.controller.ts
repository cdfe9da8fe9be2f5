import { amendCommitment, claimOutcome, importCommitments, makeCommitment, recordVerdict, reportProgress } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { KeepCommitmentRequest, MakeCommitmentRequest } from './commitment.handlers.ts'
import { ImportCommitments } from './import-commitments.handler.ts'

@Controller()
export class CommitmentController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Implements(makeCommitment)
  make(@Input() input: InputOf<typeof makeCommitment>, @From() caller: Caller) {
    return this.commands.execute(new MakeCommitmentRequest(input, caller))
  }

  @Implements(importCommitments)
  bringIn(@Input() input: InputOf<typeof importCommitments>, @From() caller: Caller) {
    return this.commands.execute(new ImportCommitments(input, caller))
  }

  @Implements(amendCommitment)
  amend(@Input() amend: InputOf<typeof amendCommitment>, @From() caller: Caller) {
    return this.commands.execute(new KeepCommitmentRequest({ amend }, caller))
  }

  @Implements(reportProgress)
  progress(@Input() progress: InputOf<typeof reportProgress>, @From() caller: Caller) {
    return this.commands.execute(new KeepCommitmentRequest({ progress }, caller))
  }

  @Implements(claimOutcome)
  claim(@Input() claim: InputOf<typeof claimOutcome>, @From() caller: Caller) {
    return this.commands.execute(new KeepCommitmentRequest({ claim }, caller))
  }

  @Implements(recordVerdict)
  judge(@Input() verdict: InputOf<typeof recordVerdict>, @From() caller: Caller) {
    return this.commands.execute(new KeepCommitmentRequest({ verdict }, caller))
  }
}

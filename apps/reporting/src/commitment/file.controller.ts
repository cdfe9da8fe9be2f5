import { publishedFile, sendFileAhead } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PublishedFileQuery, SendFileAhead } from './file.handlers.ts'

/** Files beside what organisations say of their promises. */
@Controller()
export class CommitmentFileController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(sendFileAhead)
  send(@Input() input: InputOf<typeof sendFileAhead>, @From() caller: Caller) {
    return this.commands.execute(new SendFileAhead(input, caller))
  }

  @Implements(publishedFile)
  file(@Input() input: InputOf<typeof publishedFile>, @From() caller: Caller) {
    return this.queries.execute(new PublishedFileQuery(input, caller))
  }
}

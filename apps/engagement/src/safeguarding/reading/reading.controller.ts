import { handOverReading, listReaders, warnOfContent } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ListColleagues } from '../concern.queries.ts'
import { ChangeReading } from './reading.handler.ts'

@Controller()
export class ReadingController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(warnOfContent)
  warn(@Input() { params, body }: InputOf<typeof warnOfContent>, @From() caller: Caller) {
    return this.commands.execute(new ChangeReading({ type: 'Warn', ...params, hard: body.hard }, caller))
  }

  @Implements(handOverReading)
  handOver(@Input() { params, body }: InputOf<typeof handOverReading>, @From() caller: Caller) {
    const command = body.act === 'done' ? ({ type: 'Finish', ...params } as const) : ({ type: 'HandOver', ...params, to: body.to } as const)
    return this.commands.execute(new ChangeReading(command, caller))
  }

  @Implements(listReaders)
  readers(@Input() { params }: InputOf<typeof listReaders>, @From() caller: Caller) {
    return this.queries.execute(new ListColleagues(params.programme, 'contribution.read', caller))
  }
}

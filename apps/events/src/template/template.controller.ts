import { dropTemplate, keepTemplate, listTemplates } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { DropTemplate, KeepTemplate, ListTemplates } from './template.handlers.ts'

@Controller()
export class TemplateController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(keepTemplate)
  keep(@Input() { params, body }: InputOf<typeof keepTemplate>, @From() caller: Caller) {
    return this.commands.execute(new KeepTemplate(params.programme, body, caller))
  }

  @Implements(listTemplates)
  list(@Input() { params }: InputOf<typeof listTemplates>) {
    return this.queries.execute(new ListTemplates(params.programme))
  }

  @Implements(dropTemplate)
  drop(@Input() { params }: InputOf<typeof dropTemplate>, @From() caller: Caller) {
    return this.commands.execute(new DropTemplate(params, caller))
  }
}

import { exportProject } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { ExportProject } from './project.handler.ts'

@Controller()
export class ProjectController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Implements(exportProject)
  take(@Input() { params }: InputOf<typeof exportProject>, @From() caller: Caller) {
    return this.queries.execute(new ExportProject(params.programme, caller))
  }
}

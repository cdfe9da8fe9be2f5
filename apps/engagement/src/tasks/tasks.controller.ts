import type { AnswerOf } from '@heard/contracts'
import { engagementTasks } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { Colleagues } from '../safeguarding/colleagues.ts'
import { taskSources } from './task-sources.ts'

const MOST = 500

@Controller()
export class TasksController {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  @Implements(engagementTasks)
  async list(@Input() { params: { programme } }: InputOf<typeof engagementTasks>, @From() caller: Caller): Promise<AnswerOf<typeof engagementTasks>> {
    const looking = { model: this.model, programme, at: caller.at, actor: caller.actor, nameOf: await this.colleagues.names() }
    const tasks = taskSources.flatMap(([action, source]) => (mayActOn(caller, action, programme) ? source(looking) : []))
    return { tasks: tasks.slice(0, MOST) }
  }
}

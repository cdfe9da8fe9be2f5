import type { AnswerOf } from '@heard/contracts'
import { championsTasks } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'

const NEW = "SELECT application, at FROM applications WHERE programme = ? AND state = 'new' ORDER BY at, application LIMIT 500"

@Controller()
export class TasksController {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  @Implements(championsTasks)
  list(@Input() { params: { programme } }: InputOf<typeof championsTasks>, @From() caller: Caller): AnswerOf<typeof championsTasks> {
    if (!mayActOn(caller, 'application.review', programme)) return { tasks: [] }
    const applications = this.model.query<{ application: string; at: string }>(NEW, programme)
    return { tasks: applications.map(({ application: id, at: since }) => ({ kind: 'application', id, programme, since, urgent: false })) }
  }
}

import type { AnswerOf } from '@heard/contracts'
import { eventsTasks } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'

const NEW = "SELECT request, at FROM mini_event_requests WHERE programme = ? AND state = 'new' ORDER BY at, request LIMIT 500"

@Controller()
export class TasksController {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  @Implements(eventsTasks)
  list(@Input() { params: { programme } }: InputOf<typeof eventsTasks>, @From() caller: Caller): AnswerOf<typeof eventsTasks> {
    if (!mayActOn(caller, 'gathering.plan', programme)) return { tasks: [] }
    const requests = this.model.query<{ request: string; at: string }>(NEW, programme)
    return { tasks: requests.map(({ request: id, at: since }) => ({ kind: 'mini-event', id, programme, since, urgent: false })) }
  }
}

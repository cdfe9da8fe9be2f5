import { type AnswerOf, endOfDay, type Task } from '@heard/contracts'
import { eventsTasks, type GatheringKind, heardBy } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { untold } from '../heard/heard.query.ts'

const NEW = "SELECT request, at FROM mini_event_requests WHERE programme = ? AND state = 'new' ORDER BY at, request LIMIT 500"

@Controller()
export class TasksController {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  @Implements(eventsTasks)
  list(@Input() { params: { programme } }: InputOf<typeof eventsTasks>, @From() caller: Caller): AnswerOf<typeof eventsTasks> {
    if (!mayActOn(caller, 'gathering.plan', programme)) return { tasks: [] }
    return { tasks: [...this.requests(programme), ...this.untold(programme, caller.at)] }
  }

  private requests(programme: string): Task[] {
    const requests = this.model.query<{ request: string; at: string }>(NEW, programme)
    return requests.map(({ request: id, at: since }) => ({ kind: 'mini-event', id, programme, since, urgent: false }))
  }

  /** What was heard is told within the time that the public was promised. */
  private untold(programme: string, at: string): Task[] {
    return untold(this.model, programme, at).flatMap(({ gathering: id, kind, ends_at: since }): Task[] => {
      const by = heardBy(kind as GatheringKind, since)
      return by === undefined ? [] : [{ kind: 'what-was-heard', id, programme, since, due: endOfDay(by), urgent: endOfDay(by) < at }]
    })
  }
}

import { type AnswerOf, endOfDay, type Task } from '@heard/contracts'
import { eventsTasks, type GatheringKind, heardBy } from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, Outbox, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { z } from 'zod'
import { offersOf } from '../gathering/gathering.query.ts'
import { untold } from '../heard/heard.query.ts'

const OPEN = "SELECT request, at, talk FROM mini_event_requests WHERE programme = ? AND state IN ('new', 'talk') ORDER BY at, request LIMIT 500"
/** Mails that did not arrive, or could not be written. */
const unreached: ReadonlySet<Awaited<ReturnType<Outbox['standing']>>> = new Set(['no-address', 'not-sent', 'refused', 'given-up'])
const Talk = z.object({ startsAt: z.string() })

@Controller()
export class TasksController {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  @Implements(eventsTasks)
  async list(@Input() { params: { programme } }: InputOf<typeof eventsTasks>, @From() caller: Caller): Promise<AnswerOf<typeof eventsTasks>> {
    if (!mayActOn(caller, 'gathering.plan', programme)) return { tasks: [] }
    return { tasks: [...this.requests(programme), ...(await this.toRing(programme)), ...this.untold(programme, caller.at)] }
  }

  private requests(programme: string): Task[] {
    const requests = this.model.query<{ request: string; at: string; talk: string | null }>(OPEN, programme)
    return requests.map(({ request: id, at: since, talk }): Task => {
      if (talk === null) return { kind: 'mini-event', id, programme, since, urgent: false }
      return { kind: 'mini-event-talk', id, programme, since, due: Talk.parse(JSON.parse(talk)).startsAt, urgent: false }
    })
  }

  /** Whoever is offered a place and gets no mail is rung, before the offer ends. */
  private async toRing(programme: string): Promise<Task[]> {
    const all = offersOf(this.model, programme)
    const standings = await Promise.all(all.map(({ registration, offer }) => this.outbox.standing(registration, offer)))
    const offers = all.filter((_, index) => !this.outbox.canSend || unreached.has(standings[index]))
    return [...Map.groupBy(offers, ({ gathering }) => gathering)].flatMap(([id, of]): Task[] => {
      const [first] = of
      return first ? [{ kind: 'offer-by-phone', id, programme, since: first.offered_at, due: first.until, urgent: false, count: of.length }] : []
    })
  }

  /** What was heard is told within the time that the public was promised. */
  private untold(programme: string, at: string): Task[] {
    return untold(this.model, programme, at).flatMap(({ gathering: id, kind, ends_at: since }): Task[] => {
      const by = heardBy(kind as GatheringKind, since)
      return by === undefined ? [] : [{ kind: 'what-was-heard', id, programme, since, due: endOfDay(by), urgent: endOfDay(by) < at }]
    })
  }
}

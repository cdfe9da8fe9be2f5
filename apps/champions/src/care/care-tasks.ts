import { endOfDay, type Task } from '@heard/contracts'
import { type Caller, mayActOn, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { OwnApplication } from '../champion/my-volunteering.ts'
import { standingOf } from '../training/standing.ts'
import { championIds, learnedIn, modulesIn } from '../training/training.query.ts'
import { supportDue } from './care-view.ts'

type ToDo = { readonly module: string; readonly expires: string | undefined }
type Waiting = { readonly application: string; readonly at: string; readonly starts?: string }

const THERE = 'application IN (SELECT application FROM applications WHERE erased = 0)'
const STANDS = `application IN (SELECT application FROM applications WHERE erased = 0 AND (state = 'accepted' OR (state = 'paused' AND before = 'accepted')))`

/** What waits for those who look after champions, and for champions themselves. */
@Injectable()
export class CareTasks {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(OwnApplication) private readonly own: OwnApplication,
  ) {}

  async of(programme: string, caller: Caller): Promise<Task[]> {
    const staff = mayActOn(caller, 'champion.care', programme) ? this.ofStaff(programme, caller) : []
    return [...staff, ...(await this.ofChampion(programme, caller))]
  }

  private ofStaff(programme: string, { at: now }: Caller): Task[] {
    const asks = this.model.query<Waiting>(
      `SELECT application, at FROM champion_asks WHERE programme = ? AND ${THERE} ORDER BY at LIMIT 200`,
      programme,
    )
    const meetings = this.model.query<Waiting>(
      `SELECT application, at, starts FROM champion_meetings WHERE programme = ? AND ${STANDS} ORDER BY starts LIMIT 200`,
      programme,
    )
    return [
      ...asks.map(({ application, at }): Task => {
        const due = endOfDay(supportDue(at))
        return { kind: 'support-asked', id: application, programme, since: at, due, urgent: true }
      }),
      ...meetings.map(
        ({ application, at, starts }): Task => ({
          kind: 'one-to-one',
          id: application,
          programme,
          since: at,
          ...(starts ? { due: starts } : {}),
          urgent: false,
        }),
      ),
      ...this.trainingDue(programme, now),
    ]
  }

  private trainingDue(programme: string, now: string): Task[] {
    const toDo = this.toDo(programme, now)
    const missing = championIds(this.model, programme).filter((application) => toDo(application).length > 0)
    return missing.length === 0 ? [] : [{ kind: 'training-due', id: 'training-due', programme, since: now, urgent: false, count: missing.length }]
  }

  private async ofChampion(programme: string, caller: Caller): Promise<Task[]> {
    if (!mayActOn(caller, 'volunteering.own', programme)) return []
    const own = await this.own.find(programme, caller)
    if (!own || own.state.status === 'paused') return []
    const toDo = this.toDo(programme, caller.at)
    return toDo(own.application).map(({ module, expires }) => ({
      kind: 'training',
      id: module,
      programme,
      since: own.at,
      ...(expires === undefined ? {} : { due: endOfDay(expires) }),
      urgent: false,
    }))
  }

  /** Required training that a champion has not done, or has to do again soon. What is taught and learned is read once for all of them. */
  private toDo(programme: string, now: string): (application: string) => readonly ToDo[] {
    const required = modulesIn(this.model, programme).filter((each) => each.required === 1)
    const done = new Map(learnedIn(this.model, programme).map((each) => [`${each.application} ${each.module}`, each]))
    return (application) =>
      required.flatMap(({ module }) => {
        const last = done.get(`${application} ${module}`)
        return standingOf(last, now.slice(0, 10)) === 'valid' ? [] : [{ module, expires: last?.expires }]
      })
  }
}

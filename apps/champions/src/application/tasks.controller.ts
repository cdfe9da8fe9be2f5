import { type AnswerOf, endOfDay, type Task } from '@heard/contracts'
import { championsTasks } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf, mayActOn, ReadModel } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CareTasks } from '../care/care-tasks.ts'
import { ExpenseDesk } from '../expense/expense-desk.ts'
import { waitingOf } from './applications.query.ts'
import { hearsBy } from './hears-by.ts'

const MOST = 500

type Waiting = ReturnType<typeof waitingOf>[number]

/** A proposal of one's own is nothing to do for oneself: a colleague confirms it. */
const taskOf = (row: Waiting, { actor, at: now }: Pick<Caller, 'actor' | 'at'>): Pick<Task, 'kind' | 'since' | 'due'> | undefined => {
  if (row.state === 'paused') {
    const until = row.paused_until ?? ''
    return until <= now.slice(0, 10) ? { kind: 'rest-over', since: row.at, due: endOfDay(until) } : undefined
  }
  if (row.proposed_by !== null) return row.proposed_by === actor ? undefined : { kind: 'decision', since: row.proposed_at ?? row.at }
  if (row.talk_at !== null) return { kind: 'talk', since: row.at, due: row.talk_at }
  return { kind: 'application', since: row.at, due: endOfDay(hearsBy(row.at)) }
}

@Controller()
export class TasksController {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(CareTasks) private readonly care: CareTasks,
    @Inject(ExpenseDesk) private readonly expenses: ExpenseDesk,
  ) {}

  @Implements(championsTasks)
  async list(@Input() { params: { programme } }: InputOf<typeof championsTasks>, @From() caller: Caller): Promise<AnswerOf<typeof championsTasks>> {
    const reviewing = mayActOn(caller, 'application.review', programme) ? this.reviewing(programme, caller) : []
    return { tasks: [...(await this.care.of(programme, caller)), ...reviewing, ...this.expenses.tasks(programme, caller)].slice(0, MOST) }
  }

  private reviewing(programme: string, caller: Caller): Task[] {
    return waitingOf(this.model, programme).flatMap((row) => {
      const task = taskOf(row, caller)
      return task ? [{ ...task, id: row.application, programme, urgent: false }] : []
    })
  }
}

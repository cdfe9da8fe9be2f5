import type { AnswerOf } from '@heard/contracts'
import type { RetentionLine, retentionSchedule } from '@heard/contracts/engagement'
import { retainUntil } from '@heard/privacy'
import { ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import type { z } from 'zod'
import { groupsOf, type HoldingGroup, type RuleRow, rulesOf, runsOf } from './holdings.query.ts'

export class RetentionSchedule extends Query<AnswerOf<typeof retentionSchedule>> {
  constructor(
    readonly programme: string,
    readonly today: string,
  ) {
    super()
  }
}

const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const lineOf = ({ purpose, rule }: RuleRow, groups: readonly HoldingGroup[], today: string): z.infer<typeof RetentionLine> => {
  const sum = (which: readonly HoldingGroup[]): number => which.reduce((total, { items }) => total + items, 0)
  const started = groups.flatMap(({ started: day, items }) => (day === null ? [] : [{ started: day, items, due: retainUntil(rule, day) }]))
  const soon = plusDays(today, 30)
  const nextDue = started.map(({ due }) => due).toSorted()[0]
  return {
    purpose,
    rule,
    held: sum(groups),
    notStarted: sum(groups.filter((group) => group.started === null)),
    dueWithin30Days: sum(started.filter(({ due }) => due >= today && due <= soon)),
    overdue: sum(started.filter(({ due }) => due < today)),
    ...(nextDue === undefined ? {} : { nextDue }),
  }
}

@QueryHandler(RetentionSchedule)
export class RetentionScheduleHandler implements IQueryHandler<RetentionSchedule> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ programme, today }: RetentionSchedule): Promise<AnswerOf<typeof retentionSchedule>> {
    const lines = rulesOf(this.model, programme).map((row) => lineOf(row, groupsOf(this.model, programme, row), today))
    return Promise.resolve({ today, lines, runs: [...runsOf(this.model, programme)] })
  }
}

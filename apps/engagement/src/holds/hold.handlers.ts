import type { AnswerOf } from '@heard/contracts'
import type { listHolds } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { holdDecider } from './hold.decider.ts'

type Done = { readonly hold: string }
type Act =
  | { readonly type: 'Place'; readonly reviewBy: string; readonly contribution: string | undefined }
  | { readonly type: 'Review'; readonly reviewBy: string; readonly hold: string }
  | { readonly type: 'Lift'; readonly hold: string }

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28')

export class ActOnHold extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly act: Act,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ActOnHold)
export class ActOnHoldHandler implements ICommandHandler<ActOnHold> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, act, reason, caller }: ActOnHold): Promise<Answered<Done>> {
    if (act.type === 'Place' && act.contribution !== undefined) this.mustBeHeld(programme, act.contribution)
    const hold = act.type === 'Place' ? caller.newId() : act.hold
    const [sealed] = await this.commands.seal([{ subject: hold, purpose: 'data-rights', field: 'hold.reason', payload: reason }], caller)
    if (!sealed) throw new TypeError('the vault answered without the reason')
    const today = caller.at.slice(0, 10)
    const command = { ...act, programme, hold, reason: sealed, today, latest: aYearAfter(today) }
    const { position } = await this.commands.run(holdDecider, `hold-${programme}.${hold}`, command, caller)
    return answered({ hold }, position)
  }

  private mustBeHeld(programme: string, contribution: string): void {
    const sql = "SELECT 1 AS found FROM holdings WHERE programme = ? AND kind = 'contribution' AND item = ?"
    if (this.model.query(sql, programme, contribution).length === 0) throw new Refused('unknown-contribution')
  }
}

type Row = {
  readonly hold: string
  readonly contribution: string | null
  readonly placed_at: string
  readonly review_by: string
  readonly lifted: number
  readonly reason: string
  readonly actor: string
}

export class ListHolds extends Query<AnswerOf<typeof listHolds>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListHolds)
export class ListHoldsHandler implements IQueryHandler<ListHolds> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, caller }: ListHolds): Promise<AnswerOf<typeof listHolds>> {
    const rows = this.model.query<Row>('SELECT * FROM holds WHERE programme = ? ORDER BY lifted, review_by, hold', programme)
    const reasons =
      rows.length === 0
        ? []
        : await this.platform.vault.open(
            rows.map(({ reason }) => reason),
            { purpose: 'data-rights', actor: caller.actor, reason: 'review' },
          )
    const today = caller.at.slice(0, 10)
    return {
      holds: rows.map((row, index) => {
        const reason = reasons[index]
        return {
          hold: row.hold,
          ...(row.contribution === null ? {} : { contribution: row.contribution }),
          placedAt: row.placed_at,
          reviewBy: row.review_by,
          overdue: row.lifted === 0 && row.review_by < today,
          lifted: row.lifted === 1,
          ...(reason?.status === 'open' && typeof reason.payload === 'string' ? { reason: reason.payload } : {}),
          by: row.actor,
        }
      }),
    }
  }
}

import { type AnswerOf, given } from '@heard/contracts'
import { type decideQuarantined, type HeldWords, type listQuarantined, type QuarantinedView, QuarantineReason } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { filesOf } from '../file/contribution-files.ts'

type Row = { readonly contribution: string; readonly why: string; readonly at: string }

const HELD_BACK = "FROM quarantined WHERE programme = ? AND state = 'held-back'"

export class ListQuarantined extends Query<AnswerOf<typeof listQuarantined>> {
  constructor(
    readonly programme: string,
    readonly limit: number,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListQuarantined)
export class ListQuarantinedHandler implements IQueryHandler<ListQuarantined> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
  ) {}

  async execute({ programme, limit, caller }: ListQuarantined): Promise<AnswerOf<typeof listQuarantined>> {
    const rows = this.model.query<Row>(`SELECT contribution, why, at ${HELD_BACK} ORDER BY at, contribution LIMIT ?`, programme, limit)
    const total = this.model.query<{ n: number }>(`SELECT count(*) AS n ${HELD_BACK}`, programme)[0]?.n ?? 0
    const kept = await Promise.all(rows.map(async (row) => ({ ...row, ...(await this.reader.read(programme, row.contribution)) })))
    const refs = kept.map(({ words }) => words.ref)
    const opened = refs.length === 0 ? new Map<string, HeldWords>() : await this.reader.wordsOf(refs, { actor: caller.actor, reason: 'review' })
    const quarantined = kept.map(
      ({ contribution, why, at, held, words, facts }): QuarantinedView => ({
        contribution,
        why: QuarantineReason.parse(why),
        at,
        language: held.language,
        ...given({ words: opened.get(words.ref) }),
        files: filesOf({ facts }).length,
      }),
    )
    return { total, quarantined }
  }
}

export class DecideQuarantined extends Command<Answered<AnswerOf<typeof decideQuarantined>>> {
  constructor(
    readonly input: Pick<InputOf<typeof decideQuarantined>, 'params' | 'body'>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DecideQuarantined)
export class DecideQuarantinedHandler implements ICommandHandler<DecideQuarantined> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ input: { params, body }, caller }: DecideQuarantined): Promise<Answered<AnswerOf<typeof decideQuarantined>>> {
    const { programme, contribution } = params
    const command = { type: 'DecideQuarantined', programme, contribution, decision: body.decision } as const
    const { position } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
    return answered({ contribution }, position)
  }
}

import { type AnswerOf, given } from '@heard/contracts'
import type { noteTable } from '@heard/contracts/engagement'
import { type Answered, type Caller, type InputOf, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { GiveAnswersRequest } from '../conversation/give-answers.handler.ts'

type Noted = AnswerOf<typeof noteTable>

const KNOWN = 'SELECT 1 FROM announced_gatherings WHERE programme = ? AND gathering = ?'
/** @throws Refused `unknown-gathering` */
export const mustBeAnnounced = (model: ReadModel, programme: string, gathering: string): void => {
  if (model.query(KNOWN, programme, gathering).length === 0) throw new Refused('unknown-gathering')
}

export class NoteTable extends Command<Answered<Noted>> {
  constructor(
    readonly input: InputOf<typeof noteTable>,
    readonly caller: Caller,
    /** The id that a device chose for it. */
    readonly contribution?: string,
  ) {
    super()
  }
}

/** What was said at a table goes the way of answers: sealed, with what the table agreed to and a receipt for those who sat there. */
@CommandHandler(NoteTable)
export class NoteTableHandler implements ICommandHandler<NoteTable> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ input: { params, body }, caller, contribution }: NoteTable): Promise<Answered<Noted>> {
    const { gathering, table, saidBy, notes, ...told } = body
    mustBeAnnounced(this.model, params.programme, gathering)
    return this.bus.execute(
      new GiveAnswersRequest(params, told, { mode: 'gathering', at: { gathering, table, ...given({ saidBy }) }, notes, contribution }, caller),
    )
  }
}

import type { AnswerOf } from '@heard/contracts'
import { NoteItem, type takeTableNotes } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, DayKeys, type InputOf, Platform, ReadModel, Submissions, takeItems } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionStream } from '../story/contribution.events.ts'
import { mustBeAnnounced, NoteTable } from './note-table.handler.ts'

export class TakeTableNotes extends Command<Answered<AnswerOf<typeof takeTableNotes>>> {
  constructor(
    readonly input: InputOf<typeof takeTableNotes>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** The id that a device chose is that of the contribution: whichever device sends it, and however often, there is one stream and so one contribution. */
@CommandHandler(TakeTableNotes)
export class TakeTableNotesHandler implements ICommandHandler<TakeTableNotes> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault' | 'log'>,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(DayKeys) private readonly keys: DayKeys,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ input: { params, body }, caller }: TakeTableNotes): Promise<Answered<AnswerOf<typeof takeTableNotes>>> {
    const { programme, gathering } = params
    mustBeAnnounced(this.model, programme, gathering)
    const items = await takeItems(this.keys, {
      gathering,
      items: body.items,
      content: NoteItem,
      take: async (item, { kind: _kind, conversation, ...note }) => {
        const recorded = await this.submissions.recordedUpTo(contributionStream(programme, item))
        if (recorded !== undefined) return { already: true }
        // One key for each item, whoever sends it: two devices at once are one submission.
        const command = this.platform.vault.fingerprint('command', JSON.stringify(['table-note', programme, item]))
        const input = { params: { programme, conversation }, body: { ...note, gathering }, query: {} }
        const { body: noted } = await this.bus.execute(new NoteTable(input, { ...caller, command }, item))
        return { already: false, receipt: noted.receipt }
      },
      failed: (error) => this.platform.log.event('device-item.not-taken', { error }),
    })
    return answered({ items }, await this.platform.store.head())
  }
}

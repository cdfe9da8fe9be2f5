import type { AnswerOf } from '@heard/contracts'
import type { setDoubleEntry } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import { numberingDecider } from './numbering.decider.ts'
import { paperStream } from './paper.events.ts'

type Done = AnswerOf<typeof setDoubleEntry>

export class SetDoubleEntry extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof setDoubleEntry>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SetDoubleEntry)
export class SetDoubleEntryHandler implements ICommandHandler<SetDoubleEntry> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  async execute({ input: { params, body }, caller }: SetDoubleEntry): Promise<Answered<Done>> {
    await this.conversations.read(params.programme, params.conversation)
    const command = { type: 'SetDoubleEntry' as const, ...params, every: body.every }
    const { position } = await this.commands.run(numberingDecider, paperStream(params), command, caller)
    return answered({ every: body.every }, position)
  }
}

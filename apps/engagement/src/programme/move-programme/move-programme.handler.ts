import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { moveProgramme } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { programmeDecider } from '../programme.decider.ts'
import { programmeStream } from '../programme.events.ts'

type Moved = AnswerOf<typeof moveProgramme>

export class MoveProgrammeRequest extends Command<Answered<Moved>> {
  constructor(
    readonly programme: string,
    readonly to: BodyOf<typeof moveProgramme>['to'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(MoveProgrammeRequest)
export class MoveProgrammeHandler implements ICommandHandler<MoveProgrammeRequest> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ programme, to, caller }: MoveProgrammeRequest): Promise<Answered<Moved>> {
    const command = { type: 'Move', programme, to, today: caller.at.slice(0, 10) } as const
    const { position } = await this.commands.run(programmeDecider, programmeStream(programme), command, caller)
    return answered({ status: to }, position)
  }
}

import { type Answered, answered, type Caller, Commands, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ContributionReader } from '../../story/contribution.reader.ts'
import { Colleagues } from '../colleagues.ts'
import { type ReadingCommand, readingDecider } from './reading.decider.ts'

type Done = { readonly contribution: string }

export class ChangeReading extends Command<Answered<Done>> {
  constructor(
    readonly command: ReadingCommand,
    readonly caller: Caller,
  ) {
    super()
  }
}

const unlessUnknown = (error: unknown): never => {
  throw error instanceof Refused && error.code === 'not-found' ? new Refused('unknown-contribution') : error
}

@CommandHandler(ChangeReading)
export class ChangeReadingHandler implements ICommandHandler<ChangeReading> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ command, caller }: ChangeReading): Promise<Answered<Done>> {
    const { programme, contribution } = command
    await this.contributions.read(programme, contribution).catch(unlessUnknown)
    if (command.type === 'HandOver' && !(await this.colleagues.may(programme, 'contribution.read', command.to))) throw new Refused('not-a-colleague')
    const { position } = await this.commands.run(readingDecider, `reading-${programme}.${contribution}`, command, caller)
    return answered({ contribution }, position)
  }
}

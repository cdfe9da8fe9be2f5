import { fold } from '@heard/event-sourcing'
import { type CommandSource, Commands, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type LinkFact, type LinksCommand, type LinksState, linksDecider } from './links.decider.ts'

const linksStream = (programme: string): string => `champion-links-${programme}`

/** Which account belongs to which application. */
@Injectable()
export class Links {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** Application by account. */
  async of(programme: string): Promise<LinksState> {
    const facts: LinkFact[] = []
    for await (const fact of this.platform.store.readStream<LinkFact>(linksStream(programme))) facts.push(fact)
    return fold(linksDecider, facts)
  }

  async run(command: LinksCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(linksDecider, linksStream(command.programme), command, source)).position
  }
}

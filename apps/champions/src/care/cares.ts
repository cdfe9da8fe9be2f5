import type { ChampionCare } from '@heard/contracts/champions'
import { type CommandSource, Commands, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type Access, ApplicationReader } from '../application/application.reader.ts'
import { type CareCommand, type CareFact, careDecider } from './care.decider.ts'
import { careIn, type DatedCare, refsIn } from './care-view.ts'

const careStream = (programme: string, application: string): string => `care-${programme}.${application}`

/** How champions are looked after. */
@Injectable()
export class Cares {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
  ) {}

  /** Opens what is sealed in it, which is recorded where there is any. */
  async of(programme: string, application: string, access: Access): Promise<ChampionCare> {
    const facts = await this.facts(programme, application)
    return careIn(facts, await this.reader.texts(refsIn(facts), access))
  }

  async facts(programme: string, application: string): Promise<readonly DatedCare[]> {
    const facts: DatedCare[] = []
    for await (const fact of this.platform.store.readStream<CareFact>(careStream(programme, application))) {
      facts.push({ ...fact, at: fact.metadata.at })
    }
    return facts
  }

  async run(command: CareCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(careDecider, careStream(command.programme, command.application), command, source)).position
  }
}

import { fold } from '@heard/event-sourcing'
import { type CommandSource, Commands, mayActOn, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Links } from '../link/links.ts'
import { type ChampionCommand, type ChampionFact, type ChampionState, championDecider } from './champion.decider.ts'

/** What a champion does is done in their own community. */
export const OWN = 'volunteering.own'

const championStream = (programme: string, application: string): string => `champion-${programme}.${application}`

/** Where champions belong. */
@Injectable()
export class Champions {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'accounts'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Links) private readonly links: Links,
  ) {}

  async state(programme: string, application: string): Promise<ChampionState> {
    const facts: ChampionFact[] = []
    for await (const fact of this.platform.store.readStream<ChampionFact>(championStream(programme, application))) facts.push(fact)
    return fold(championDecider, facts)
  }

  async run(command: ChampionCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(championDecider, championStream(command.programme, command.application), command, source)).position
  }

  /** Whether the account that is connected, where one is, may act in this community. */
  async mayBelong(programme: string, application: string, community: string): Promise<boolean> {
    const [account] = [...(await this.links.of(programme))].find(([, linked]) => linked === application) ?? []
    const grants = account === undefined ? undefined : await this.platform.accounts.grantsOf(account)
    return account === undefined || !grants || mayActOn({ principal: { account, grants: [...grants] } }, OWN, programme, community)
  }
}

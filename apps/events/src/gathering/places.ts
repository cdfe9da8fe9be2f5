import { type CommandSource, Commands, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { gatheringStream } from './gathering.events.ts'
import { GatheringMemory, type ToldRefs } from './gathering.memory.ts'
import { type GatheringState, waitingList } from './gathering.state.ts'
import { type PlacesCommand, placesDecider } from './places.decider.ts'
import { Turns } from './turns.ts'

const Target = z.strictObject({ programme: z.string(), gathering: z.string(), registration: z.string() })
export type RegistrationTarget = z.infer<typeof Target>

/** What somebody is told about their place. */
export type Taken = Pick<GatheringStanding, 'standing' | 'waiting' | 'until'>
type GatheringStanding = {
  readonly person: string
  readonly standing: 'in' | 'waiting' | 'offered' | 'cancelled' | 'lapsed'
  readonly people: number
  readonly waiting?: number
  readonly until?: string
} & ToldRefs

/** The places of gatherings: who has one, who waits, and which code belongs to whom. Commands for one gathering take turns, in the order they came. */
@Injectable()
export class Places {
  private readonly turns = new Turns()
  private readonly memory: GatheringMemory

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {
    this.memory = new GatheringMemory(platform.store)
  }

  /** `command` may still be in the making when its turn comes. Whether that failed is told to whoever waits for the turn, and to nobody else before. */
  run(target: { readonly programme: string; readonly gathering: string }, command: Promise<PlacesCommand>, source: CommandSource): Promise<bigint> {
    const stream = gatheringStream(target.programme, target.gathering)
    command.catch(() => undefined)
    return this.turns.take(stream, async () => (await this.commands.run(placesDecider, stream, await command, source)).position)
  }

  /**
   * How a registration stands.
   * @throws Refused `unknown-receipt`
   */
  async standing({ programme, gathering, registration }: RegistrationTarget): Promise<GatheringStanding> {
    const { state, told } = await this.memory.read(programme, gathering)
    const [party, refs] = [state.parties.get(registration), told.get(registration)]
    if (!party || !refs) throw new Refused('unknown-receipt')
    const { standing, people, person, until } = party
    return { standing, people, person, ...placeOf(state, registration), ...(until === undefined ? {} : { until }), ...refs }
  }

  async taken(target: RegistrationTarget): Promise<Taken> {
    const { standing, waiting, until } = await this.standing(target)
    return { standing, ...(waiting === undefined ? {} : { waiting }), ...(until === undefined ? {} : { until }) }
  }

  /** Whether a registration is in its gathering's stream already. */
  async has({ programme, gathering, registration }: RegistrationTarget): Promise<boolean> {
    return (await this.memory.read(programme, gathering)).state.parties.has(registration)
  }

  async keepReceipt(code: string, target: RegistrationTarget): Promise<void> {
    const { vault } = this.platform
    await vault.link(vault.fingerprint('registration-receipt', code), target)
  }

  /** @throws Refused `unknown-receipt` */
  async byReceipt(code: string): Promise<RegistrationTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('registration-receipt', code)))
    if (!target.success) throw new Refused('unknown-receipt')
    return target.data
  }
}

const placeOf = (state: GatheringState, registration: string): { readonly waiting?: number } => {
  const index = waitingList(state).findIndex((party) => party.registration === registration)
  return index < 0 ? {} : { waiting: index + 1 }
}

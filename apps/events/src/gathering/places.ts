import type { Permission } from '@heard/contracts/events'
import { type CommandSource, Commands, Platform, Refused, Turns } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { gatheringStream } from './gathering.events.ts'
import { GatheringMemory, type ToldRefs } from './gathering.memory.ts'
import { type GatheringState, permissionsIn, waitingList } from './gathering.state.ts'
import { type PlacesCommand, placesDecider } from './places.decider.ts'

const ofGathering = { programme: z.string(), gathering: z.string() }
const Target = z.strictObject({ ...ofGathering, registration: z.string() })
export type RegistrationTarget = z.infer<typeof Target>
/** What is behind a code whose registration has ended: not any more whose it was. */
const Ended = z.strictObject({ ...ofGathering, ended: z.enum(['cancelled', 'lapsed']) })
/** What is behind a code that says only what its holder lets happen: of somebody who came without registering, or whose registration is long erased. */
const Guest = z.strictObject({ ...ofGathering, guest: z.string() })
export type GuestTarget = z.infer<typeof Guest>
export type EndedRegistration = z.infer<typeof Ended>

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

  /** Whether an item of a device was taken in. */
  async tookItem({ programme, gathering }: Pick<RegistrationTarget, 'programme' | 'gathering'>, item: string): Promise<boolean> {
    return (await this.memory.read(programme, gathering)).state.items.has(item)
  }

  /** Links a new code to its registration, and the registration back to the code's fingerprint. */
  async keepReceipt(code: string, target: RegistrationTarget): Promise<void> {
    const { vault } = this.platform
    const fingerprint = vault.fingerprint('registration-receipt', code)
    await vault.linkAll([
      { fingerprint, target },
      { fingerprint: this.wayBack(target.registration), target: { receipt: fingerprint } },
    ])
  }

  /** Links a code to what its holder lets happen. There is nothing of the person, so it stays. */
  async keepGuest(code: string, target: GuestTarget): Promise<void> {
    const { vault } = this.platform
    await vault.link(vault.fingerprint('registration-receipt', code), target)
  }

  /**
   * Whose permissions a code is for, and what they let happen.
   * @throws Refused `unknown-receipt`, `registration-ended`
   */
  async permitting(code: string): Promise<RegistrationTarget & { readonly permissions: readonly Permission[] }> {
    const { vault } = this.platform
    const guest = Guest.safeParse(await vault.linked(vault.fingerprint('registration-receipt', code))).data
    const target = guest ? { programme: guest.programme, gathering: guest.gathering, registration: guest.guest } : await this.byReceipt(code)
    if ('ended' in target) throw new Refused('registration-ended')
    return { ...target, permissions: await this.permitted(target) }
  }

  private async permitted({ programme, gathering, registration }: RegistrationTarget): Promise<readonly Permission[]> {
    const { state } = await this.memory.read(programme, gathering)
    return [...(permissionsIn(state, registration) ?? [])].flatMap(([to, { given }]) => (given ? [to] : []))
  }

  /** Destroys the way from a code to its registration; what its holder lets happen, or else how it ended, is told in its place. Repeated after a crash it does what is missing. */
  async forgetReceipt(registration: string, ended: EndedRegistration | undefined): Promise<void> {
    const { vault } = this.platform
    const back = this.wayBack(registration)
    const fingerprint = (await vault.linked(back))?.receipt
    if (fingerprint === undefined) return
    const left = (await this.guestOf(Target.safeParse(await vault.linked(fingerprint)).data)) ?? ended
    // Asked for in one turn, so that they are one commit and the code is known all the time.
    await Promise.all([vault.unlink(fingerprint), ...(left ? [vault.link(fingerprint, left)] : []), vault.unlink(back)])
  }

  /** Whoever let something happen can take it back, also when what they told is erased. */
  private async guestOf(target: RegistrationTarget | undefined): Promise<GuestTarget | undefined> {
    if (!target || (await this.permitted(target)).length === 0) return undefined
    return { programme: target.programme, gathering: target.gathering, guest: target.registration }
  }

  /** @throws Refused `unknown-receipt` */
  async byReceipt(code: string): Promise<RegistrationTarget | EndedRegistration> {
    const { vault } = this.platform
    const target = z.union([Target, Ended]).safeParse(await vault.linked(vault.fingerprint('registration-receipt', code)))
    if (!target.success) throw new Refused('unknown-receipt')
    return target.data
  }

  private wayBack(registration: string): string {
    return this.platform.vault.fingerprint('registration-receipt-of', registration)
  }
}

const placeOf = (state: GatheringState, registration: string): { readonly waiting?: number } => {
  const index = waitingList(state).findIndex((party) => party.registration === registration)
  return index < 0 ? {} : { waiting: index + 1 }
}

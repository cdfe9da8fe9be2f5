import type { Sealed } from '@heard/contracts'
import type { FieldFor } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { type Caller, Commands, type FieldRequest, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { applicationDecider, type StepApplication } from './application.decider.ts'
import { type ApplicationFact, applicationStream, type DatedFact } from './application.events.ts'
import type { ApplicationState } from './application.state.ts'

export const purpose = 'volunteering'

export type ReadApplication = {
  readonly facts: readonly DatedFact[]
  readonly state: ApplicationState
  readonly person: string
  /** When it was made. */
  readonly at: string
}

/** What all that is done with an application shares. */
@Injectable()
export class Applications {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** @throws Refused `unknown-application` */
  async read(programme: string, application: string): Promise<ReadApplication> {
    const facts: DatedFact[] = []
    for await (const fact of this.platform.store.readStream<ApplicationFact>(applicationStream(programme, application))) {
      facts.push({ ...fact, at: fact.metadata.at, actor: fact.metadata.actor, position: fact.position })
    }
    const [applied] = facts
    if (applied?.type !== 'ChampionApplied') throw new Refused('unknown-application')
    return { facts, state: fold(applicationDecider, facts), person: applied.data.person, at: applied.at }
  }

  async seal(subject: string, field: FieldFor<typeof purpose>, payload: FieldRequest['payload'], caller: Caller): Promise<Sealed> {
    const [sealed] = await this.commands.seal([{ subject, purpose, field, payload }], caller)
    if (!sealed) throw new TypeError('the vault answered without the words')
    return sealed
  }

  async step(command: StepApplication, caller: Caller): Promise<bigint> {
    return (await this.commands.run(applicationDecider, applicationStream(command.programme, command.application), command, caller)).position
  }
}

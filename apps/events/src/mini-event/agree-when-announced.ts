import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Platform, type Policy, Refused, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { miniEventDecider } from './mini-event.decider.ts'
import { miniEventStream } from './mini-event.events.ts'

/** When a gathering is announced that answers a request, the request is agreed. */
@Injectable()
export class AgreeWhenAnnounced implements Policy {
  readonly name = 'agree-when-announced'
  readonly types = ['GatheringAnnounced']

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, gathering, request } = fact.data as EventsFact<'GatheringAnnounced'>['data']
    if (request === undefined) return
    const source = systemSource(this.platform.clock, fact.id)
    try {
      await this.commands.run(miniEventDecider, miniEventStream(programme, request), { type: 'Agree', programme, request, gathering }, source)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
}

import type { EnquiryFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Platform, type Policy, Refused, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { miniEventDecider } from './mini-event.decider.ts'
import { miniEventStream } from './mini-event.events.ts'

/** An invitation that a connector passes on becomes a request for a mini event, once. The details are those that were sealed for it there. */
@Injectable()
export class RequestWhenWished implements Policy {
  readonly name = 'request-when-wished'
  readonly types = ['GatheringWished']

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, person, request, details } = fact.data as EnquiryFact<'GatheringWished'>['data']
    const source = systemSource(this.platform.clock, fact.id)
    const command = { type: 'Request', programme, request, person, details, open: true } as const
    try {
      await this.commands.run(miniEventDecider, miniEventStream(programme, request), command, source)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
}

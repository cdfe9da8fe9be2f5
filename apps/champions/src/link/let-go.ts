import type { ChampionsFact } from '@heard/contracts/champions'
import type { ErasureFact, RetentionFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Champions } from '../champion/champions.ts'
import { Links } from './links.ts'

export type Leaving = ChampionsFact<'VolunteeringEnded'> | ErasureFact<'ErasureIntended'> | RetentionFact<'RetentionApplied'>

/** The application of somebody who is no champion from here on; of an erasure, what may be one. */
export const applicationOf = (fact: RecordedFact<Leaving>): string | undefined => {
  switch (fact.type) {
    case 'VolunteeringEnded':
      return fact.data.application
    case 'ErasureIntended':
      return (fact.data.purposes?.includes('volunteering') ?? true) ? fact.data.contribution : undefined
    case 'RetentionApplied':
      return fact.data.kind === 'application' ? fact.data.item : undefined
  }
}

/** Whoever is a champion no longer belongs to no community and to no account. Doing it again changes nothing. */
@Injectable()
export class LetGo implements Policy {
  readonly name = 'let-go'
  readonly types = ['VolunteeringEnded', 'ErasureIntended', 'RetentionApplied'] satisfies readonly Leaving['type'][]

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(Champions) private readonly champions: Champions,
    @Inject(Links) private readonly links: Links,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<Leaving>
    const application = applicationOf(fact)
    if (application === undefined) return
    const one = { programme: fact.data.programme, application }
    const source = systemSource(this.platform.clock, fact.id)
    await this.champions.run({ ...one, type: 'Stop' }, source)
    await this.links.run({ ...one, type: 'Unlink' }, source)
  }
}

import type { PopulationOf } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type PopulationFact, populationStream } from './population.events.ts'

const isSame = (one: PopulationOf, other: PopulationOf): boolean => one.by === other.by && one.column === other.column

/** The source of a figure leaves the vault once another figure takes its place, or it is taken back. */
@Injectable()
export class ForgetSources implements Policy {
  readonly name = 'forget-sources'
  readonly types = ['PopulationSet', 'PopulationTakenBack']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, population } = (fact as RecordedFact<PopulationFact>).data
    const before: string[] = []
    for await (const { type, data, position } of this.platform.store.readStream<PopulationFact>(populationStream(programme))) {
      if (position >= fact.position) break
      if (type === 'PopulationSet' && isSame(data.population, population)) before.push(data.source.ref)
    }
    await this.platform.vault.withdraw(before)
  }
}

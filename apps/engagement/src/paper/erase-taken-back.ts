import type { PaperFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Erasures } from '../erasure/erasures.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { PaperReader } from './paper.reader.ts'

/** What was taken back is erased, also where a crash came between the two: asked for again, it is the same erasure. */
@Injectable()
export class EraseTakenBack implements Policy {
  readonly name = 'erase-taken-back'
  readonly types = ['PaperFormTakenBack']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { id, data, metadata } = recorded as RecordedFact<PaperFact<'PaperFormTakenBack'>>
    const { contribution } = await this.paper.keyed(data)
    const { person } = (await this.contributions.read(data.programme, contribution)).held
    const source = { ...systemSource(this.platform.clock, id), actor: metadata.actor }
    await this.erasures.request({ programme: data.programme, contribution, person, by: 'staff' }, source)
  }
}

import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { applicationOf, type Leaving } from '../link/let-go.ts'
import { Boards } from './boards.ts'

const PATIENCE_MS = 20_000

/** With an application goes what its champion said at boards and nobody published. Doing it again changes nothing. */
@Injectable()
export class NothingUnpublished implements Policy {
  readonly name = 'nothing-unpublished'
  readonly types = ['ErasureIntended', 'RetentionApplied'] satisfies readonly Leaving['type'][]

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Boards) private readonly boards: Boards,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<Leaving>
    const application = applicationOf(fact)
    if (application === undefined) return
    if (!(await this.model.waitFor(fact.position, PATIENCE_MS))) throw new Error('the read model does not come to where an application was erased')
    await this.boards.forget(fact.data.programme, application, systemSource(this.platform.clock, fact.id))
  }
}

import type { ChampionsFact } from '@heard/contracts/champions'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Boards } from './boards.ts'

const PATIENCE_MS = 20_000

/** Who no longer belongs to a community speaks for it at no board any more. Doing it again changes nothing. */
@Injectable()
export class SpeaksNoLonger implements Policy {
  readonly name = 'speaks-no-longer'
  readonly types = ['AssignmentEnded']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Boards) private readonly boards: Boards,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { id, position, data } = recorded as RecordedFact<ChampionsFact<'AssignmentEnded'>>
    if (!(await this.model.waitFor(position, PATIENCE_MS))) throw new Error('the read model does not come to where an assignment ended')
    await this.boards.letGo(data.programme, data.application, systemSource(this.platform.clock, id))
  }
}

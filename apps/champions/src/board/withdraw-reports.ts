import type { ChampionsFact } from '@heard/contracts/champions'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { BoardFact } from './board.state.ts'
import { boardStream } from './boards.ts'

/** What was written anew or withdrawn at a board leaves the vault. Pages stop showing it with the fact already. Doing it again changes nothing. */
@Injectable()
export class WithdrawReports implements Policy {
  readonly name = 'withdraw-board-reports'
  readonly types = ['BoardReported', 'BoardReportWithdrawn']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { data, revision } = recorded as RecordedFact<ChampionsFact<'BoardReported' | 'BoardReportWithdrawn'>>
    const before: string[] = []
    for await (const fact of this.platform.store.readStream<BoardFact>(boardStream(data))) {
      if (fact.revision >= revision) break
      const isOf = fact.type === 'BoardReported' && fact.data.meeting === data.meeting && fact.data.community === data.community
      if (isOf) before.push(fact.data.words.ref)
    }
    await this.platform.vault.withdraw(before)
  }
}

import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { BoardFact } from './board.state.ts'
import { boardStream } from './boards.ts'
import { wordsTold } from './words-told.ts'

/** What was written anew or withdrawn at a board leaves the vault. Pages stop showing it with the fact already. Doing it again changes nothing. */
@Injectable()
export class WithdrawWords implements Policy {
  readonly name = 'withdraw-board-reports'
  readonly types = ['BoardSet', 'BoardMeetingSet', 'BoardDecisionNoted', 'BoardWordsWithdrawn', 'BoardReported', 'BoardReportWithdrawn']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const last = recorded as RecordedFact<BoardFact>
    const place = wordsTold(last)?.place
    const before: string[] = []
    for await (const fact of this.platform.store.readStream<BoardFact>(boardStream(last.data))) {
      if (fact.revision >= last.revision) break
      const told = wordsTold(fact)
      if (told?.place === place) before.push(...(told?.refs ?? []))
    }
    if (before.length > 0) await this.platform.vault.withdraw(before)
  }
}

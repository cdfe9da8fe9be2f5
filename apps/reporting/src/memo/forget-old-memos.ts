import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type MemoFact, memoStream } from './memo.events.ts'

/**
 * What a memo on a theme or on the programme said before it was changed or removed leaves the vault. On a contribution it is of a person: no page opens it any
 * more, and it goes with everything else of theirs.
 */
@Injectable()
export class ForgetOldMemos implements Policy {
  readonly name = 'forget-old-memos'
  readonly types = ['MemoChanged', 'MemoRemoved']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, memo } = (fact as RecordedFact<Exclude<MemoFact, { type: 'MemoWritten' }>>).data
    const before: string[] = []
    for await (const { type, data, position } of this.platform.store.readStream<MemoFact>(memoStream(programme, memo))) {
      if (type === 'MemoWritten' && data.contribution !== undefined) return
      if (position < fact.position && type !== 'MemoRemoved') before.push(data.words.ref)
    }
    await this.platform.vault.withdraw(before)
  }
}

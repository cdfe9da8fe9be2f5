import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { WordingFact } from './wording.events.ts'

/** What was withdrawn leaves the vault. Pages stop showing it with the fact already, so this may come a moment later, also after a crash. */
@Injectable()
export class WithdrawFromVault implements Policy {
  readonly name = 'withdraw-from-vault'
  readonly types = ['WordingWithdrawn']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { ref, file } = (fact as RecordedFact<WordingFact>).data
    await this.platform.vault.withdraw(file ? [ref, file.ref] : [ref])
  }
}

import { ledgerConsistency, ledgerStatus, listLedgerEntries, showLedgerEntry } from '@heard/contracts/ledger'
import { Controller, Inject } from '@nestjs/common'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Refused } from '../problems.ts'
import { LedgerReader } from './ledger-reader.ts'

/** The public ledger, for whoever asks. */
@Controller()
export class LedgerController {
  constructor(@Inject(LedgerReader) private readonly ledger: LedgerReader) {}

  @Implements(ledgerStatus)
  status(): Promise<AnswerOf<typeof ledgerStatus>> {
    return this.ledger.status()
  }

  @Implements(listLedgerEntries)
  list(@Input() { query }: InputOf<typeof listLedgerEntries>): Promise<AnswerOf<typeof listLedgerEntries>> {
    return this.ledger.entries(query)
  }

  @Implements(showLedgerEntry)
  async show(@Input() { params }: InputOf<typeof showLedgerEntry>): Promise<AnswerOf<typeof showLedgerEntry>> {
    const entry = await this.ledger.entry(BigInt(params.index))
    if (!entry) throw new Refused('unknown-entry')
    return entry
  }

  @Implements(ledgerConsistency)
  async consistency(@Input() { query }: InputOf<typeof ledgerConsistency>): Promise<AnswerOf<typeof ledgerConsistency>> {
    const proof = await this.ledger.consistency(BigInt(query.from))
    if (!proof) throw new Refused('size-not-reached')
    return proof
  }
}

import type { AnswerOf, QueryOf } from '@heard/contracts'
import type {
  ledgerConsistency,
  ledgerStatus,
  listLedgerEntries,
  privateLogFile,
  privateLogStatus,
  proveLeaf,
  showLedgerEntry,
} from '@heard/contracts/ledger'

/** The published logs as routes show them; nothing where there is no such thing. Reading goes on while signing has stopped. */
export type LedgerReader = {
  status(): Promise<AnswerOf<typeof ledgerStatus>>
  entries(query: QueryOf<typeof listLedgerEntries>): Promise<AnswerOf<typeof listLedgerEntries>>
  entry(index: bigint): Promise<AnswerOf<typeof showLedgerEntry> | undefined>
  consistency(from: bigint): Promise<AnswerOf<typeof ledgerConsistency> | undefined>
  privateStatus(): Promise<AnswerOf<typeof privateLogStatus>>
  leaf(index: bigint): Promise<AnswerOf<typeof proveLeaf> | undefined>
  privateFile(path: string): Promise<AnswerOf<typeof privateLogFile> | undefined>
}

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
export abstract class LedgerReader {
  abstract status(): Promise<AnswerOf<typeof ledgerStatus>>
  abstract entries(query: QueryOf<typeof listLedgerEntries>): Promise<AnswerOf<typeof listLedgerEntries>>
  abstract entry(index: bigint): Promise<AnswerOf<typeof showLedgerEntry> | undefined>
  abstract consistency(from: bigint): Promise<AnswerOf<typeof ledgerConsistency> | undefined>
  abstract privateStatus(): Promise<AnswerOf<typeof privateLogStatus>>
  abstract leaf(index: bigint): Promise<AnswerOf<typeof proveLeaf> | undefined>
  abstract privateFile(path: string): Promise<AnswerOf<typeof privateLogFile> | undefined>
  /** Waits until every fact recorded so far is under a checkpoint. */
  abstract settle(): Promise<void>
  /** The public ledger as it stands under its newest checkpoint, file by file, with the wording beside it. */
  abstract publicFiles(): AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>
  /** Proof that the private log under its newest checkpoint begins with the `from` leaves it once had; hashes in base64. */
  abstract privateGrowth(from: bigint): Promise<readonly string[]>
  /** A signed note (C2SP) of this text by the key of evidence packs; the text ends with a line feed. */
  abstract signEvidence(text: string): string
}

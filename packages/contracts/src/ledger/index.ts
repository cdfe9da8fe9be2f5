export { Binding, Bindings, Digest, type LedgerContent, LedgerEntry, type LedgerEntryType, ledgerEntries, ledgerEntryVersion } from './entry.ts'
export { evidencePack, mostFactsInPack } from './evidence-pack.ts'
export { ledgerFacts, ledgerFactsLedger } from './facts.ts'
export { defineLedgerPolicy, type LedgerMeans, type LedgerPolicy, type LedgerPolicyOf, type LedgerRule } from './policy.ts'
export {
  ledgerConsistency,
  ledgerStatus,
  listLedgerEntries,
  privateLogFile,
  privateLogStatus,
  proveLeaf,
  ShownEntry,
  showLedgerEntry,
} from './routes.ts'

export { LedgerCheck, type LedgerChecked } from './ledger-check.ts'
export type { LedgerDoubt, LedgerDoubtType } from './ledger-doubt.ts'
export { TIME_TOLERANCE_MS } from './order.ts'
export { bindingOf, bindingsIn, readWordingFile } from './wording-check.ts'

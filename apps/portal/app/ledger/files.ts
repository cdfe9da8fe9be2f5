/** What the files of an entry are called. */
export const proofName = (index: string): string => `ledger-entry-${index}.tlog-proof`
export const entryName = (index: string): string => `ledger-entry-${index}.json`

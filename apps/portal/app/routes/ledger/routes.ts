import { route } from '@react-router/dev/routes'

/** The public ledger and its verifier, for everybody. */
export const ledgerPages = [
  route('ledger', 'routes/ledger/ledger.tsx'),
  route('ledger/:index', 'routes/ledger/entry.tsx'),
  route('ledger/:index/proof', 'routes/ledger/proof-file.ts'),
  route('ledger/:index/entry', 'routes/ledger/entry-file.ts'),
  route('verify', 'routes/ledger/verify.tsx'),
]
